package dev.comanda.delivery.hook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.log.LocationLog.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location's webhook.
 *
 * @param secret sealed
 * @param nextSeq of the first event that was not sent; null where none waits
 * @param tries that failed since one was taken last
 * @param dueAt not tried before that
 * @param leftOut events that were given up, or that the log did not have any more
 */
record Hook(
    String url,
    byte[] secret,
    @Nullable Long nextSeq,
    int tries,
    Instant dueAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Instant lastErrorAt,
    @Nullable String lastError,
    int leftOut,
    @Nullable Instant leftOutAt) {
  /** Waiting events that are counted; past that there are as many or more. */
  static final int WAITING_MAX = 1_000;

  /** How it goes. */
  enum State {
    @JsonProperty("up_to_date")
    UP_TO_DATE("All that was told was sent."),
    @JsonProperty("sending")
    SENDING("It is being sent."),
    @JsonProperty("failing")
    FAILING("It does not get there; it is tried again by itself.");

    private final String text;

    State(String text) {
      this.text = text;
    }
  }

  private State state() {
    if (nextSeq == null) {
      return State.UP_TO_DATE;
    }
    return tries == 0 ? State.SENDING : State.FAILING;
  }

  /**
   * As it is shown.
   *
   * @param waiting what was not sent yet, oldest first
   * @param made the secret, the one time that it is told
   */
  Shown shown(List<Stamp> waiting, @Nullable String made) {
    var state = state();
    return new Shown(
        url,
        state,
        state == State.FAILING && lastError != null ? state.text + " " + lastError : state.text,
        waiting.size(),
        waiting.isEmpty() ? null : waiting.getFirst().at(),
        tries,
        state == State.FAILING ? dueAt : null,
        lastSuccessAt,
        lastErrorAt,
        lastError,
        leftOut,
        leftOutAt,
        made);
  }

  /** As it is shown; the secret is told once, to who has had it made. */
  record Shown(
      String url,
      State state,
      String text,
      int waiting,
      @Nullable Instant oldestWaitingAt,
      int tries,
      @Nullable Instant nextTryAt,
      @Nullable Instant lastSuccessAt,
      @Nullable Instant lastErrorAt,
      @Nullable String lastError,
      int leftOut,
      @Nullable Instant leftOutAt,
      @Nullable String secret) {
    @Override
    public String toString() {
      return "Shown[" + url + "]";
    }
  }
}

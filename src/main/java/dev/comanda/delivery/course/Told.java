package dev.comanda.delivery.course;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery stands in the words of the workshop's old surface, which knows four.
 *
 * @param reasonCode null where there is nothing to say
 * @param reason null where there is nothing to say
 */
public record Told(Word word, @Nullable String reasonCode, @Nullable String reason) {
  /** Its words. */
  public enum Word {
    /** It waits. */
    PLACED,
    /** It is worked on, tried again or looked for. */
    PROCESSING,
    /** It stands in the ERP. */
    CREATED,
    /** It does not, as far as anybody knows; it may yet. */
    ERROR;

    /** As it is written. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The same in those words.
   *
   * @param inFlight whether it is worked on right now
   */
  public static Told of(Standing standing, boolean inFlight) {
    var why = standing.reason();
    return switch (standing.state()) {
      case HELD -> new Told(Word.PLACED, why);
      case PLACED -> placed(standing, inFlight);
      case CREATED -> new Told(Word.CREATED, why);
      case ERROR -> new Told(Word.ERROR, why);
      case UNKNOWN ->
          inFlight || standing.dueAt() != null ? new Told(Word.PROCESSING, why) : unknown(standing);
      case CLEARED -> {
        var aside = standing.aside();
        yield new Told(Word.ERROR, aside == null ? null : aside.why());
      }
      case SKIPPED, CANCELLED -> new Told(Word.ERROR, why);
    };
  }

  private static Told placed(Standing standing, boolean inFlight) {
    if (standing.step() == Standing.Step.CREATING && !inFlight) {
      return unknown(standing);
    }
    boolean tries = inFlight || standing.attempts() > 0;
    return new Told(tries ? Word.PROCESSING : Word.PLACED, standing.reason());
  }

  private static Told unknown(Standing standing) {
    var why = standing.reason();
    return new Told(Word.ERROR, Reason.OUTCOME_UNKNOWN, why == null ? null : why.text());
  }

  private Told(Word word, @Nullable Reason why) {
    this(word, why == null ? null : why.code(), why == null ? null : why.text());
  }
}

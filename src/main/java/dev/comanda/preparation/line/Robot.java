package dev.comanda.preparation.line;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.match.FreeWorker;
import dev.comanda.preparation.match.WorkFilter;
import dev.comanda.preparation.robot.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A robot that waits for a ticket of a station, or was given one and has not reported of it.
 *
 * @param who by which it is known when it asks again
 * @param address where it waits; null for one that pulls
 * @param label what it calls itself
 * @param since when it asked
 * @param ticketId the ticket that it was given; null while it has none
 * @param attempts how often that was sent to it
 * @param fence grows whenever somebody takes it in hand, so that what was begun before counts no
 *     more
 * @param dueAt when somebody has to look at it; null while it waits
 * @param asideAt since when it is not known whether it still waits; null unless it is aside
 * @param probe what its address said last
 */
record Robot(
    UUID locationId,
    UUID id,
    UUID stationId,
    String who,
    @Nullable String address,
    String label,
    FilterTexts filter,
    Instant since,
    State state,
    @Nullable UUID ticketId,
    int attempts,
    int fence,
    @Nullable Instant dueAt,
    @Nullable Instant givenAt,
    @Nullable Instant asideAt,
    @Nullable Probe probe,
    @Nullable Instant probedAt) {

  /** What the keys of such workers begin with. */
  static final String KEY = "line:";

  /** So long whoever hands a ticket over has for it; then another node goes on. */
  static final Duration CALL_LEASE = Duration.ofSeconds(30);

  /** So long a robot that was given a ticket may take until its first report. */
  static final Duration REPORT_WAIT = Duration.ofSeconds(60);

  /** So long an address is asked now and then that is not open. */
  static final Duration ASIDE_MAX = Duration.ofMinutes(30);

  private static final Duration PROBE_FIRST = Duration.ofSeconds(5);
  private static final Duration PROBE_LAST = Duration.ofSeconds(60);

  /** What a robot does, as far as we know. */
  enum State {
    /** It waits for a ticket. */
    @JsonProperty("waiting")
    WAITING,
    /** A ticket is being sent to it. */
    @JsonProperty("calling")
    CALLING,
    /** It has a ticket, or may have it. */
    @JsonProperty("given")
    GIVEN,
    /** Its address was not open. */
    @JsonProperty("aside")
    ASIDE
  }

  /** One that asks for the first time. */
  static Robot fresh(
      UUID locationId,
      UUID id,
      UUID stationId,
      String who,
      @Nullable String address,
      String label,
      FilterTexts filter,
      Instant now) {
    return new Robot(
        locationId,
        id,
        stationId,
        who,
        address,
        label,
        filter,
        now,
        State.WAITING,
        null,
        0,
        1,
        null,
        null,
        null,
        null,
        null);
  }

  /** As a worker, before it has said which one it is. */
  Worker worker() {
    return new Worker(KEY + id, label, Worker.Kind.ROBOT);
  }

  /** As one who waits for a ticket that this filter lets through, which is its own. */
  FreeWorker free(WorkFilter own) {
    return new FreeWorker(id, worker().key(), own, since);
  }

  /** Whether a ticket was given to it and nothing was heard of that. */
  boolean has(Ticket ticket) {
    var hand = ticket.progress().hand();
    // Its name may be another by now.
    return ticket.progress().state() == Ticket.State.FIRED
        && !hand.begun()
        && hand.worker() != null
        && hand.worker().key().equals(worker().key());
  }

  /** This one asking, where it is known from before. */
  Robot known(Robot before) {
    return new Robot(
        locationId,
        before.id,
        stationId,
        who,
        address,
        label,
        filter,
        since,
        State.WAITING,
        null,
        0,
        before.fence + 1,
        null,
        null,
        null,
        null,
        null);
  }

  Robot waiting() {
    return next(State.WAITING, null, 0, null, null, null);
  }

  /** A ticket is being sent to it, once more. */
  Robot calling(UUID ticket, Instant now) {
    return next(State.CALLING, ticket, attempts + 1, now.plus(CALL_LEASE), now, null);
  }

  /** A ticket is in the answer to its asking. */
  Robot answered(UUID ticket, Instant now) {
    return next(State.GIVEN, ticket, attempts + 1, now.plus(REPORT_WAIT), now, null);
  }

  /** It may have its ticket. */
  Robot given(Instant now) {
    return next(State.GIVEN, ticketId, attempts, now.plus(REPORT_WAIT), now, null);
  }

  /** Its address is not open, or may be open again. */
  Robot aside(Instant now) {
    var first = asideAt == null ? now : asideAt;
    var quarter = Duration.between(first, now).dividedBy(4);
    var pause = quarter.compareTo(PROBE_LAST) > 0 ? PROBE_LAST : quarter;
    var due = now.plus(pause.compareTo(PROBE_FIRST) < 0 ? PROBE_FIRST : pause);
    return next(State.ASIDE, null, 0, due, null, first);
  }

  boolean asideTooLong(Instant now) {
    return asideAt != null && asideAt.plus(ASIDE_MAX).isBefore(now);
  }

  /** To be looked at later. */
  Robot later(Instant due) {
    return next(state, ticketId, attempts, due, givenAt, asideAt);
  }

  /** What its address said. */
  Robot said(Probe word, Instant now) {
    return new Robot(
        locationId,
        id,
        stationId,
        who,
        address,
        label,
        filter,
        since,
        state,
        ticketId,
        attempts,
        fence,
        dueAt,
        givenAt,
        asideAt,
        word,
        now);
  }

  private Robot next(
      State now,
      @Nullable UUID ticket,
      int tried,
      @Nullable Instant due,
      @Nullable Instant given,
      @Nullable Instant aside) {
    return new Robot(
        locationId,
        id,
        stationId,
        who,
        address,
        label,
        filter,
        since,
        now,
        ticket,
        tried,
        fence + 1,
        due,
        given,
        aside,
        probe,
        probedAt);
  }
}

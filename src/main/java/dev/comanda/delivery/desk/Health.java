package dev.comanda.delivery.desk;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.comanda.delivery.course.Hours;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.run.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an integration is.
 *
 * @param connector the kind of ERP
 * @param hours in which lines are begun; null for always
 * @param running whether a process works it off right now
 * @param gate how that process says that it goes; null where none has it, or it has not said yet
 * @param oldestWaitingAt when the oldest line was placed that is to be booked; null if there is
 *     none
 * @param lastSuccessAt when a line was last seen in the ERP; null where that is not known
 * @param canary the last look at its ERP; null where nobody has looked yet
 * @param lookedAtDaily whether that comes by itself
 * @param parkedLanes documents whose first line waits for a person
 * @param parked the longest of them
 * @param alerts of which those were told who run the location, and which are not over
 */
record Health(
    UUID integrationId,
    UUID locationId,
    String slug,
    String workshop,
    String connector,
    Wanted wanted,
    @Nullable Hours hours,
    LoginState credentials,
    boolean running,
    @Nullable Gate gate,
    Depth depth,
    @Nullable Instant oldestWaitingAt,
    @Nullable Instant lastSuccessAt,
    @Nullable Canary canary,
    boolean lookedAtDaily,
    int parkedLanes,
    List<Parked> parked,
    List<Alert> alerts) {
  /** Documents of one integration that are named; the rest is counted. */
  static final int PARKED_MAX = 20;

  /** Lines that are counted behind the first of a document. */
  static final int BEHIND_MAX = 1_000;

  /**
   * What should run.
   *
   * @param killed whether nothing does nevertheless until somebody acts, or the server starts
   */
  record Wanted(boolean active, boolean api, boolean worker, boolean paused, boolean killed) {}

  /** The hours of each day in which lines are begun, by the clocks of the location. */
  record Daily(
      @JsonFormat(pattern = "HH:mm") LocalTime from,
      @JsonFormat(pattern = "HH:mm") LocalTime to,
      ZoneId timeZone) {}

  /**
   * Whether it may try anything.
   *
   * @param until when it may again; null where it may, or nobody knows
   * @param trouble what the ERP last said or did that kept it; null where it answered since
   */
  record Gate(Pulse.Way state, @Nullable Instant until, @Nullable Reason trouble) {}

  /**
   * Lines that are to be booked; of each state at most 10,001 are counted, so that a look costs
   * little however many wait.
   *
   * @param inFlight how many of all of them are worked on right now
   * @param voidWanted how many were voided, are booked or may be, and are not taken back by us;
   *     they need not wait any more
   */
  record Depth(int held, int placed, int unknown, int error, int inFlight, int voidWanted) {}

  /**
   * A document whose first line waits for a person.
   *
   * @param deliveryId that line
   * @param behind how many wait behind it, at most {@link #BEHIND_MAX}
   * @param since when it came to stand so
   */
  record Parked(
      String document,
      UUID deliveryId,
      String state,
      @Nullable Reason reason,
      int behind,
      Instant since,
      Instant waitingSince) {}

  /**
   * The last look whether its ERP is there, lets us in and looks as it should.
   *
   * @param scheduled whether it came by itself; else a person asked for it
   * @param reason what was wrong; null where all was well
   * @param step where that was seen
   * @param picture the number of the picture that shows it, or how it looked at the end; null where
   *     there is none
   * @param changed whether the ERP is other than it should be; who was not let in has not seen that
   */
  record Canary(
      Instant at,
      boolean ok,
      boolean scheduled,
      @Nullable Reason reason,
      @Nullable String step,
      @Nullable Integer picture,
      @JsonIgnore boolean changed) {}

  /** What those who run the location were told of. */
  record Alert(Cause cause, String text, Instant since) {}

  /** Why it does not work; empty where it does. */
  Optional<Reason> reason() {
    if (!wanted.active()) {
      return why("inactive", "It is switched off.");
    }
    if (wanted.killed()) {
      return why(
          "killed",
          "It was killed: nothing of it runs until it is configured, told what to run, or the"
              + " server starts.");
    }
    if (wanted.paused()) {
      return why("paused", "It is paused with all others of its location.");
    }
    if (!wanted.worker()) {
      return why("stopped", "Its worker is stopped; lines wait.");
    }
    if (credentials == LoginState.REFUSED) {
      return why(
          "credentials_refused",
          "The ERP does not take the user or the password; nothing tries again until they are"
              + " changed.");
    }
    if (credentials == LoginState.UNREADABLE) {
      return unreadable();
    }
    if (!running) {
      return why("not_running", "No process has it right now; one takes it within seconds.");
    }
    return gate == null ? Optional.empty() : shut(gate);
  }

  private Optional<Reason> shut(Gate gate) {
    return switch (gate.state()) {
      case OPEN -> Optional.empty();
      case CREDENTIALS -> unreadable();
      case HOURS ->
          why(
              "hours",
              hours == null
                  ? "It is outside its hours; lines wait."
                  : "It is outside its hours; lines wait until " + hours.from() + ".");
      case SLOWED -> why("slowed", "The ERP asked for patience." + said(gate));
      case UNREACHED -> why("unreached", "The ERP cannot be reached." + said(gate));
      case TRYING ->
          why("trying", "The ERP could not be reached; one line is tried to see." + said(gate));
    };
  }

  /** Which key that is, whoever runs it says. */
  private Optional<Reason> unreadable() {
    return why(
        Reason.CREDENTIALS_UNREADABLE,
        gate == null || gate.trouble() == null
            ? "The key is missing by which who signs in was sealed."
            : gate.trouble().text());
  }

  private static String said(Gate gate) {
    return gate.trouble() == null ? "" : " " + gate.trouble().text();
  }

  private static Optional<Reason> why(String code, String text) {
    return Optional.of(new Reason(code, text));
  }

  /** The same, with what waits for a person and what was told of it. */
  Health with(int lanes, List<Parked> longest, List<Alert> told) {
    return new Health(
        integrationId,
        locationId,
        slug,
        workshop,
        connector,
        wanted,
        hours,
        credentials,
        running,
        gate,
        depth,
        oldestWaitingAt,
        lastSuccessAt,
        canary,
        lookedAtDaily,
        lanes,
        longest,
        told);
  }

  /** For how long the oldest line has been waiting. */
  Duration lag(Instant now) {
    return oldestWaitingAt == null || oldestWaitingAt.isAfter(now)
        ? Duration.ZERO
        : Duration.between(oldestWaitingAt, now);
  }

  /** For how much of that it could have been begun: only since its hours last began. */
  Duration lagInHours(Instant now) {
    var waits = lag(now);
    if (hours == null) {
      return waits;
    }
    var open = hours.openSince(now).map(since -> Duration.between(since, now));
    return open.map(time -> time.compareTo(waits) < 0 ? time : waits).orElse(Duration.ZERO);
  }

  /** The same as it is shown. */
  Shown shown(Instant now) {
    return new Shown(
        integrationId,
        locationId,
        slug,
        workshop,
        connector,
        reason().isEmpty(),
        reason().orElse(null),
        wanted,
        hours == null ? null : new Daily(hours.from(), hours.to(), hours.zone()),
        credentials,
        running,
        gate,
        depth,
        oldestWaitingAt,
        lag(now).toSeconds(),
        lastSuccessAt,
        canary,
        parkedLanes,
        parked,
        alerts);
  }

  /**
   * As it is shown.
   *
   * @param works whether lines are being booked as they come
   * @param reason why not; null where it works
   */
  record Shown(
      UUID integrationId,
      UUID locationId,
      String slug,
      String workshop,
      String connector,
      boolean works,
      @Nullable Reason reason,
      Wanted wanted,
      @Nullable Daily hours,
      LoginState credentials,
      boolean running,
      @Nullable Gate gate,
      Depth depth,
      @Nullable Instant oldestWaitingAt,
      long lagSeconds,
      @Nullable Instant lastSuccessAt,
      @Nullable Canary canary,
      int parkedLanes,
      List<Parked> parked,
      List<Alert> alerts) {}
}

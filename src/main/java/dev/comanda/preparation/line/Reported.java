package dev.comanda.preparation.line;

import dev.comanda.preparation.Progress;
import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.Ticket.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a robot's report makes of a ticket. Pure. Reports come in any order: one that is not further
 * than what is known changes nothing; but what is not made yet can fail at any time.
 *
 * @param ticket afterwards
 * @param reason why nothing was changed; empty where something was
 */
record Reported(Ticket ticket, Optional<Reason> reason) {
  /** So long a robot that has begun may say nothing before somebody has to look. */
  static final Duration SILENCE_MAX = Duration.ofMinutes(10);

  /** What robots are called that do not say which one they are. */
  static final String NAMELESS = "-1";

  private static final String KEY = "bot:";

  /** What a report says about a ticket, from the robot of this number. */
  static Reported of(Ticket ticket, RobotStatus status, String bot, Instant now) {
    return refusal(ticket, status, bot)
        .map(reason -> new Reported(ticket, Optional.of(reason)))
        .orElseGet(() -> new Reported(after(ticket, status, bot, now), Optional.empty()));
  }

  private static Optional<Reason> refusal(Ticket ticket, RobotStatus status, String bot) {
    var progress = ticket.progress();
    if (progress.state() == State.CANCELLED) {
      return Optional.of(Reason.CANCELLED);
    }
    if (progress.stationId() == null) {
      return Optional.of(Reason.NO_STATION);
    }
    if (foreign(progress.hand().worker(), bot)) {
      return Optional.of(Reason.OTHER_WORKER);
    }
    var known = Optional.ofNullable(progress.hand().status()).flatMap(RobotStatus::of);
    if (known.equals(Optional.of(status))) {
      return Optional.of(Reason.REPEATED);
    }
    boolean made = progress.state() == State.READY || progress.state() == State.SERVED;
    boolean late =
        status.inVain()
            ? made || known.filter(RobotStatus::inVain).isPresent()
            : known.map(RobotStatus::rank).orElse(-1) >= status.rank();
    return progress.state() == State.SERVED || late ? Optional.of(Reason.LATE) : Optional.empty();
  }

  private static boolean foreign(@Nullable Worker worker, String bot) {
    return worker != null
        && !worker.key().startsWith(Robot.KEY)
        && !worker.key().equals(KEY + NAMELESS)
        && !worker.key().equals(KEY + bot)
        && !(worker.key().startsWith(KEY) && bot.equals(NAMELESS));
  }

  private static Ticket after(Ticket ticket, RobotStatus status, String bot, Instant now) {
    var progress = ticket.progress();
    var hand = hand(ticket, status, bot, null);
    return switch (status) {
      case RECEIVED, INITIATED, RECIPE, PUMPING, OTHER_INGREDIENTS, MIXING ->
          ticket.with(
              progress.state() == State.READY
                  ? progress.by(hand)
                  : progress.fired(hand(ticket, status, bot, now.plus(SILENCE_MAX)), now));
      case SERVING, SHOUTOUT, COMPLETING ->
          ticket.with(
              progress.state() == State.READY ? progress.by(hand) : progress.by(hand).ready(now));
      case SERVED -> ticket.with(progress.by(hand).served(now));
      case FAILED, CANCELLED -> ticket.with(inVain(ticket, progress.by(hand)));
    };
  }

  private static Progress inVain(Ticket ticket, Progress progress) {
    return ticket.card().voided() ? progress.cancelled() : progress.held(Held.FAILED);
  }

  private static Hand hand(Ticket ticket, RobotStatus status, String bot, @Nullable Instant lease) {
    var worker = ticket.progress().hand().worker();
    var by =
        bot.equals(NAMELESS) && worker != null
            ? worker
            : new Worker(KEY + bot, "Robot " + bot, Worker.Kind.ROBOT);
    return new Hand(by, true, status.words(), lease);
  }

  /** The number of the robot that has a ticket, as it said; empty where none has said so. */
  static Optional<String> bot(Ticket ticket) {
    return Optional.ofNullable(ticket.progress().hand().worker())
        .map(Worker::key)
        .filter(key -> key.startsWith(KEY))
        .map(key -> key.substring(KEY.length()));
  }
}

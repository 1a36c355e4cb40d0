package dev.comanda.preparation;

import dev.comanda.preparation.Progress.Hand;
import dev.comanda.preparation.Progress.Worker;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.Ticket.State;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does to a ticket. Pure: says what the ticket is afterwards, or why it may not be. A
 * ticket that is so already stays as it is, so a step may be repeated.
 */
sealed interface Step {
  /**
   * For how long a ticket is a worker's that has not begun, or not said since that it still has it.
   */
  Duration LEASE = Duration.ofSeconds(30);

  /**
   * What a step may need to know.
   *
   * @param stations of the ticket's location
   * @param serials gives out the next serial
   */
  record Circumstances(Instant now, StationsForOrder.Here stations, IntSupplier serials) {
    /** The station where a ticket is; empty where that is gone. */
    Optional<Station> at(Ticket ticket) {
      return Optional.ofNullable(ticket.progress().stationId()).flatMap(stations::find);
    }

    void requireStation(Ticket ticket) {
      if (at(ticket).isEmpty()) {
        throw refused(ticket, "is at no station; send it to one first");
      }
    }

    boolean robots(Ticket ticket) {
      return at(ticket).filter(each -> each.kind() == Station.Kind.ROBOTS).isPresent();
    }
  }

  /**
   * The ticket afterwards; the same where it is so already.
   *
   * @throws Refused {@code ticket_state}, {@code lease_lost}, {@code invalid}
   */
  Ticket of(Ticket ticket, Circumstances here);

  /** Somebody begins. */
  record Start(Worker worker) implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var hand = ticket.progress().hand();
      requireWanted(ticket);
      return switch (ticket.progress().state()) {
        case QUEUED -> begun(ticket, here.now());
        case FIRED -> {
          if (hand.worker() == null || !hand.worker().key().equals(worker.key())) {
            throw refused(ticket, "is made by somebody else");
          }
          yield hand.begun() ? ticket : begun(ticket, here.now());
        }
        case READY, SERVED, HELD, CANCELLED -> throw refused(ticket, "cannot be begun");
      };
    }

    /** People are not asked whether they are still there. */
    private Ticket begun(Ticket ticket, Instant now) {
      var lease = worker.kind() == Worker.Kind.ROBOT ? now.plus(LEASE) : null;
      return ticket.with(ticket.progress().fired(new Hand(worker, true, null, lease), now));
    }
  }

  /** It is ready to be served. */
  record Ready() implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      return switch (ticket.progress().state()) {
        case QUEUED, FIRED -> ticket.with(ticket.progress().ready(here.now()));
        case HELD -> {
          if (ticket.progress().stationId() == null) {
            throw refused(ticket, "is at no station; send it to one, or say that it was served");
          }
          yield ticket.with(ticket.progress().ready(here.now()));
        }
        case READY, SERVED -> ticket;
        case CANCELLED -> throw refused(ticket, "is cancelled");
      };
    }
  }

  /** It was served. */
  record Serve() implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      return switch (ticket.progress().state()) {
        case QUEUED, FIRED, READY, HELD -> ticket.with(ticket.progress().served(here.now()));
        case SERVED -> ticket;
        case CANCELLED -> throw refused(ticket, "is cancelled");
      };
    }
  }

  /**
   * One step back.
   *
   * @param from the state that whoever recalls has seen, so that a repeat goes back no further
   */
  record Recall(State from) implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var now = ticket.progress().state();
      if (from == State.SERVED) {
        return switch (now) {
          case SERVED -> ticket.with(ticket.progress().unserved());
          case READY -> ticket;
          case QUEUED, FIRED, HELD, CANCELLED -> throw refused(ticket, "was not served");
        };
      }
      if (here.robots(ticket)) {
        throw refused(ticket, "was made by a robot, which cannot unmake it");
      }
      return switch (now) {
        case READY -> {
          here.requireStation(ticket);
          yield ticket.with(ticket.progress().unready().afresh(here.now()));
        }
        case FIRED, QUEUED -> ticket;
        case SERVED, HELD, CANCELLED -> throw refused(ticket, "is not ready");
      };
    }
  }

  /** Another station is to make it. */
  record Send(UUID stationId) implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var to =
          here.stations()
              .find(stationId)
              .orElseThrow(
                  () -> Refused.field("/station_id", "unknown", "There is no such station here."));
      var progress = ticket.progress();
      if (progress.state() == State.QUEUED && stationId.equals(progress.stationId())) {
        return ticket;
      }
      requireWanted(ticket);
      switch (progress.state()) {
        case QUEUED, HELD -> {}
        case FIRED -> {
          if (here.robots(ticket) || progress.hand().ofRobot()) {
            throw refused(ticket, "is made by a robot already");
          }
        }
        case READY, SERVED -> throw refused(ticket, "is made already");
        case CANCELLED -> throw refused(ticket, "is cancelled");
      }
      var serial = serial(ticket, to, here);
      var unit = serial == null ? ticket.card() : ticket.card().asUnit();
      // Whoever sends it has decided that it is taken in there.
      var card = stationId.equals(progress.stationId()) ? unit : unit.takenIn(null);
      var sent = progress.sent(stationId, serial);
      boolean later =
          progress.fireAt().isAfter(here.now()) && !stationId.equals(progress.stationId());
      return ticket.with(card, later ? sent.dueAt(here.now()) : sent.afresh(here.now()));
    }

    /** Robots know what they make by its serial, and make one unit at a time. */
    private static @Nullable Integer serial(Ticket ticket, Station to, Circumstances here) {
      var known = ticket.progress().serial();
      if (to.kind() == Station.Kind.PEOPLE || known != null) {
        return known;
      }
      if (ticket.card().asUnit().unit() == null) {
        throw Refused.field(
            "/station_id", "robots", "Robots make one unit at a time; this is more than that.");
      }
      return here.serials().getAsInt();
    }
  }

  /** It is to be made before others, or not. */
  record Rush(boolean rush) implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      if (ticket.progress().rush() == rush) {
        return ticket;
      }
      if (!ticket.open()) {
        throw refused(ticket, "is done already");
      }
      return ticket.with(ticket.progress().rushed(rush));
    }
  }

  /** Somebody at the station has seen what changed. */
  record Confirm() implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var seen = ticket.card().confirmed();
      if (seen.equals(ticket.card())) {
        return ticket;
      }
      boolean over = seen.voided() && ticket.open();
      return ticket.with(seen, over ? ticket.progress().cancelled() : ticket.progress());
    }
  }

  /**
   * Its worker will not have it.
   *
   * @param key of the worker
   */
  record Reject(String key) implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var hand = ticket.progress().hand();
      if (ticket.progress().state() == State.QUEUED
          && ticket.progress().rejectedBy().contains(key)) {
        return ticket;
      }
      if (ticket.progress().state() != State.FIRED
          || hand.worker() == null
          || !hand.worker().key().equals(key)) {
        throw lost();
      }
      return hand.begun()
          ? ticket.with(ticket.progress().held(Held.FAILED))
          : back(ticket, key, here);
    }
  }

  /** Its worker has not said in time that it still has it. */
  record Silence() implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var hand = ticket.progress().hand();
      var until = hand.leaseUntil();
      if (until == null || until.isAfter(here.now())) {
        return ticket;
      }
      return hand.begun()
          ? ticket.with(ticket.progress().held(Held.SILENT))
          : back(ticket, null, here);
    }
  }

  /** Nobody makes it by itself any more: it was to be made long ago. */
  record LeaveOver() implements Step {
    @Override
    public Ticket of(Ticket ticket, Circumstances here) {
      var progress = ticket.progress();
      boolean waits =
          progress.state() == State.QUEUED
              || (progress.state() == State.FIRED && !progress.hand().ofRobot());
      return waits && progress.leftOver(here.now())
          ? ticket.with(progress.held(Held.LEFT_OVER))
          : ticket;
    }
  }

  /** What nobody has begun waits again, if it is still wanted and its station is still there. */
  private static Ticket back(Ticket ticket, @Nullable String rejecting, Circumstances here) {
    if (ticket.card().voided()) {
      return ticket.with(ticket.progress().cancelled());
    }
    return ticket.with(
        here.at(ticket).isEmpty()
            ? ticket.progress().held(Held.STATION_GONE)
            : ticket.progress().back(rejecting));
  }

  private static void requireWanted(Ticket ticket) {
    if (ticket.card().voided()) {
      throw refused(ticket, "is no longer wanted");
    }
  }

  private static Refused refused(Ticket ticket, String why) {
    return new Refused(
        Code.TICKET_STATE, "This ticket of order " + ticket.card().orderNumber() + " " + why + ".");
  }

  /** The refusal of who does not have a ticket, or no longer. */
  static Refused lost() {
    return new Refused(
        Code.LEASE_LOST, "You do not have this ticket any more; it may be given to another.");
  }
}

package dev.comanda.delivery.run;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Attempt;
import dev.comanda.delivery.course.Head.MayCreate;
import dev.comanda.delivery.course.Head.MayNot;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.delivery.queue.AttemptNotes;
import dev.comanda.delivery.queue.BeginCreate;
import dev.comanda.delivery.queue.Claimed;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.GiveVerdict;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes attempts at the deliveries of one integration, as {@link Attempt} says. No transaction is
 * open while the ERP is asked. Thread-safe.
 */
final class Tries {
  private static final Logger log = LoggerFactory.getLogger(Tries.class);

  /** Before something that could not be written is tried again. */
  private static final Duration AGAIN = Duration.ofMillis(300);

  /** Stands for a login that cannot be read; nobody is shown it. */
  private static final Login UNREADABLE = new Login("", "");

  private final Job job;
  private final LocationWriter writer;
  private final GateKeeper gate;
  private final Places places;
  private final OwnLogins logins;
  private final AttemptNotes notes;
  private final Told told;
  private final Runnable refused;
  private final KeptConnector connector;

  /** Who looks after a lane while it is worked off. */
  interface Watch {
    /** Whether nothing more is to be begun. */
    boolean ending();

    /** It is at this delivery now. */
    void works(Claimed on);

    /** It is over. */
    void ended();
  }

  /**
   * Over a writer.
   *
   * @param refused writes down that the ERP does not take the integration's own login; done again
   *     where it cannot
   */
  Tries(
      Job job,
      LocationWriter writer,
      GateKeeper gate,
      Places places,
      OwnLogins logins,
      AttemptNotes notes,
      Told told,
      Runnable refused) {
    this.job = job;
    this.writer = writer;
    this.gate = gate;
    this.places = places;
    this.logins = logins;
    this.notes = notes;
    this.told = told;
    this.refused = refused;
    this.connector = job.connector();
  }

  /**
   * Works a lane off on a thread of its own, from what was claimed on, until nothing may be tried
   * there or the thread is interrupted: then it is left to its lease.
   *
   * @param watch told of it
   */
  Thread begin(Claimed claimed, DatabaseTime time, Watch watch) {
    return Thread.ofVirtual()
        .name(job.name() + " lane")
        .start(
            () -> {
              try {
                lane(claimed, time, watch);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException | Error e) {
                log.error("{}: a lane is left to its lease", job.name(), e);
              } finally {
                watch.ended();
              }
            });
  }

  private void lane(Claimed first, DatabaseTime firstTime, Watch watch)
      throws InterruptedException {
    var next = Optional.of(first);
    var time = firstTime;
    boolean counted = true;
    try {
      while (next.isPresent()) {
        var claimed = next.get();
        watch.works(claimed);
        var attempt = attempt(claimed, time);
        if (attempt.next(time.latest()) == Attempt.Next.STOP) {
          return;
        }
        boolean turnedDown = gate.ended(attempt, time.latest());
        counted = !watch.ending() && gate.begin(time.latest()).isEmpty();
        long asked = System.nanoTime();
        next = verdict(claimed, attempt, counted);
        if (turnedDown) {
          surely(
              () -> {
                refused.run();
                return true;
              });
        }
        if (next.isPresent()) {
          time = new DatabaseTime(next.get().at(), asked, System.nanoTime());
        }
      }
    } finally {
      if (counted) {
        gate.none();
      }
    }
  }

  private Optional<Claimed> verdict(Claimed claimed, Attempt attempt, boolean more)
      throws InterruptedException {
    var jitter = ThreadLocalRandom.current().nextDouble();
    var given =
        submit(
            new GiveVerdict(
                claimed, attempt.said(), job.rules(), jitter, more ? gate.begun() : null));
    return given.next();
  }

  /**
   * Has something written, again and again where the database is away: what an attempt has come to
   * must not be lost. Doing it twice is harmless, as the fence says whose the lane is.
   */
  private <R> R submit(Command<R> command) throws InterruptedException {
    return surely(() -> writer.submit(command).value());
  }

  private static <R> R surely(Supplier<R> write) throws InterruptedException {
    while (true) {
      try {
        return write.get();
      } catch (Refused | DatabaseUnavailable e) {
        Thread.sleep(AGAIN);
      }
    }
  }

  /** Makes one attempt to its end, and notes what was seen. */
  private Attempt attempt(Claimed claimed, DatabaseTime time) throws InterruptedException {
    var evidence = new Trace(job.mask());
    try (var open = notes.begins(claimed.delivery(), evidence)) {
      var attempt = attempt(claimed, time, evidence);
      var note = open.end(said(attempt));
      told.worked(job.name(), evidence.maskedOurs(note.line()));
      return attempt;
    }
  }

  private static String said(Attempt attempt) {
    return attempt.phase() == Attempt.Phase.LOST
        ? "lost"
        : attempt.said().getClass().getSimpleName();
  }

  private Attempt attempt(Claimed claimed, DatabaseTime time, Trace evidence)
      throws InterruptedException {
    var delivery = claimed.delivery();
    var sealed = delivery.login();
    var opened = sealed == null ? null : logins.of(delivery, sealed);
    var login = opened == null ? null : opened.read().orElse(UNREADABLE);
    var attempt = Attempt.at(delivery.aim(), booking(delivery, login), delivery.standing());
    if (opened instanceof Opening.Unreadable<Login>(var why)) {
      return attempt.troubled(unreadable(why, evidence));
    }
    if (login != null) {
      evidence.hide(login);
    }
    while (true) {
      switch (attempt.next(time.latest())) {
        case FIND -> attempt = find(attempt, evidence, time);
        case WRITE_CREATING -> attempt = write(attempt, claimed);
        case CREATE -> attempt = create(attempt, evidence, time);
        case GIVE_VERDICT, STOP -> {
          return attempt;
        }
      }
    }
  }

  private static Trouble unreadable(String why, Trace evidence) {
    var code = Reason.CREDENTIALS_UNREADABLE;
    evidence.text("find not sent", code + ": " + why);
    return new Trouble(Trouble.Kind.CREDENTIALS, code, why);
  }

  private static Booking booking(Delivery delivery, @Nullable Login login) {
    var what = delivery.what();
    return new Booking(
        Objects.requireNonNull(what.document()),
        Objects.requireNonNull(what.productNumber()),
        what.description(),
        what.quantity().value(),
        what.unit(),
        delivery.mark(),
        login);
  }

  private Attempt find(Attempt attempt, Trace evidence, DatabaseTime time)
      throws InterruptedException {
    try (var _ = places.take()) {
      var askedAt = time.earliest();
      var found =
          connector.ask(at -> at.find(attempt.booking(), evidence), job.traits().findLimit());
      return attempt.found(found, askedAt);
    } catch (Trouble e) {
      return attempt.troubled(evidence.masked(e));
    }
  }

  private Attempt write(Attempt attempt, Claimed claimed) throws InterruptedException {
    return switch (submit(new BeginCreate(claimed, job.rules()))) {
      case MayCreate may -> attempt.mayCreate(Objects.requireNonNull(may.lane().createUntil()));
      case MayNot not -> {
        if (not == MayNot.LEASE_SHORT) {
          Thread.sleep(AGAIN);
        }
        yield attempt.mayNotCreate(not);
      }
    };
  }

  private Attempt create(Attempt attempt, Trace evidence, DatabaseTime time)
      throws InterruptedException {
    try (var _ = places.take()) {
      var left = Duration.between(time.latest(), Objects.requireNonNull(attempt.createUntil()));
      if (!left.isPositive()) {
        return attempt;
      }
      var _ = connector.ask(at -> write(at, attempt, evidence), left);
      return attempt.createReturned();
    } catch (Trouble e) {
      return attempt.troubled(evidence.masked(e));
    }
  }

  private static Instant write(Connector at, Attempt attempt, Trace evidence)
      throws Trouble, InterruptedException {
    Booked line = attempt.line();
    if (attempt.aim() == Aim.TAKE_BACK) {
      at.takeBack(attempt.booking(), Objects.requireNonNull(line), evidence);
    } else {
      at.create(attempt.booking(), evidence);
    }
    return Instant.EPOCH;
  }

  /** Lets go of the connector, and opens no other. */
  void close() {
    connector.close();
  }
}

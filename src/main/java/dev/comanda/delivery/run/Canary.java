package dev.comanda.delivery.run;

import dev.comanda.db.Rounds;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Daily;
import dev.comanda.delivery.course.WhyNot;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.run.Looks.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day whether the ERP of an integration is there, lets us in and looks as it should,
 * before the first line of the day needs it. It is worked off by the process that works its lines
 * off, and goes through the same gate and the same connector: between two lines, in the browser
 * that is signed in already, and not while nothing may begin. Thread-safe.
 */
final class Canary implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Canary.class);

  /** How often it looks whether it is time; also what other nodes have written counts. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Integrations look one after the other within so long a time. */
  private static final int SPREAD_SECONDS = 300;

  /** How often it asks whether the lines that it waits for have ended, and for how long. */
  private static final Duration ASK_EVERY = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** An ERP that asks for patience, or has no browser for us, says nothing of its pages. */
  private static final Duration LATER = Duration.ofMinutes(2);

  /** What ends with time where nothing else is wrong. */
  private static final Set<WhyNot> PASSING = EnumSet.of(WhyNot.IN_FLIGHT, WhyNot.RATE);

  private static final Set<Trouble.Kind> ONCE_MORE =
      EnumSet.of(Trouble.Kind.UNREACHABLE, Trouble.Kind.SESSION_LOST, Trouble.Kind.UNKNOWN);

  private final Job job;
  private final Integration of;
  private final GateKeeper gate;
  private final Places places;
  private final Looks looks;
  private final Runnable refused;
  private final Runnable after;
  private final Rounds rounds;
  private @Nullable Instant notBefore;

  /** One that could not be written down yet. */
  private @Nullable Look unkept;

  /**
   * Over an integration that is worked off.
   *
   * @param refused writes down that the ERP does not take the integration's own login
   * @param after lines may begin again
   */
  Canary(
      Job job,
      Integration of,
      GateKeeper gate,
      Places places,
      Looks looks,
      Runnable refused,
      Runnable after) {
    this.job = job;
    this.of = of;
    this.gate = gate;
    this.places = places;
    this.looks = looks;
    this.refused = refused;
    this.after = after;
    this.rounds =
        new Rounds(
            job.name() + " canary", EVERY, "the ERP of " + job.name() + " will be looked at later");
  }

  /** Begins, where it is to look at all. */
  void start() {
    var at = of.canaryAt();
    if (at != null) {
      rounds.start(() -> turn(at));
    }
  }

  private void turn(LocalTime at) {
    keep();
    long asked = System.nanoTime();
    var before = looks.before(of);
    var time = new DatabaseTime(before.now(), asked, System.nanoTime());
    var spread = Duration.ofSeconds(Math.floorMod(of.id().hashCode(), SPREAD_SECONDS));
    var daily = new Daily(at, before.zone(), spread);
    boolean patient = notBefore != null && notBefore.isAfter(before.now());
    if (patient || !daily.due(of.createdAt(), before.last(), before.now()) || !looks.begins()) {
      return;
    }
    try {
      look(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      looks.over();
    }
  }

  private void look(DatabaseTime time) throws InterruptedException {
    if (!begin(time)) {
      return;
    }
    try {
      var look = asked(time);
      if (look.flatMap(Canary::passes).isPresent()) {
        look = asked(time);
      }
      look.ifPresent(seen -> heed(seen, time));
    } finally {
      gate.none();
      after.run();
    }
    keep();
  }

  /** What may be over when it is looked at once more. */
  private static Optional<Trouble.Kind> passes(Look look) {
    return Optional.ofNullable(look.trouble()).filter(ONCE_MORE::contains);
  }

  private void heed(Look look, DatabaseTime time) {
    if (look.trouble() == Trouble.Kind.BUSY) {
      notBefore = time.latest().plus(LATER);
    } else if (look.trouble() != Trouble.Kind.CREDENTIALS) {
      unkept = look;
    } else if (of.credentials() == LoginState.NONE) {
      // Every line brings its own user; a look has none.
      rounds.stop();
    } else {
      gate.turnedDown();
      unkept = look;
    }
  }

  /** Waits until no more lines are under way than leave room for a look; none begins meanwhile. */
  private boolean begin(DatabaseTime time) throws InterruptedException {
    long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
    try {
      var shut = gate.beginLook(time.latest());
      while (shut.filter(PASSING::contains).isPresent()
          && System.nanoTime() - giveUpNanos < 0
          && rounds.goOn()) {
        Thread.sleep(ASK_EVERY);
        shut = gate.beginLook(time.latest());
      }
      return shut.isEmpty();
    } finally {
      gate.lookBegun();
    }
  }

  /**
   * Asks the ERP; empty where nothing may ask it by now. What a line has heard meanwhile, and what
   * a person has stopped, counts also between two asks.
   */
  private Optional<Look> asked(DatabaseTime time) throws InterruptedException {
    var seen = new Trace(job.mask());
    try (var _ = places.take()) {
      if (!rounds.goOn() || !gate.goesOn(time.latest())) {
        return Optional.empty();
      }
      var _ = job.connector().ask(at -> Looks.check(at, seen), job.traits().findLimit());
      return Optional.of(Look.well(seen));
    } catch (Trouble e) {
      return Optional.of(Look.troubled(e, seen));
    }
  }

  /** Where it cannot be written down it is the next time, and the ERP is not asked again for it. */
  private void keep() {
    var look = unkept;
    if (look == null) {
      return;
    }
    if (look.trouble() == Trouble.Kind.CREDENTIALS) {
      refused.run();
    }
    looks.keep(of, true, look);
    unkept = null;
    log.info(
        "{}: {}",
        job.name(),
        Optional.ofNullable(look.wrong())
            .map(wrong -> "its ERP does not look as it should: " + wrong.code())
            .orElse("its ERP looks as it should"));
  }

  /** A look that is being made ends; it is made again by whoever has the integration next. */
  @Override
  public void close() {
    rounds.close();
  }
}

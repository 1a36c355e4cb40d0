package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tap's oil that is to stand on a worksheet, for the tests of what is decided about it. */
final class Oil {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  static final Duration CREATE_LIMIT = Duration.ofSeconds(30);
  static final Duration SETTLES = Duration.ofMinutes(2);
  static final UUID ID = new UUID(0, 1);
  static final UUID ADA = new UUID(0, 100);
  static final UUID BOB = new UUID(0, 101);

  static final Rules RULES = rules(SETTLES);
  static final Rules NOBODY_KNOWS = rules(null);

  static final Item ITEM = new Item("W-17", "10", new BigDecimal("4.7"));
  static final Booking BOOKING = booking(null);
  static final Booking OWN_LOGIN = booking(new Login("ada", "secret"));
  static final Booked LINE = line("4.700");
  static final Booked OTHER = line("5");
  static final Standing PLACED = Standing.of(ITEM, NOW);
  static final Gate OPEN = Gate.open(Rate.of(null, 4));

  private Oil() {}

  private static Rules rules(@Nullable Duration settlesAfter) {
    var traits = new Traits(Duration.ofSeconds(10), CREATE_LIMIT, settlesAfter, 4, false);
    return Rules.of(traits);
  }

  private static Booking booking(@Nullable Login login) {
    return new Booking("W-17", "10", "Oil", new BigDecimal("4.7"), "l", "OilMat:a1", login);
  }

  private static Booked line(String quantity) {
    return new Booked("1", "10", new BigDecimal(quantity), "Oil OilMat:a1");
  }

  static Trouble trouble(Trouble.Kind kind) {
    return new Trouble(kind, "code_of_it", "Words of it.");
  }

  static Instant in(int seconds) {
    return NOW.plusSeconds(seconds);
  }

  static Head head(Standing standing) {
    return new Head(ID, standing, false);
  }

  /** A lane that Ada's process has been given now. */
  static Lane adas() {
    return taken(PLACED, Lane.NEW, ADA, 0).lane();
  }

  static Head.Taken taken(Standing standing, Lane lane, UUID by, int second) {
    return (Head.Taken) head(standing).claim(lane, by, OPEN, RULES, in(second));
  }

  /** Its create was begun now. */
  static Standing creating() {
    return PLACED.begun(NOW, NOW.plus(CREATE_LIMIT));
  }

  /** Its create was begun now, and nobody knows what became of it. */
  static Standing unknown() {
    var reason = new Reason(Reason.OUTCOME_UNKNOWN, "No answer.");
    return new Verdict.Unknown(reason).on(creating(), RULES, in(20), 0);
  }

  /** It was refused, and surely is not booked. */
  static Standing refused() {
    var known = new Verdict.Known(false, null);
    return new Verdict.Failed(new Reason("product_unknown", "No product 10."), known)
        .on(PLACED, RULES, NOW, 0);
  }

  /** It was looked for, and several lines were there. */
  static Standing duplicate() {
    return Attempt.at(Aim.BOOK, BOOKING, PLACED)
        .found(List.of(LINE, LINE), NOW)
        .said()
        .on(PLACED, RULES, NOW, 0);
  }

  static Standing created() {
    return new Verdict.Done(LINE, false).on(PLACED, RULES, NOW, 0);
  }

  static Standing cleared(Standing standing) {
    return done(new Act.Clear("Ada", "later"), standing);
  }

  /** The standing after an act that is not refused. */
  static Standing done(Act act, Standing standing) {
    return ((Act.Changed) act.on(ID, standing, Lane.NEW, RULES, NOW)).standing();
  }
}

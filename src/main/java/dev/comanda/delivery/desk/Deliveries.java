package dev.comanda.delivery.desk;

import dev.comanda.db.Database;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.evidence.PictureRows;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.ActOn;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.Filter;
import dev.comanda.delivery.queue.Kept;
import dev.comanda.delivery.queue.Listed;
import dev.comanda.delivery.queue.Queue;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The deliveries that somebody reaches, and what is done to one of them. Thread-safe. */
final class Deliveries {
  /** How long it is counted what there is beside a page. */
  private static final Duration COUNT_TIME = Duration.ofMillis(500);

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final Running running;

  Deliveries(Database database, LocationWriter writer, Locations locations, Running running) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.running = running;
  }

  /** Where somebody works. */
  Set<UUID> reach(Caller.Crew caller) {
    return locations.reachedBy(caller);
  }

  /**
   * How many a filter means.
   *
   * @param exact whether these are all; else there are more
   */
  record Total(int count, boolean exact) {}

  /**
   * Some of those that a filter means.
   *
   * @param total of all of them; null where that was told with an earlier page
   */
  record Page(List<Listed> some, @Nullable Total total) {}

  /**
   * At most {@code limit} that a filter means and that were made before one, the latest first; one
   * of them says that there are more.
   */
  Page page(Filter filter, @Nullable UUID before, int limit) {
    var some = database.read(tx -> Queue.page(tx, filter, before, limit));
    return new Page(some, before == null ? total(filter, some.size(), limit) : null);
  }

  /** Counts no longer than is worth while, and apart from the page: that is there anyway. */
  private Total total(Filter filter, int shown, int limit) {
    if (shown < limit) {
      return new Total(shown, true);
    }
    return database
        .within(COUNT_TIME, tx -> Queue.count(tx, filter))
        .map(
            count ->
                count > Queue.COUNTED_MAX
                    ? new Total(Queue.COUNTED_MAX, false)
                    : new Total(Math.max(count, shown), true))
        .orElseGet(() -> new Total(shown - 1, false));
  }

  /**
   * One that the caller reaches.
   *
   * @throws Refused {@code not_found}
   */
  Listed byId(Caller.Crew caller, UUID id) {
    var reach = reach(caller);
    return database
        .glance(tx -> Queue.find(tx, reach, id))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such delivery."));
  }

  /** What was tried of one, the latest first. */
  List<Kept> attempts(Listed listed) {
    var of = listed.delivery().delivery();
    var tried = database.read(tx -> Queue.attempts(tx, of.locationId(), of.id()));
    return IntStream.range(0, tried.size())
        .mapToObj(i -> tried.get(i).told(i == 0 && listed.inFlight()))
        .toList();
  }

  /** A picture of an attempt at one, as PNG; empty where there is none any more. */
  Optional<byte[]> picture(Delivery of, UUID attemptId, int no) {
    return database.read(tx -> PictureRows.find(tx, of.locationId(), of.id(), attemptId, no));
  }

  /**
   * Does something to one that the caller reaches.
   *
   * @param expected the version that the caller has seen; empty where any will do
   * @return the same as it is now
   * @throws Refused {@code not_found}, {@code version_mismatch}; {@code delivery_state} in the
   *     words of the ruling
   */
  Listed act(
      Caller.Crew caller,
      Delivery on,
      OptionalInt expected,
      Function<Delivery, ActOn.Wanted> wanted) {
    var rules = running.rules(integration(on));
    var seen = wanted.compose((Delivery now) -> expected(now, expected));
    var done = writer.submit(new ActOn(on.locationId(), List.of(on.id()), seen, rules)).value();
    if (done.getFirst().ruling() instanceof Act.Refusal no) {
      throw new Refused(Code.DELIVERY_STATE, no.text()).at("/state", Why.word(no.why()));
    }
    return byId(caller, on.id());
  }

  private static Delivery expected(Delivery now, OptionalInt expected) {
    if (expected.isPresent() && expected.getAsInt() != now.version()) {
      throw new Refused(Code.VERSION_MISMATCH, "It is now at version " + now.version() + ".");
    }
    return now;
  }

  private Integration integration(Delivery of) {
    return database
        .glance(tx -> Running.find(tx, Set.of(of.locationId()), of.integrationId()))
        .orElseThrow();
  }
}

package dev.comanda.preparation.quote;

import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.prepared.Prepared;
import dev.comanda.catalog.prepared.PreparedForOrder;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.log.LocationLog;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.StationsForOrder;
import dev.comanda.preparation.ready.Promise;
import dev.comanda.preparation.ready.Schedule;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says before one orders when it would be ready: by what is waiting now, which nobody is kept from
 * adding to meanwhile. Thread-safe.
 */
public final class Quotes {
  /** Products that may be asked for at once, so that all of them fit into a path. */
  static final int PRODUCTS_MAX = 100;

  private final Database database;
  private final Clock clock;

  /** Quotes over a database. */
  public Quotes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * When what one has in mind would be ready.
   *
   * @param now the server's clock
   * @param ready null where nothing of it is prepared by anybody
   * @param beginsAt when it would be begun, where stations take in no more before
   */
  public record Quote(Instant now, @Nullable Promise ready, @Nullable Instant beginsAt) {}

  /** For one of each of these, as often as they are named; unknown ones count for nothing. */
  public Quote of(UUID locationId, List<UUID> products) {
    return database.read(tx -> quote(tx, locationId, products));
  }

  private Quote quote(Tx tx, UUID locationId, List<UUID> products) throws SQLException {
    var now = clock.instant();
    var here =
        Objects.requireNonNull(StationsForOrder.read(tx, Set.of(locationId)).get(locationId));
    var schedule = new Schedule(LocationLog.sums(tx, locationId).get(), now);
    var keys =
        products.stream().distinct().map(id -> new ProductsForOrder.Key(locationId, id)).toList();
    var prepared = PreparedForOrder.read(tx, keys);
    var planned = new ArrayList<Schedule.Planned>();
    var byPeople = new LinkedHashMap<Station, Integer>();
    for (var product : products) {
      var how =
          Optional.ofNullable(prepared.get(new ProductsForOrder.Key(locationId, product)))
              .filter(Prepared::needed);
      for (var station : how.map(here::makers).orElse(List.of())) {
        int takes = here.takes(station, product, how.map(Prepared::minutes));
        if (station.kind() == Station.Kind.PEOPLE) {
          byPeople.merge(station, takes, Math::max);
        } else {
          planned.add(schedule.plan(station.pace(), takes));
        }
      }
    }
    byPeople.forEach((station, takes) -> planned.add(schedule.plan(station.pace(), takes)));
    return quote(planned, now);
  }

  /** What is ready last counts. */
  private static Quote quote(List<Schedule.Planned> planned, Instant now) {
    var ready =
        planned.stream()
            .map(Schedule.Planned::promise)
            .reduce((a, b) -> new Promise(later(a.from(), b.from()), later(a.by(), b.by())));
    var begins =
        planned.stream()
            .map(Schedule.Planned::fireAt)
            .filter(at -> at.isAfter(now))
            .reduce(Quotes::later);
    return new Quote(now, ready.orElse(null), begins.orElse(null));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

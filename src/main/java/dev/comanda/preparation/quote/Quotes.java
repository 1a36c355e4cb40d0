package dev.comanda.preparation.quote;

import dev.comanda.catalog.OrderedProduct;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.prepared.PreparedForOrder;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.location.Quantity;
import dev.comanda.log.LocationLog;
import dev.comanda.preparation.Plan;
import dev.comanda.preparation.StationsForOrder;
import dev.comanda.preparation.ready.Promise;
import dev.comanda.preparation.ready.Schedule;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
   * @param ready null where nothing of it is prepared by anybody, and where somebody has to decide
   *     first what becomes of some of it
   * @param beginsAt when it would be begun, where stations take in no more before
   */
  public record Quote(Instant now, @Nullable Promise ready, @Nullable Instant beginsAt) {}

  /**
   * For one of each of these, as often as they are named.
   *
   * @param field what names them in a refusal
   * @throws Refused {@code invalid} for one that is not sold here, {@code product_unavailable}
   */
  public Quote of(UUID locationId, List<UUID> products, String field) {
    return database.read(tx -> quote(tx, locationId, products, field));
  }

  /**
   * The same for guests of a session.
   *
   * @throws Refused {@code session_closed} too
   */
  Quote of(Sessions.Key session, List<UUID> products, String field) {
    return database.read(
        tx -> {
          var standings = Sessions.standings(tx, List.of(session)).get();
          Sessions.requireOpen(standings.get(session));
          return quote(tx, session.locationId(), products, field);
        });
  }

  private Quote quote(Tx tx, UUID locationId, List<UUID> products, String field)
      throws SQLException {
    var now = clock.instant();
    var here =
        Objects.requireNonNull(StationsForOrder.read(tx, Set.of(locationId)).get(locationId));
    var keys =
        products.stream().distinct().map(id -> new ProductsForOrder.Key(locationId, id)).toList();
    requireSold(ProductsForOrder.read(tx, keys), keys, now, field);
    if (here.isEmpty()) {
      return new Quote(now, null, null);
    }
    var prepared = PreparedForOrder.read(tx, keys);
    var wanted = new ArrayList<Plan.Wanted<UUID>>();
    for (var key : keys) {
      int count = Collections.frequency(products, key.productId());
      var how = Optional.ofNullable(prepared.get(key));
      wanted.add(
          new Plan.Wanted<>(
              key.productId(), key.productId(), Quantity.of(String.valueOf(count)), how));
    }
    var schedule = new Schedule(LocationLog.sums(tx, locationId).get(), now);
    return quote(Plan.of(here, schedule, wanted), now);
  }

  private static void requireSold(
      Map<ProductsForOrder.Key, OrderedProduct> sold,
      List<ProductsForOrder.Key> keys,
      Instant now,
      String field) {
    for (var key : keys) {
      var product = sold.get(key);
      if (product == null || product.retired()) {
        throw Refused.field(field, "unknown", "There is no such product here.");
      }
      if (!product.availableAt(now)) {
        throw new Refused(Code.PRODUCT_UNAVAILABLE, "One of these is sold out.")
            .at(field, "sold_out");
      }
    }
  }

  /** What is ready last counts; of what is held nobody knows when that is. */
  private static Quote quote(List<Plan.Part<UUID>> parts, Instant now) {
    var planned = parts.stream().flatMap(part -> Stream.ofNullable(part.planned())).toList();
    if (planned.isEmpty() || planned.size() < parts.size()) {
      return new Quote(now, null, null);
    }
    var ready =
        planned.stream()
            .map(Schedule.Planned::promise)
            .reduce((a, b) -> new Promise(later(a.from(), b.from()), later(a.by(), b.by())));
    var begins =
        planned.stream()
            .filter(each -> each.fireAt().isAfter(now))
            .map(Schedule.Planned::beginsAt)
            .reduce(Quotes::later);
    return new Quote(now, ready.orElse(null), begins.orElse(null));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Locations;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.log.LocationWriter;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places, cancels and voids orders, and finds them. Thread-safe. */
public final class Orders {
  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final PlaceOrder.Placing placing;

  /** What a guest or a waiter wants. */
  record Wish(
      @Nullable UUID sessionId,
      @Nullable String customerName,
      Consumption consumption,
      List<PlaceOrder.Wanted> lines) {}

  /** Orders over a database; changes go through the writer. */
  public Orders(Database database, LocationWriter writer, Locations locations) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.placing =
        new PlaceOrder.Placing(locations, new ProductsForOrder(), new ModifiersForOrder());
  }

  /** Forgets what is remembered of the catalog, since the database is another one. */
  public void forget() {
    placing.products().forget();
    placing.modifiers().forget();
  }

  Answer<PlaceOrder.Placed> place(Caller.Guest guest, Wish wish, Idempotency idempotency) {
    return writer.submit(
        new PlaceOrder(
            guest.locationId(),
            Ids.next(),
            Order.Source.GUEST,
            guest.sessionId(),
            guest.guestId(),
            null,
            wish.consumption(),
            wish.lines(),
            null,
            idempotency,
            placing));
  }

  Answer<PlaceOrder.Placed> place(
      Caller.Crew crew, UUID locationId, Wish wish, @Nullable Idempotency idempotency) {
    return writer.submit(
        new PlaceOrder(
            locationId,
            Ids.next(),
            crew instanceof Caller.Key ? Order.Source.API : Order.Source.WAITER,
            wish.sessionId(),
            crew.id(),
            wish.customerName(),
            wish.consumption(),
            wish.lines(),
            null,
            idempotency,
            placing));
  }

  /**
   * Orders one piece of what a phone has scanned. The answer is replayed when the same phone has
   * scanned the same drink within the window, or sent the same key before.
   *
   * @throws Refused {@code product_unavailable}, {@code invalid} for what is not sold here by the
   *     piece, {@code busy}, {@code outcome_unknown}
   */
  public Answer<Order> scan(Scan scan, Duration window, @Nullable Idempotency idempotency) {
    var answer =
        writer.submit(
            new PlaceOrder(
                scan.locationId(),
                Ids.next(),
                Order.Source.SCAN,
                null,
                scan.phone(),
                scan.customerName(),
                Consumption.EAT_IN,
                List.of(new PlaceOrder.Wanted(scan.productId(), Scan.QUANTITY, null, List.of())),
                new PlaceOrder.Scan(scan.size(), window),
                idempotency,
                placing));
    return new Answer<>(Json.own(answer.value().json(), Order.class), answer.replayed());
  }

  /** The latest scanned orders of a location, the latest first. */
  public static List<Order> scanned(Tx tx, UUID locationId, int limit) throws SQLException {
    return OrderRows.byIds(tx, List.of(locationId), ScanRows.latest(tx, locationId, limit)).stream()
        .map(OrderRows.Stored::order)
        .sorted(Comparator.comparing((Order order) -> order.serials().getFirst()).reversed())
        .toList();
  }

  /** Cancels an order the caller reaches, when {@code lineNo} is 0; else voids that line of it. */
  Answer<Order> change(
      Caller.Crew crew,
      UUID orderId,
      int lineNo,
      String reason,
      @Nullable Idempotency idempotency) {
    var locationId = byId(crew, orderId).locationId();
    return writer.submit(new ChangeOrder(locationId, orderId, lineNo, reason, idempotency));
  }

  /**
   * An order that the caller reaches.
   *
   * @throws Refused {@code not_found}
   */
  public Order byId(Caller.Crew crew, UUID orderId) {
    var reach = locations.reachedBy(crew);
    return database.read(tx -> OrderRows.byIds(tx, reach, List.of(orderId))).stream()
        .findFirst()
        .map(OrderRows.Stored::order)
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such order."));
  }

  /** Books the orders of a session that was merged on the one that took it in. */
  public static void follow(Tx tx, UUID locationId, UUID from, UUID into) throws SQLException {
    OrderRows.follow(tx, locationId, from, into);
  }

  /** The orders of some sessions of a location, oldest first in each. */
  public static java.util.Map<UUID, List<Order>> ofSessions(
      Tx tx, UUID locationId, Collection<UUID> sessions) throws SQLException {
    return OrderRows.bySessions(tx, locationId, sessions).stream()
        .map(OrderRows.Stored::order)
        .collect(Collectors.groupingBy(o -> Objects.requireNonNull(o.sessionId())));
  }
}

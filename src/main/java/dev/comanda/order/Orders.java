package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Access;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
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
      @Nullable UUID spotId,
      @Nullable String customerName,
      Consumption consumption,
      Form form,
      List<Wanted> lines) {}

  /** Orders over a database; changes go through the writer. */
  public Orders(Database database, LocationWriter writer, Locations locations) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    this.placing =
        new PlaceOrder.Placing(locations, new ProductsForOrder(), new ModifiersForOrder());
  }

  Answer<PlaceOrder.Placed> place(Caller.Guest guest, Wish wish, Idempotency idempotency) {
    return writer.submit(
        new PlaceOrder(
            guest.locationId(),
            Ids.next(),
            Order.Source.GUEST,
            guest.sessionId(),
            null,
            guest.guestId(),
            null,
            wish.consumption(),
            wish.form(),
            wish.lines(),
            false,
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
            wish.spotId(),
            crew.id(),
            wish.customerName(),
            wish.consumption(),
            wish.form(),
            wish.lines(),
            manages(crew),
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
                null,
                scan.phone(),
                scan.customerName(),
                Consumption.EAT_IN,
                Form.LINES,
                List.of(Wanted.of(scan.productId(), Scan.QUANTITY, null, List.of())),
                false,
                new PlaceOrder.Scan(scan.size(), window),
                idempotency,
                placing));
    return new Answer<>(Json.own(answer.value().json(), Order.class), answer.replayed());
  }

  /** The latest scanned orders of a location, the latest first. */
  public static List<Order> scanned(Tx tx, UUID locationId, int limit) throws SQLException {
    return StoredOrderRows.byIds(tx, List.of(locationId), ScanRows.latest(tx, locationId, limit))
        .stream()
        .map(OrderRows.Stored::order)
        .sorted(Comparator.comparing((Order order) -> order.serials().getFirst()).reversed())
        .toList();
  }

  /**
   * Cancels an order that the caller may see, when {@code lineNo} is 0; else voids that line of it.
   *
   * @param expected the version that the caller has seen; empty where any will do
   */
  Answer<Order> change(
      Caller.Crew crew,
      UUID orderId,
      int lineNo,
      OptionalInt expected,
      String reason,
      @Nullable Idempotency idempotency) {
    var locationId = byId(crew, orderId).locationId();
    return writer.submit(
        new ChangeOrder(locationId, orderId, lineNo, expected, reason, idempotency));
  }

  /**
   * An order that the caller may see: managers and keys all of their locations, waiters their own
   * and those that no other waiter placed.
   *
   * @throws Refused {@code not_found}
   */
  public Order byId(Caller.Crew crew, UUID orderId) {
    var reach = locations.reachedBy(crew);
    return database.read(tx -> StoredOrderRows.byIds(tx, reach, List.of(orderId))).stream()
        .findFirst()
        .map(OrderRows.Stored::order)
        .filter(order -> shows(crew, order))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such order."));
  }

  private static boolean shows(Caller.Crew crew, Order order) {
    return order.source() != Order.Source.WAITER
        || order.placedBy().equals(crew.id())
        || seesOthers(crew);
  }

  /** Whether what others placed is shown: to managers and to programs, not to waiters. */
  static boolean seesOthers(Caller.Crew crew) {
    return crew instanceof Caller.Key || manages(crew);
  }

  private static boolean manages(Caller.Crew crew) {
    return Access.MANAGEMENT.admits(crew, Optional.empty());
  }

  /** The orders of a list, with how many there are on all its pages. */
  record Found(List<Order> orders, long total) {}

  /** One page of a list, the latest order first. */
  Found page(OrderList list, long offset, int limit) {
    return database.snapshot(
        tx -> {
          long total = OrderListRows.count(tx, list);
          return offset >= total
              ? new Found(List.of(), total)
              : new Found(read(tx, list, OrderListRows.page(tx, list, offset, limit)), total);
        });
  }

  /** At most {@code limit} orders of a list after one of its location, the latest first. */
  List<Order> after(OrderList list, Optional<UUID> orderId, int limit) {
    return database.snapshot(
        tx -> {
          var place =
              orderId.isEmpty()
                  ? Optional.of(OrderListRows.Place.FIRST)
                  : OrderListRows.place(tx, list.locationId(), orderId.get());
          return place.isEmpty()
              ? List.of()
              : read(tx, list, OrderListRows.after(tx, list, place.get(), limit));
        });
  }

  private static List<Order> read(Tx tx, OrderList list, List<UUID> ids) throws SQLException {
    var byId =
        StoredOrderRows.byIds(tx, List.of(list.locationId()), ids).stream()
            .map(OrderRows.Stored::order)
            .collect(Collectors.toMap(Order::id, Function.identity()));
    return ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
  }

  /**
   * Books the orders of a session that was merged, and what was paid, on the one that took it in.
   */
  public static void follow(Tx tx, UUID locationId, UUID from, UUID into) throws SQLException {
    OrderRows.follow(tx, locationId, from, into);
    BillRows.follow(tx, locationId, from, into);
  }

  /** The orders of some sessions of a location, oldest first in each. */
  public static java.util.Map<UUID, List<Order>> ofSessions(
      Tx tx, UUID locationId, Collection<UUID> sessions) throws SQLException {
    return StoredOrderRows.bySessions(tx, List.of(locationId), sessions).stream()
        .map(OrderRows.Stored::order)
        .collect(Collectors.groupingBy(o -> Objects.requireNonNull(o.sessionId())));
  }
}

package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.named.NamesForOrder;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Access;
import dev.comanda.http.Caller;
import dev.comanda.location.Consumption;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.scan.Scan;
import dev.comanda.order.scan.ScanRows;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places, cancels and voids orders, and finds them. Thread-safe. */
public final class Orders {
  /** Bytes of the orders on one page: ten of the largest fit. */
  static final int PAGE_BYTES_MAX = 10 * Order.BYTES_MAX;

  private final Database database;
  private final LocationWriter writer;
  private final Locations locations;
  private final PlaceOrder.Placing placing;
  private final ChangeOrder.Changing changing;

  /** What a guest or a waiter wants. */
  record Wish(
      @Nullable UUID sessionId,
      @Nullable UUID spotId,
      @Nullable String customerName,
      Consumption consumption,
      Form form,
      List<Wanted> lines) {}

  /**
   * Orders over a database; changes go through the writer, and these hear of them.
   *
   * @param sums hear of what this node commits
   */
  public Orders(
      Database database,
      LocationWriter writer,
      Locations locations,
      SessionSums sums,
      OrderListeners listeners) {
    this.database = database;
    this.writer = writer;
    this.locations = locations;
    var products = new ProductsForOrder();
    this.placing =
        new PlaceOrder.Placing(
            locations, products, new NamesForOrder(), new ModifiersForOrder(), sums, listeners);
    this.changing = new ChangeOrder.Changing(products, listeners);
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
            null,
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
            null,
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
                List.of(Wanted.of(scan.productId(), Scan.QUANTITY, null, List.of(), null)),
                false,
                new PlaceOrder.Scan(scan.size(), window),
                idempotency,
                null,
                placing));
    return new Answer<>(answer.value().order(), answer.replayed());
  }

  /**
   * Orders one line as a program sent it.
   *
   * @throws Refused {@code product_unavailable}, {@code invalid}, {@code busy}, {@code
   *     outcome_unknown}, {@code idempotency_key_reused}
   */
  public Answer<Order> send(SentLine sent, Idempotency idempotency) {
    var answer = writer.submit(sent.order(idempotency, placing));
    return new Answer<>(answer.value().order(), answer.replayed());
  }

  /** The latest scanned orders of a location, the latest first. */
  public static List<Order> scanned(Tx tx, UUID locationId, int limit) throws SQLException {
    return StoredOrderRows.byIds(tx, IdAt.all(locationId, ScanRows.latest(tx, locationId, limit)))
        .stream()
        .map(OrderRows.Stored::order)
        .sorted(Comparator.comparing((Order order) -> order.serials().getFirst()).reversed())
        .toList();
  }

  /**
   * Cancels an order that the caller may see, when {@code lineNo} is 0; else voids that line of it.
   *
   * @param left how much of the line is to stay; null where none of it is
   * @param expected the version that the caller has seen; empty where any will do
   */
  Answer<Order> change(
      Caller.Crew crew,
      UUID orderId,
      int lineNo,
      @Nullable Quantity left,
      OptionalInt expected,
      String reason,
      @Nullable Idempotency idempotency) {
    var locationId = byId(crew, orderId).locationId();
    return writer.submit(
        new ChangeOrder(
            locationId, orderId, lineNo, left, expected, reason, idempotency, changing));
  }

  /**
   * An order that the caller may see: managers and keys all of their locations, waiters their own
   * and those that no other waiter placed.
   *
   * @throws Refused {@code not_found}
   */
  public Order byId(Caller.Crew crew, UUID orderId) {
    var reach = locations.reachedBy(crew);
    return database.read(tx -> StoredOrderRows.byIds(tx, IdAt.somewhere(reach, orderId))).stream()
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

  /**
   * One page of a list, the latest order first.
   *
   * @throws Refused {@code invalid} when so many orders are too much for one answer
   */
  Found page(OrderList list, long offset, int limit) {
    return database.snapshot(
        tx -> {
          long total = OrderListRows.count(tx, list);
          return offset >= total
              ? new Found(List.of(), total)
              : new Found(whole(tx, list, OrderListRows.page(tx, list, offset, limit)), total);
        });
  }

  private static List<Order> whole(Tx tx, OrderList list, List<UUID> ids) throws SQLException {
    var sized = OrderSizeRows.byIds(tx, list.locationId(), ids);
    int fitting = SessionOrders.fitting(sized, PAGE_BYTES_MAX).size();
    if (fitting < ids.size()) {
      throw Refused.field(
          "query:per_page", "too_large", "Of orders as large as these ask for " + fitting + ".");
    }
    return SessionOrders.read(tx, list.locationId(), ids);
  }

  /**
   * At most {@code limit} orders of a list after one of its location, the latest first, as many as
   * fit an answer.
   */
  SessionOrders.Part after(OrderList list, Optional<UUID> orderId, int limit) {
    return database.snapshot(
        tx -> {
          var place = place(tx, list.locationId(), orderId);
          if (place.isEmpty()) {
            return new SessionOrders.Part(List.of(), false);
          }
          var ids = OrderListRows.after(tx, list, place.get(), limit + 1);
          var sized = OrderSizeRows.byIds(tx, list.locationId(), ids);
          var some = SessionOrders.fitting(sized, PAGE_BYTES_MAX);
          var shown = some.subList(0, Math.min(some.size(), limit));
          return new SessionOrders.Part(
              SessionOrders.read(tx, list.locationId(), shown), shown.size() < ids.size());
        });
  }

  /** All orders of some sessions. */
  public static List<Order> ofSessions(Tx tx, List<IdAt> sessions) throws SQLException {
    return orders(StoredOrderRows.bySessions(tx, sessions));
  }

  /** The orders with these ids, each at its location. */
  public static List<Order> byIds(Tx tx, List<IdAt> ids) throws SQLException {
    return orders(StoredOrderRows.byIds(tx, ids));
  }

  private static List<Order> orders(List<OrderRows.Stored> stored) {
    return stored.stream().map(OrderRows.Stored::order).toList();
  }

  /** How many lines some sessions of a location have together. */
  public static int lines(Tx tx, UUID locationId, List<UUID> sessions) throws SQLException {
    return OrderSizeRows.lines(tx, locationId, sessions);
  }

  /**
   * The orders of a session of a location before one of them, the latest first, as many as fit.
   *
   * @param before empty for the latest
   */
  public SessionOrders.Part ofSession(
      UUID locationId, UUID sessionId, Optional<UUID> before, int bytesMax) {
    return database.snapshot(
        tx -> {
          var place = place(tx, locationId, before);
          return place.isEmpty()
              ? new SessionOrders.Part(List.of(), false)
              : SessionOrders.latest(tx, locationId, List.of(sessionId), place.get(), bytesMax);
        });
  }

  private static Optional<OrderListRows.Place> place(Tx tx, UUID locationId, Optional<UUID> orderId)
      throws SQLException {
    return orderId.isEmpty()
        ? Optional.of(OrderListRows.Place.FIRST)
        : OrderListRows.place(tx, locationId, orderId.get());
  }
}

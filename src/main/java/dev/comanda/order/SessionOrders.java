package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.Taxes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a session as they fit an answer: the latest ones whole, of the others what they
 * come to. How large they are is known before any is read.
 *
 * @param orders oldest first
 * @param count of all
 * @param total of all, without tax that is added
 * @param leftCount of those that are left out, without those that are cancelled
 * @param leftDue what they come to, with the tax that is added
 */
public record SessionOrders(
    List<Order> orders, int count, Money total, int leftCount, Money leftDue, boolean whole) {

  /** Bytes of an order that has nothing but its number, so that no more are looked for. */
  private static final int ORDER_BYTES_MIN = Order.FRAME_BYTES + Line.FRAME_BYTES;

  private static final Comparator<Order> OLDEST =
      Comparator.comparing(Order::businessDate).thenComparingInt(Order::number);

  /** Copies the orders. */
  public SessionOrders {
    orders = List.copyOf(orders);
  }

  /**
   * The orders of some sessions of a location.
   *
   * @param shown of which of them orders are read at all
   * @param bytesMax how much may be read, the latest first whichever their session is
   */
  public static Map<UUID, SessionOrders> of(
      Tx tx, Location at, Collection<UUID> sessions, Collection<UUID> shown, int bytesMax)
      throws SQLException {
    var read =
        latest(tx, at.id(), shown, OrderListRows.Place.FIRST, bytesMax).orders().stream()
            .collect(Collectors.groupingBy(order -> Objects.requireNonNull(order.sessionId())));
    var sums =
        OrderSizeRows.sums(tx, IdAt.all(at.id(), sessions)).stream()
            .collect(Collectors.toMap(OrderSizeRows.Sum::sessionId, sum -> sum));
    var partly =
        sums.values().stream()
            .filter(sum -> sum.orders() > read.getOrDefault(sum.sessionId(), List.of()).size())
            .map(OrderSizeRows.Sum::sessionId)
            .toList();
    var taxes = taxes(tx, at, partly);
    var found = new HashMap<UUID, SessionOrders>();
    for (var id : sessions) {
      var sum = sums.getOrDefault(id, OrderSizeRows.Sum.none(id));
      found.put(id, of(at, sum, read.getOrDefault(id, List.of()), taxes.get(id)));
    }
    return found;
  }

  /** How many orders some sessions of a location have, and what they come to; none is read. */
  public static Map<UUID, SessionOrders> counted(Tx tx, Location at, Collection<UUID> sessions)
      throws SQLException {
    var found = new HashMap<UUID, SessionOrders>();
    sessions.forEach(id -> found.put(id, of(at, OrderSizeRows.Sum.none(id), List.of(), null)));
    for (var sum : OrderSizeRows.sums(tx, IdAt.all(at.id(), sessions))) {
      found.put(sum.sessionId(), of(at, sum, List.of(), null));
    }
    return found;
  }

  private static SessionOrders of(
      Location at, OrderSizeRows.Sum sum, List<Order> read, @Nullable Taxes all) {
    var orders = read.stream().sorted(OLDEST).toList();
    var total = at.money(sum.total());
    if (all == null) {
      return new SessionOrders(orders, sum.orders(), total, 0, at.money(0), true);
    }
    var taxes = new Taxes(at.currency());
    orders.stream()
        .flatMap(order -> order.lines().stream().filter(Line::counts))
        .forEach(line -> taxes.add(line, line.total().minor()));
    long counting = orders.stream().filter(o -> o.state() != Order.State.CANCELLED).count();
    return new SessionOrders(
        orders,
        sum.orders(),
        total,
        sum.counting() - (int) counting,
        at.money(all.gross(Map.of()) - taxes.gross(Map.of())),
        false);
  }

  /** The taxes of all that counts in some sessions; of those without orders nothing. */
  public static Map<UUID, Taxes> taxes(Tx tx, Location at, Collection<UUID> sessions)
      throws SQLException {
    var taxes = new HashMap<UUID, Taxes>();
    sessions.forEach(id -> taxes.put(id, new Taxes(at.currency())));
    if (!sessions.isEmpty()) {
      for (var each : OrderSizeRows.taxed(tx, at.id(), sessions)) {
        Objects.requireNonNull(taxes.get(each.sessionId()))
            .add(new Taxes.Key(each.rate(), each.mode()), each.minor());
      }
    }
    return taxes;
  }

  /**
   * A part of the orders of a session.
   *
   * @param orders the latest first
   * @param more whether there are older ones
   */
  public record Part(List<Order> orders, boolean more) {
    /** Copies the orders. */
    public Part {
      orders = List.copyOf(orders);
    }
  }

  /** The latest orders of some sessions before a place, as many as fit, but at least one. */
  static Part latest(
      Tx tx, UUID locationId, Collection<UUID> sessions, OrderListRows.Place before, int bytesMax)
      throws SQLException {
    int limit = bytesMax / ORDER_BYTES_MIN;
    var sized =
        sessions.isEmpty()
            ? List.<OrderSizeRows.Sized>of()
            : OrderSizeRows.latest(tx, locationId, sessions, before, limit + 1);
    var ids = fitting(sized, bytesMax);
    return new Part(read(tx, locationId, ids), ids.size() < sized.size());
  }

  /** Those of these orders, from the first on, that fit; the first in any case. */
  static List<UUID> fitting(List<OrderSizeRows.Sized> sized, int bytesMax) {
    var ids = new ArrayList<UUID>();
    long bytes = 0;
    for (var each : sized) {
      bytes += each.bytes();
      if (bytes > bytesMax && !ids.isEmpty()) {
        return ids;
      }
      ids.add(each.id());
    }
    return ids;
  }

  /** Some orders of a location, in this order. */
  static List<Order> read(Tx tx, UUID locationId, List<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    var byId =
        StoredOrderRows.byIds(tx, IdAt.all(locationId, ids)).stream()
            .map(OrderRows.Stored::order)
            .collect(Collectors.toMap(Order::id, order -> order));
    return ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
  }
}

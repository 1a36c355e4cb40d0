package dev.comanda.order;

import dev.comanda.catalog.OrderedProduct;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Voids one line of an order or a part of it, or cancels the whole. Refused with {@code not_found},
 * {@code version_mismatch}, {@code already_voided}, {@code already_cancelled} or {@code
 * already_paid}.
 *
 * @param lineNo the line to void; 0 cancels the order
 * @param left how much of the line is to stay; null where none of it is
 * @param expected the version that the caller has seen; empty where any will do
 * @param kind what changes it
 */
record ChangeOrder(
    UUID locationId,
    UUID orderId,
    int lineNo,
    @Nullable Quantity left,
    OptionalInt expected,
    String reason,
    @Nullable Idempotency idempotency,
    Changing kind)
    implements Command<Order> {

  private static final Quantity ONE = Quantity.of("1");

  private boolean cancels() {
    return lineNo == 0;
  }

  /** Changes orders, unless one of what hangs on them says no. */
  record Changing(ProductsForOrder products, OrderListeners listeners)
      implements Kind<ChangeOrder, Order> {
    @Override
    public void apply(Tx tx, List<Entry<ChangeOrder, Order>> entries) throws SQLException {
      var changes = new Changes(tx, entries, products, listeners);
      for (var entry : entries) {
        try {
          changes.change(entry);
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      changes.write(tx, listeners);
    }

    @Override
    public Order answered(String eventData) {
      return Json.own(eventData, Order.class);
    }
  }

  /** The orders of a batch while they are changed. */
  private static final class Changes {
    private final Map<UUID, OrderRows.Stored> stored = new HashMap<>();
    private final Map<UUID, Location> places;
    private final Map<ProductsForOrder.Key, OrderedProduct> steps;
    private final OrderListener.Veto veto;
    private final Map<UUID, OrderListener.Written> changed = new LinkedHashMap<>();
    private final Map<UUID, When> whens = new HashMap<>();
    private final List<OrderRows.VoidedLine> voided = new ArrayList<>();
    private final List<OrderRows.VoidedLine> parts = new ArrayList<>();

    Changes(
        Tx tx,
        List<Entry<ChangeOrder, Order>> entries,
        ProductsForOrder products,
        OrderListeners listeners)
        throws SQLException {
      var locations = entries.stream().map(e -> e.command().locationId()).distinct().toList();
      var ids =
          entries.stream()
              .map(e -> new IdAt(e.command().locationId(), e.command().orderId()))
              .distinct()
              .toList();
      StoredOrderRows.byIds(tx, ids).forEach(s -> stored.put(s.order().id(), s));
      places = Locations.find(tx, locations);
      steps = steps(tx, entries, products);
      veto = listeners.judge(tx, stored.values().stream().map(OrderRows.Stored::order).toList());
    }

    /** Of a line that loses a part it is asked in which steps it is sold. */
    private Map<ProductsForOrder.Key, OrderedProduct> steps(
        Tx tx, List<Entry<ChangeOrder, Order>> entries, ProductsForOrder products)
        throws SQLException {
      var heads = new HashMap<UUID, Head>();
      var keys = new ArrayList<ProductsForOrder.Key>();
      for (var entry : entries) {
        var command = entry.command();
        var now = stored.get(command.orderId());
        if (command.left() != null && now != null) {
          heads.put(command.locationId(), entry.head());
          now.order().lines().stream()
              .filter(line -> line.no() == command.lineNo())
              .forEach(
                  line ->
                      keys.add(new ProductsForOrder.Key(command.locationId(), line.productId())));
        }
      }
      return keys.isEmpty() ? Map.of() : products.find(tx, heads, keys);
    }

    void change(Entry<ChangeOrder, Order> entry) {
      var command = entry.command();
      var now = stored.get(command.orderId());
      if (now == null || !now.order().locationId().equals(command.locationId())) {
        throw new Refused(Code.NOT_FOUND, "There is no such order.");
      }
      command.requireSeen(now.order());
      var lines = command.lines(now.order(), steps);
      var order = command.changed(now.order(), lines, entry);
      command.requireRoom(order);
      veto.mayVoid(order, lines);
      veto.passed(order);
      var when = when(entry, now);
      for (var line : lines) {
        if (line.partOf() == null) {
          voided.add(new OrderRows.VoidedLine(order, line.voided(command.reason()), when));
        } else {
          parts.add(new OrderRows.VoidedLine(order, line, when));
        }
      }
      stored.put(order.id(), new OrderRows.Stored(order, now.hour()));
      changed.merge(order.id(), written(order, lines, entry), Changes::both);
      whens.put(order.id(), when);
      var type = command.cancels() ? EventType.ORDER_CANCELLED : EventType.LINE_VOIDED;
      entry.done(order, entry.head().append(type, order.sessionId(), order.id(), order));
    }

    /** What is split off is told of as the line that it was a part of. */
    private static OrderListener.Written written(
        Order order, List<Line> lines, Entry<ChangeOrder, Order> entry) {
      var numbers =
          lines.stream()
              .map(line -> Objects.requireNonNullElse(line.partOf(), line.no()))
              .collect(Collectors.toSet());
      return new OrderListener.Written(order, numbers, entry.head());
    }

    /** Of two changes of one order in a batch. */
    private static OrderListener.Written both(
        OrderListener.Written before, OrderListener.Written now) {
      var lines = new HashSet<Integer>(before.lines());
      lines.addAll(now.lines());
      return new OrderListener.Written(now.order(), lines, now.head());
    }

    private When when(Entry<ChangeOrder, Order> entry, OrderRows.Stored now) {
      var head = entry.head();
      var place = Objects.requireNonNull(places.get(entry.command().locationId()));
      var today = head.laterBusinessDate(place.businessDate(head.now()));
      head.businessDate(today);
      return today.equals(now.order().businessDate())
          ? new When(today, now.hour())
          : new When(today, head.now().atZone(place.timeZone()).getHour());
    }

    void write(Tx tx, OrderListeners listeners) throws SQLException {
      if (!changed.isEmpty()) {
        var written = List.copyOf(changed.values());
        if (!parts.isEmpty()) {
          OrderRows.split(tx, parts);
        }
        OrderRows.voidLines(tx, voided);
        OrderRows.update(tx, written.stream().map(OrderListener.Written::order).toList(), whens);
        listeners.voided(tx, written);
      }
    }
  }

  private void requireSeen(Order order) {
    if (expected.isPresent() && expected.getAsInt() != order.version()) {
      throw new Refused(
          Code.VERSION_MISMATCH, "The order is now at version " + order.version() + ".");
    }
  }

  private List<Line> lines(Order order, Map<ProductsForOrder.Key, OrderedProduct> steps) {
    if (order.state() == Order.State.CANCELLED) {
      throw new Refused(Code.ALREADY_CANCELLED, "This order is cancelled already.");
    }
    if (cancels()) {
      return order.lines().stream().filter(Line::counts).toList();
    }
    if (lineNo > order.lines().size()) {
      throw new Refused(Code.NOT_FOUND, "The order has no such line.");
    }
    var line = order.lines().get(lineNo - 1);
    if (!line.counts()) {
      throw new Refused(Code.ALREADY_VOIDED, "This line is voided already.");
    }
    return List.of(left == null ? line : part(order, line, left, steps));
  }

  private Line part(
      Order order, Line line, Quantity stays, Map<ProductsForOrder.Key, OrderedProduct> steps) {
    if (stays.value().compareTo(line.quantity().value()) >= 0) {
      throw Refused.field(
          "/left", "out_of_bounds", "Of " + line.quantity() + " less than that can stay.");
    }
    var product = steps.get(new ProductsForOrder.Key(locationId, line.productId()));
    var step = product == null ? ONE : product.quantityStep();
    if (!stays.inStepsOf(step)) {
      throw Refused.field("/left", "step", "This is sold in steps of " + step + ".");
    }
    if (order.lines().size() >= 2 * Order.LINES_MAX) {
      throw Refused.field("/left", "too_many", "Too much of this order was voided in parts.");
    }
    return line.part(order.lines().size() + 1, stays, reason);
  }

  /** What is split off makes an order longer. */
  private void requireRoom(Order after) {
    if (left != null && Order.bytes(after.lines()) > Order.BYTES_MAX) {
      throw Refused.field("/left", "too_many", "Too much of this order was voided in parts.");
    }
  }

  private Order changed(Order order, List<Line> voided, Entry<ChangeOrder, Order> entry) {
    if (cancels()) {
      return order.cancelled(entry.head().now(), reason);
    }
    var stays = left;
    var lines = new ArrayList<Line>();
    for (var line : order.lines()) {
      if (line.no() != lineNo) {
        lines.add(line);
      } else {
        lines.add(stays == null ? line.voided(reason) : line.rest(stays));
      }
    }
    if (stays != null) {
      lines.addAll(voided);
    }
    return order.with(lines);
  }
}

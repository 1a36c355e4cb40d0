package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code orders} and {@code order_line}. */
final class OrderRows {
  private OrderRows() {}

  /** An order with the local hour it was placed in. */
  record Stored(Order order, int hour) {}

  /** A line with its order. */
  record OrderedLine(Order order, Line line) {}

  static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static void insert(Tx tx, List<Stored> placed) throws SQLException {
    var orders = placed.stream().map(Stored::order).toList();
    tx.later(
        orders.size(),
        """
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
          customer_name, consumption, state, total, placed_at, hour)
        SELECT location_id, id, business_date, number, source, session_id, placed_by,
          customer_name, consumption, 'placed', total, placed_at, hour
        FROM unnest(?::uuid[], ?::uuid[], ?::date[], ?::integer[], ?::text[], ?::uuid[], ?::uuid[],
            ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::smallint[])
          AS o(location_id, id, business_date, number, source, session_id, placed_by,
            customer_name, consumption, total, placed_at, hour)
        """,
        column("uuid", orders, Order::locationId),
        column("uuid", orders, Order::id),
        column("date", orders, Order::businessDate),
        column("integer", orders, Order::number),
        column("text", orders, Order::source),
        column("uuid", orders, Order::sessionId),
        column("uuid", orders, Order::placedBy),
        column("text", orders, Order::customerName),
        column("text", orders, Order::consumption),
        column("bigint", orders, o -> o.total().minor()),
        column("timestamptz", orders, Order::placedAt),
        column("smallint", placed, Stored::hour));
    insertLines(tx, lines(orders));
  }

  private static List<OrderedLine> lines(List<Order> orders) {
    var lines = new ArrayList<OrderedLine>();
    orders.forEach(order -> order.lines().forEach(l -> lines.add(new OrderedLine(order, l))));
    return lines;
  }

  private static void insertLines(Tx tx, List<OrderedLine> lines) throws SQLException {
    tx.copy(
        """
        COPY order_line (location_id, order_id, no, product_id, open_item, name, names, quantity,
          unit, unit_price, catalog_price, total, tax_class, tax_rate, tax_mode, note, modifiers, state)
        FROM STDIN (FORMAT binary)
        """,
        column("uuid", lines, l -> l.order().locationId()),
        column("uuid", lines, l -> l.order().id()),
        column("smallint", lines, l -> l.line().no()),
        column("uuid", lines, l -> l.line().productId()),
        column("bool", lines, l -> l.line().openItem() != null),
        column("text", lines, l -> l.line().name()),
        column("jsonb", lines, l -> Json.text(l.line().names())),
        column("numeric", lines, l -> l.line().quantity().value()),
        column("text", lines, l -> l.line().unit()),
        column("bigint", lines, l -> l.line().unitPrice().minor()),
        column("bigint", lines, l -> minor(l.line().catalogPrice())),
        column("bigint", lines, l -> l.line().total().minor()),
        column("text", lines, l -> l.line().taxClass()),
        column("numeric", lines, l -> l.line().taxRate().value()),
        column("text", lines, l -> l.line().taxMode()),
        column("text", lines, l -> l.line().note()),
        column("jsonb", lines, l -> modifiers(l.line())),
        column("text", lines, l -> l.line().state()));
  }

  private static @Nullable Long minor(@Nullable Money price) {
    return price == null ? null : price.minor();
  }

  private static @Nullable String modifiers(Line line) {
    return line.modifiers().isEmpty() ? null : Json.text(line.modifiers());
  }

  /** Lines that are voided now, and when that counts. */
  record VoidedLine(Order order, Line line, When when) {}

  static void voidLines(Tx tx, List<VoidedLine> lines) throws SQLException {
    tx.update(
        """
        UPDATE order_line AS l
        SET state = 'voided', voided_on = v.voided_on, voided_hour = v.voided_hour,
            void_reason = v.void_reason
        FROM unnest(?::uuid[], ?::uuid[], ?::smallint[], ?::date[], ?::smallint[], ?::text[])
          AS v(location_id, order_id, no, voided_on, voided_hour, void_reason)
        WHERE l.location_id = v.location_id AND l.order_id = v.order_id AND l.no = v.no
          AND l.state = 'ordered'
        """,
        column("uuid", lines, v -> v.order().locationId()),
        column("uuid", lines, v -> v.order().id()),
        column("smallint", lines, v -> v.line().no()),
        column("date", lines, v -> v.when().date()),
        column("smallint", lines, v -> v.when().hour()),
        column("text", lines, v -> v.line().voidReason()));
  }

  /** Writes what changes in an order when lines are voided or all of it is cancelled. */
  static void update(Tx tx, List<Order> orders, Map<UUID, When> when) throws SQLException {
    tx.update(
        """
        UPDATE orders AS o
        SET state = c.state, total = c.total, version = c.version, cancelled_at = c.cancelled_at,
            cancelled_on = c.cancelled_on, cancelled_hour = c.cancelled_hour,
            cancel_reason = c.cancel_reason
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::integer[], ?::timestamptz[],
            ?::date[], ?::smallint[], ?::text[])
          AS c(location_id, id, state, total, version, cancelled_at, cancelled_on, cancelled_hour,
            cancel_reason)
        WHERE o.location_id = c.location_id AND o.id = c.id AND o.state = 'placed'
        """,
        column("uuid", orders, Order::locationId),
        column("uuid", orders, Order::id),
        column("text", orders, Order::state),
        column("bigint", orders, o -> o.total().minor()),
        column("integer", orders, Order::version),
        column("timestamptz", orders, Order::cancelledAt),
        column("date", orders, o -> cancelled(o) ? when(when, o).date() : null),
        column("smallint", orders, o -> cancelled(o) ? when(when, o).hour() : null),
        column("text", orders, Order::cancelReason));
  }

  /** Books the orders of one session on another one. */
  static void follow(Tx tx, UUID locationId, UUID from, UUID into) throws SQLException {
    tx.update(
        "UPDATE orders SET session_id = ? WHERE location_id = ? AND session_id = ?",
        into,
        locationId,
        from);
  }

  private static boolean cancelled(Order order) {
    return order.state() == Order.State.CANCELLED;
  }

  private static When when(Map<UUID, When> when, Order order) {
    return java.util.Objects.requireNonNull(when.get(order.id()));
  }

  /** The orders with these ids at these locations, with their lines. */
  static List<Stored> byIds(Tx tx, Collection<UUID> locations, Collection<UUID> ids)
      throws SQLException {
    return collect(
        tx,
        tx.rows(
            """
            SELECT o.location_id, o.id, o.business_date, o.number, o.source, o.session_id, o.placed_by,
              o.customer_name, o.consumption, o.state, o.total, o.placed_at, o.hour, o.cancelled_at,
              o.cancel_reason, o.version, p.currency,
              l.no, l.product_id, l.open_item, l.catalog_price, l.name, l.names::text AS names, l.quantity, l.unit, l.unit_price,
              l.total AS line_total, l.tax_class, l.tax_rate, l.tax_mode, l.note,
              l.modifiers::text AS modifiers, l.state AS line_state, l.void_reason
            FROM orders o
            JOIN location p ON p.id = o.location_id
            JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
            WHERE o.location_id = ANY(?) AND o.id = ANY(?)
            ORDER BY o.id, l.no
            """,
            OrderRows::one,
            Tx.ids(locations),
            Tx.ids(ids)));
  }

  /** The orders of these sessions at these locations, oldest first, with their lines. */
  static List<Stored> bySessions(Tx tx, Collection<UUID> locations, Collection<UUID> sessions)
      throws SQLException {
    return collect(
        tx,
        tx.rows(
            """
            SELECT o.location_id, o.id, o.business_date, o.number, o.source, o.session_id, o.placed_by,
              o.customer_name, o.consumption, o.state, o.total, o.placed_at, o.hour, o.cancelled_at,
              o.cancel_reason, o.version, p.currency,
              l.no, l.product_id, l.open_item, l.catalog_price, l.name, l.names::text AS names, l.quantity, l.unit, l.unit_price,
              l.total AS line_total, l.tax_class, l.tax_rate, l.tax_mode, l.note,
              l.modifiers::text AS modifiers, l.state AS line_state, l.void_reason
            FROM orders o
            JOIN location p ON p.id = o.location_id
            JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
            WHERE o.location_id = ANY(?) AND o.session_id = ANY(?)
            ORDER BY o.business_date, o.number, l.no
            """,
            OrderRows::one,
            Tx.ids(locations),
            Tx.ids(sessions)));
  }

  private static List<Stored> collect(Tx tx, List<Stored> rows) throws SQLException {
    var orders = new LinkedHashMap<UUID, Stored>();
    for (var row : rows) {
      orders.merge(row.order().id(), row, OrderRows::joined);
    }
    return ScanRows.told(tx, List.copyOf(orders.values()));
  }

  private static Stored joined(Stored one, Stored next) {
    var lines = new ArrayList<>(one.order().lines());
    lines.addAll(next.order().lines());
    return new Stored(one.order().read(lines), one.hour());
  }

  private static Stored one(ResultSet row) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    var order =
        new Order(
            Tx.id(row, "id"),
            Tx.id(row, "location_id"),
            Tx.date(row, "business_date"),
            row.getInt("number"),
            List.of(),
            state(Order.Source.class, row.getString("source")),
            row.getObject("session_id", UUID.class),
            Tx.id(row, "placed_by"),
            row.getString("customer_name"),
            null,
            state(Consumption.class, row.getString("consumption")),
            state(Order.State.class, row.getString("state")),
            new Money(row.getLong("total"), currency),
            Tx.instant(row, "placed_at"),
            Tx.instantOrNull(row, "cancelled_at"),
            row.getString("cancel_reason"),
            row.getInt("version"),
            List.of(line(row, currency)));
    return new Stored(order, row.getInt("hour"));
  }

  @SuppressWarnings("unchecked")
  private static Line line(ResultSet row, Currency currency) throws SQLException {
    return new Line(
        row.getInt("no"),
        Tx.id(row, "product_id"),
        row.getBoolean("open_item") ? true : null,
        row.getString("name"),
        Json.own(row.getString("names"), Map.class),
        new Quantity(row.getBigDecimal("quantity")),
        row.getString("unit"),
        new Money(row.getLong("unit_price"), currency),
        catalogPrice(row, currency),
        modifiers(row.getString("modifiers")),
        new Money(row.getLong("line_total"), currency),
        row.getString("tax_class"),
        new Rate(row.getBigDecimal("tax_rate")),
        state(TaxMode.class, row.getString("tax_mode")),
        row.getString("note"),
        state(Line.State.class, row.getString("line_state")),
        row.getString("void_reason"));
  }

  private static @Nullable Money catalogPrice(ResultSet row, Currency currency)
      throws SQLException {
    long minor = row.getLong("catalog_price");
    return row.wasNull() ? null : new Money(minor, currency);
  }

  private static List<LineModifier> modifiers(@Nullable String json) {
    return json == null ? List.of() : List.of(Json.own(json, LineModifier[].class));
  }

  private static <E extends Enum<E>> E state(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }
}

package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Money;
import dev.comanda.order.line.Line;
import dev.comanda.session.SessionListener.Merge;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code orders} and {@code order_line}. */
public final class OrderRows {
  /**
   * What {@link #update} asks. An order is named by both of its keys, and not by a state that
   * statistics may take for rare: whichever index is taken then finds it at once, also where they
   * know of few orders.
   */
  static final String UPDATE =
      """
      UPDATE orders AS o
      SET state = c.state, total = c.total, version = c.version, cancelled_at = c.cancelled_at,
          cancelled_on = c.cancelled_on, cancelled_hour = c.cancelled_hour,
          cancel_reason = c.cancel_reason, bytes = c.bytes
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::integer[], ?::timestamptz[],
          ?::date[], ?::smallint[], ?::text[], ?::date[], ?::integer[], ?::integer[])
        AS c(location_id, id, state, total, version, cancelled_at, cancelled_on, cancelled_hour,
          cancel_reason, business_date, number, bytes)
      WHERE o.location_id = c.location_id AND o.id = c.id AND o.business_date = c.business_date
        AND o.number = c.number AND o.state <> 'cancelled'
      """;

  private OrderRows() {}

  /** An order with the local hour it was placed in. */
  public record Stored(Order order, int hour) {}

  /** A line with its order. */
  record OrderedLine(Order order, Line line) {}

  static void insert(Tx tx, List<Stored> placed) throws SQLException {
    var orders = placed.stream().map(Stored::order).toList();
    tx.later(
        orders.size(),
        """
        INSERT INTO orders (location_id, id, business_date, number, source, session_id, placed_by,
          customer_name, consumption, state, total, placed_at, hour, bytes)
        SELECT location_id, id, business_date, number, source, session_id, placed_by,
          customer_name, consumption, 'placed', total, placed_at, hour, bytes
        FROM unnest(?::uuid[], ?::uuid[], ?::date[], ?::integer[], ?::text[], ?::uuid[], ?::uuid[],
            ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::smallint[], ?::integer[])
          AS o(location_id, id, business_date, number, source, session_id, placed_by,
            customer_name, consumption, total, placed_at, hour, bytes)
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
        column("smallint", placed, Stored::hour),
        column("integer", orders, o -> Order.bytes(o.lines())));
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

  /**
   * Splits parts off lines, as voided lines of their own.
   *
   * @param parts the parts, each with its order, of which the line is what is left
   */
  static void split(Tx tx, List<VoidedLine> parts) throws SQLException {
    tx.update(
        """
        WITH part AS (
          SELECT *
          FROM unnest(?::uuid[], ?::uuid[], ?::smallint[], ?::smallint[], ?::numeric[], ?::bigint[],
              ?::date[], ?::smallint[], ?::text[])
            AS p(location_id, order_id, part_of, no, quantity, total, voided_on, voided_hour,
              void_reason)),
        added AS (
          INSERT INTO order_line (location_id, order_id, no, product_id, open_item, name, names,
            quantity, unit, unit_price, catalog_price, total, tax_class, tax_rate, tax_mode, note,
            modifiers, state, voided_on, voided_hour, void_reason, part_of)
          SELECT l.location_id, l.order_id, p.no, l.product_id, l.open_item, l.name, l.names,
            p.quantity, l.unit, l.unit_price, l.catalog_price, p.total, l.tax_class, l.tax_rate,
            l.tax_mode, l.note, l.modifiers, 'voided', p.voided_on, p.voided_hour, p.void_reason, l.no
          FROM part p
          JOIN order_line l
            ON l.location_id = p.location_id AND l.order_id = p.order_id AND l.no = p.part_of)
        UPDATE order_line AS l
        SET quantity = l.quantity - g.quantity, total = l.total - g.total
        FROM (
          SELECT location_id, order_id, part_of, sum(quantity) AS quantity, sum(total) AS total
          FROM part
          GROUP BY location_id, order_id, part_of) g
        WHERE l.location_id = g.location_id AND l.order_id = g.order_id AND l.no = g.part_of
        """,
        column("uuid", parts, v -> v.order().locationId()),
        column("uuid", parts, v -> v.order().id()),
        column("smallint", parts, v -> v.line().partOf()),
        column("smallint", parts, v -> v.line().no()),
        column("numeric", parts, v -> v.line().quantity().value()),
        column("bigint", parts, v -> v.line().total().minor()),
        column("date", parts, v -> v.when().date()),
        column("smallint", parts, v -> v.when().hour()),
        column("text", parts, v -> v.line().voidReason()));
  }

  /** Writes what changes in an order when lines are voided or all of it is cancelled. */
  static void update(Tx tx, List<Order> orders, Map<UUID, When> when) throws SQLException {
    tx.update(
        UPDATE,
        column("uuid", orders, Order::locationId),
        column("uuid", orders, Order::id),
        column("text", orders, Order::state),
        column("bigint", orders, o -> o.total().minor()),
        column("integer", orders, Order::version),
        column("timestamptz", orders, Order::cancelledAt),
        column("date", orders, o -> cancelled(o) ? when(when, o).date() : null),
        column("smallint", orders, o -> cancelled(o) ? when(when, o).hour() : null),
        column("text", orders, Order::cancelReason),
        column("date", orders, Order::businessDate),
        column("integer", orders, Order::number),
        column("integer", orders, o -> Order.bytes(o.lines())));
  }

  /** Books the orders of sessions on those that they are merged into. */
  static void follow(Tx tx, List<Merge> merges) throws SQLException {
    tx.update(
        """
        UPDATE orders AS o
        SET session_id = m.into_id
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(location_id, from_id, into_id)
        WHERE o.location_id = m.location_id AND o.session_id = m.from_id
        """,
        column("uuid", merges, Merge::locationId),
        column("uuid", merges, Merge::from),
        column("uuid", merges, Merge::into));
  }

  private static boolean cancelled(Order order) {
    return order.state() == Order.State.CANCELLED;
  }

  private static When when(Map<UUID, When> when, Order order) {
    return java.util.Objects.requireNonNull(when.get(order.id()));
  }
}

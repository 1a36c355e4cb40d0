package dev.comanda.order;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.LineModifier;
import dev.comanda.order.scan.ScanRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that reads orders with their lines. */
public final class StoredOrderRows {
  /** What {@link #byIds} asks. */
  static final String BY_IDS =
      """
      SELECT o.location_id, o.id, o.business_date, o.number, o.source, o.session_id, o.placed_by,
        o.customer_name, o.consumption, o.state, o.total, o.placed_at, o.hour, o.cancelled_at,
        o.cancel_reason, o.version, p.currency,
        l.no, l.product_id, l.open_item, l.catalog_price, l.name, l.names::text AS names, l.quantity, l.unit, l.unit_price,
        l.total AS line_total, l.tax_class, l.tax_rate, l.tax_mode, l.note,
        l.modifiers::text AS modifiers, l.state AS line_state, l.void_reason, l.part_of
      FROM unnest(?::uuid[], ?::uuid[]) AS asked(location_id, id)
      CROSS JOIN LATERAL (
        SELECT location_id, id, business_date, number, source, session_id, placed_by, customer_name,
          consumption, state, total, placed_at, hour, cancelled_at, cancel_reason, version
        FROM orders
        WHERE location_id = asked.location_id AND id = asked.id
        OFFSET 0) o
      JOIN location p ON p.id = o.location_id
      JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
      ORDER BY o.id, l.no
      """;

  /** What was read of names before: most lines of an answer are of the same products. */
  private final Map<String, Map<String, String>> known = new HashMap<>();

  private StoredOrderRows() {}

  /**
   * The orders with these ids, each at its location, with their lines. Behind OFFSET 0 each is
   * looked up by its key alone: a join may read all of a location's orders where statistics know of
   * few.
   */
  public static List<OrderRows.Stored> byIds(Tx tx, List<IdAt> ids) throws SQLException {
    return collect(
        tx,
        tx.rows(
            BY_IDS,
            new StoredOrderRows()::one,
            column("uuid", ids, IdAt::locationId),
            column("uuid", ids, IdAt::id)));
  }

  /**
   * The orders of these sessions, each at its location, oldest first, with their lines as bills
   * need them: without notes, which may be longer than all the rest.
   */
  static List<OrderRows.Stored> bySessions(Tx tx, List<IdAt> sessions) throws SQLException {
    return collect(
        tx,
        tx.rows(
            """
            SELECT o.location_id, o.id, o.business_date, o.number, o.source, o.session_id, o.placed_by,
              o.customer_name, o.consumption, o.state, o.total, o.placed_at, o.hour, o.cancelled_at,
              o.cancel_reason, o.version, p.currency,
              l.no, l.product_id, l.open_item, l.catalog_price, l.name, l.names::text AS names, l.quantity, l.unit, l.unit_price,
              l.total AS line_total, l.tax_class, l.tax_rate, l.tax_mode, NULL AS note,
              l.modifiers::text AS modifiers, l.state AS line_state, NULL AS void_reason, l.part_of
            FROM unnest(?::uuid[], ?::uuid[]) AS asked(location_id, session_id)
            JOIN orders o ON o.location_id = asked.location_id AND o.session_id = asked.session_id
            JOIN location p ON p.id = o.location_id
            JOIN order_line l ON l.location_id = o.location_id AND l.order_id = o.id
            ORDER BY o.business_date, o.number, l.no
            """,
            new StoredOrderRows()::one,
            column("uuid", sessions, IdAt::locationId),
            column("uuid", sessions, IdAt::id)));
  }

  private static List<OrderRows.Stored> collect(Tx tx, List<OrderRows.Stored> rows)
      throws SQLException {
    var orders = new LinkedHashMap<UUID, OrderRows.Stored>();
    for (var row : rows) {
      orders.merge(row.order().id(), row, StoredOrderRows::joined);
    }
    return ScanRows.told(tx, List.copyOf(orders.values()));
  }

  private static OrderRows.Stored joined(OrderRows.Stored one, OrderRows.Stored next) {
    var lines = new ArrayList<>(one.order().lines());
    lines.addAll(next.order().lines());
    return new OrderRows.Stored(one.order().read(lines), one.hour());
  }

  private OrderRows.Stored one(ResultSet row) throws SQLException {
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
    return new OrderRows.Stored(order, row.getInt("hour"));
  }

  private Line line(ResultSet row, Currency currency) throws SQLException {
    return new Line(
        row.getInt("no"),
        Tx.id(row, "product_id"),
        row.getBoolean("open_item") ? true : null,
        row.getString("name"),
        names(row.getString("names")),
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
        row.getString("void_reason"),
        row.getObject("part_of", Integer.class));
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> names(String json) {
    return known.computeIfAbsent(json, text -> Map.copyOf(Json.own(text, Map.class)));
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

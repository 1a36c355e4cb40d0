package dev.comanda.preparation.seen;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.order.Order;
import dev.comanda.preparation.Card;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.ready.Promise;
import dev.comanda.preparation.seen.ShownTicket.OfLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code ticket} for who shows orders. */
final class ShownTicketRows {
  /** Of most tickets only the numbers of their lines are read. */
  private static final String COLUMNS =
      """
      SELECT t.id, t.order_id, t.part, t.station_id, t.serial, t.state, t.held, t.placed_at, t.fire_at, t.session_id,
             t.version,
             ARRAY(SELECT (l->>'no')::integer FROM json_array_elements(t.card->'lines') l) AS lines,
             t.card->'promise'->>'from' AS promised_from, t.card->'promise'->>'by' AS promised_by,
             CASE t.state WHEN 'held' THEN t.card::text END AS card
      FROM ticket t
      """;

  private ShownTicketRows() {}

  static List<ShownTicket> ofOrders(Tx tx, UUID locationId, Collection<UUID> orders)
      throws SQLException {
    return tx.rows(
        COLUMNS
            + """
            WHERE t.location_id = ? AND t.order_id = ANY(?)
            ORDER BY t.order_id, t.part
            """,
        ShownTicketRows::shown,
        locationId,
        Tx.ids(orders));
  }

  static List<ShownTicket> ofPanel(Tx tx, UUID locationId, Collection<UUID> orders)
      throws SQLException {
    return tx.rows(
        COLUMNS
            + """
            WHERE t.location_id = ? AND t.order_id = ANY(?)
            UNION
            """
            + COLUMNS
            + """
            WHERE t.location_id = ? AND t.state IN ('fired', 'held') AND t.state = 'held'
            """,
        ShownTicketRows::shown,
        locationId,
        Tx.ids(orders),
        locationId);
  }

  static List<UUID> sessionsToMake(Tx tx, UUID locationId) throws SQLException {
    return tx.rows(
        """
        SELECT session_id
        FROM ticket
        WHERE location_id = ? AND state = 'queued' AND session_id IS NOT NULL
        UNION
        SELECT session_id
        FROM ticket
        WHERE location_id = ? AND state IN ('fired', 'held') AND session_id IS NOT NULL
        """,
        row -> Tx.id(row, "session_id"),
        locationId,
        locationId);
  }

  private static ShownTicket shown(ResultSet row) throws SQLException {
    var held = row.getString("held");
    var text = row.getString("card");
    var card = text == null ? null : Json.own(text, Card.class);
    return new ShownTicket(
        Tx.id(row, "id"),
        Tx.id(row, "order_id"),
        row.getInt("part"),
        row.getObject("station_id", UUID.class),
        row.getObject("serial", Integer.class),
        Ticket.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        held == null ? null : Ticket.Held.valueOf(held.toUpperCase(Locale.ROOT)),
        Tx.instant(row, "placed_at"),
        Tx.instant(row, "fire_at"),
        promise(row),
        card == null ? null : card.orderNumber(),
        card == null ? null : card.place(),
        row.getInt("version"),
        card == null
            ? Arrays.stream((Integer[]) row.getArray("lines").getArray())
                .map(no -> new OfLine(no, null, null, null))
                .toList()
            : card.lines().stream()
                .map(line -> new OfLine(line.no(), line.name(), line.quantity(), line.unit()))
                .toList(),
        card == null ? null : alone(card, row));
  }

  private static @Nullable Promise promise(ResultSet row) throws SQLException {
    var from = row.getString("promised_from");
    return from == null
        ? null
        : new Promise(Instant.parse(from), Instant.parse(row.getString("promised_by")));
  }

  private static @Nullable UUID alone(Card card, ResultSet row) throws SQLException {
    boolean ofWaiter = card.source() == Order.Source.WAITER;
    return ofWaiter && row.getObject("session_id", UUID.class) == null ? card.placedBy() : null;
  }
}

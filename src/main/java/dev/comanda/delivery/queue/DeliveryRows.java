package dev.comanda.delivery.queue;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Standing;
import dev.comanda.json.Json;
import dev.comanda.location.Quantity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code delivery}. */
final class DeliveryRows {
  /** What {@link #delivery} reads, of the table as {@code d}. */
  static final String COLUMNS =
      """
      d.location_id, d.id, d.integration_id, d.seq, d.order_id, d.line_no, d.aim, d.document,
        d.product_id, d.product_number, d.description, d.quantity, d.unit, d.mark, d.unique_id,
        d.sent_hash, d.login, d.course, d.wanted, d.placed_at, d.changed_at, d.version
      """;

  private DeliveryRows() {}

  /** Adds deliveries, on the way that the next question goes. */
  static void insert(Tx tx, List<Delivery> all) {
    tx.later(
        all.size(),
        """
        INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
          product_id, product_number, description, quantity, unit, mark, unique_id, sent_hash, login,
          state, reason_code, due_at, course, placed_at, changed_at, version)
        SELECT location_id, id, integration_id, seq, order_id, line_no, aim, document, product_id,
          product_number, description, quantity, unit, mark, unique_id, sent_hash, login, state,
          reason_code, due_at, course::json, at, at, 1
        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[], ?::smallint[], ?::text[],
            ?::text[], ?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::text[], ?::text[],
            ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[])
          AS n(location_id, id, integration_id, seq, order_id, line_no, aim, document, product_id,
            product_number, description, quantity, unit, mark, unique_id, sent_hash, login, state,
            reason_code, due_at, course, at)
        """,
        column("uuid", all, Delivery::locationId),
        column("uuid", all, Delivery::id),
        column("uuid", all, Delivery::integrationId),
        column("bigint", all, Delivery::seq),
        column("uuid", all, Delivery::orderId),
        column("smallint", all, Delivery::lineNo),
        column("text", all, Delivery::aim),
        column("text", all, d -> d.what().document()),
        column("uuid", all, d -> d.what().productId()),
        column("text", all, d -> d.what().productNumber()),
        column("text", all, d -> d.what().description()),
        column("numeric", all, d -> d.what().quantity().value()),
        column("text", all, d -> d.what().unit()),
        column("text", all, Delivery::mark),
        column("text", all, Delivery::uniqueId),
        column("bytea", all, Delivery::sentHash),
        column("bytea", all, Delivery::login),
        column("text", all, d -> d.standing().state()),
        column("text", all, DeliveryRows::reason),
        column("timestamptz", all, d -> d.standing().dueAt()),
        column("text", all, d -> Json.text(d.standing())),
        column("timestamptz", all, Delivery::placedAt));
  }

  /** Writes deliveries as they are by now. */
  static void update(Tx tx, Collection<Delivery> all) {
    tx.later(
        all.size(),
        """
        UPDATE delivery AS d
        SET document = n.document, product_number = n.product_number, quantity = n.quantity,
            wanted = n.wanted,
            login = CASE WHEN n.keeps_login THEN d.login END, state = n.state,
            reason_code = n.reason_code, due_at = n.due_at, course = n.course::json,
            void_wanted = n.void_wanted,
            changed_at = n.changed_at, version = n.version
        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
            ?::boolean[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::boolean[],
            ?::timestamptz[], ?::integer[])
          AS n(location_id, id, document, product_number, quantity, wanted, keeps_login, state, reason_code,
            due_at, course, void_wanted, changed_at, version)
        WHERE d.location_id = n.location_id AND d.id = n.id
        """,
        column("uuid", all, Delivery::locationId),
        column("uuid", all, Delivery::id),
        column("text", all, d -> d.what().document()),
        column("text", all, d -> d.what().productNumber()),
        column("numeric", all, d -> d.what().quantity().value()),
        column("numeric", all, DeliveryRows::wanted),
        column("bool", all, d -> d.login() != null),
        column("text", all, d -> d.standing().state()),
        column("text", all, DeliveryRows::reason),
        column("timestamptz", all, d -> d.standing().dueAt()),
        column("text", all, d -> Json.text(d.standing())),
        column("bool", all, d -> d.standing().voidWanted()),
        column("timestamptz", all, Delivery::changedAt),
        column("integer", all, Delivery::version));
  }

  private static @Nullable BigDecimal wanted(Delivery delivery) {
    var wanted = delivery.wanted();
    return wanted == null ? null : wanted.value();
  }

  private static @Nullable String reason(Delivery delivery) {
    var reason = delivery.standing().reason();
    return reason == null ? null : reason.code();
  }

  /** The deliveries with these keys. */
  static List<Delivery> find(Tx tx, Collection<Delivery.Key> keys) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
            JOIN delivery d ON d.location_id = k.location_id AND d.id = k.id
            """,
        DeliveryRows::delivery,
        column("uuid", keys, Delivery.Key::locationId),
        column("uuid", keys, Delivery.Key::deliveryId));
  }

  /** The deliveries of some orders. */
  static List<Delivery> ofOrders(Tx tx, Collection<Delivery.Key> orders) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, order_id)
            JOIN delivery d ON d.location_id = k.location_id AND d.order_id = k.order_id
            ORDER BY d.seq
            """,
        DeliveryRows::delivery,
        column("uuid", orders, Delivery.Key::locationId),
        column("uuid", orders, Delivery.Key::deliveryId));
  }

  /** Of lines that were taken back, what they had been booked by. */
  static List<Delivery> takenBack(Tx tx, Collection<Delivery> takenBack) throws SQLException {
    return others(tx, takenBack, Aim.BOOK);
  }

  /** What takes back what some have booked, or has. */
  static List<Delivery> takingBack(Tx tx, Collection<Delivery> booked) throws SQLException {
    return others(tx, booked, Aim.TAKE_BACK);
  }

  /** Those of the same lines that are for the other aim. */
  private static List<Delivery> others(Tx tx, Collection<Delivery> of, Aim aim)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, integration_id, mark)
            JOIN delivery d ON d.location_id = k.location_id AND d.integration_id = k.integration_id
              AND d.mark = k.mark AND d.aim = ?
            """,
        DeliveryRows::delivery,
        column("uuid", of, Delivery::locationId),
        column("uuid", of, Delivery::integrationId),
        column("text", of, Delivery::mark),
        aim);
  }

  /**
   * A delivery of which something is missing that is known by now.
   *
   * @param number of its product; null where it has one already, or there is none yet
   */
  record Completable(Delivery delivery, @Nullable String number) {}

  /**
   * What of an integration waits for what is known by now, put aside or not; the first of it.
   *
   * @param documented whether it is known on which document its lines are booked
   */
  static List<Completable> completable(
      Tx tx, UUID locationId, UUID integrationId, boolean documented, int limit)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
              , e.number AS known_number
            FROM delivery d
            LEFT JOIN erp_product e ON e.location_id = d.location_id
              AND e.product_id = d.product_id AND e.integration_id = d.integration_id
              AND d.product_number IS NULL
            WHERE d.location_id = ? AND d.integration_id = ?
              AND (d.product_number IS NULL OR d.document IS NULL)
              AND d.state IN ('held', 'cleared')
              AND (e.number IS NOT NULL OR (d.document IS NULL AND ?))
            ORDER BY d.seq
            LIMIT ?
            """,
        row -> new Completable(delivery(row), row.getString("known_number")),
        locationId,
        integrationId,
        documented,
        limit);
  }

  /** At most so many of an integration that are not over, by their ids from one on. */
  static List<Delivery> notOver(Tx tx, UUID locationId, UUID integrationId, UUID after, int limit)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM delivery d
            WHERE d.location_id = ? AND d.integration_id = ? AND d.id > ?
              AND d.state IN ('held', 'placed', 'error', 'unknown', 'cleared')
            ORDER BY d.id
            LIMIT ?
            """,
        DeliveryRows::delivery,
        locationId,
        integrationId,
        after,
        limit);
  }

  /** No line of an integration keeps its own user and password; those that are over have none. */
  static void forgetLogins(Tx tx, UUID locationId, UUID integrationId) throws SQLException {
    tx.update(
        """
        UPDATE delivery
        SET login = NULL
        WHERE location_id = ? AND integration_id = ?
          AND state IN ('held', 'placed', 'error', 'unknown', 'cleared') AND login IS NOT NULL
        """,
        locationId,
        integrationId);
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        Tx.id(row, "id"),
        Tx.id(row, "location_id"),
        Tx.id(row, "integration_id"),
        row.getLong("seq"),
        Tx.id(row, "order_id"),
        row.getInt("line_no"),
        Aim.valueOf(row.getString("aim").toUpperCase(Locale.ROOT)),
        new Delivery.What(
            row.getString("document"),
            Tx.id(row, "product_id"),
            row.getString("product_number"),
            row.getString("description"),
            new Quantity(row.getBigDecimal("quantity")),
            row.getString("unit")),
        row.getString("mark"),
        row.getString("unique_id"),
        row.getBytes("sent_hash"),
        row.getBytes("login"),
        Json.own(row.getString("course"), Standing.class),
        row.getBigDecimal("wanted") == null ? null : new Quantity(row.getBigDecimal("wanted")),
        Tx.instant(row, "placed_at"),
        Tx.instant(row, "changed_at"),
        row.getInt("version"));
  }
}

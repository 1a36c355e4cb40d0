package dev.comanda.preparation.line;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Tx;
import dev.comanda.preparation.Station;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of {@code robot_report}, and of tickets by what robots call them. */
final class ReportRows {
  private static final String COLUMNS =
      "p.location_id, p.id, p.at, p.order_id, p.serial, p.status, p.orderbot_id, p.reason ";

  private ReportRows() {}

  /** A ticket as robots call it. */
  record Serial(UUID locationId, int serial) {
    static Optional<Serial> of(RobotReport report) {
      return Optional.ofNullable(report.serial())
          .map(serial -> new Serial(report.locationId(), serial));
    }
  }

  static void insert(Tx tx, RobotReport report) throws SQLException {
    tx.update(
        """
        INSERT INTO robot_report (location_id, id, at, order_id, serial, status, orderbot_id)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        report.locationId(),
        report.id(),
        report.at(),
        report.orderId(),
        report.serial(),
        report.status(),
        report.orderbotId());
  }

  /** Reports that wait to be applied, the oldest first. */
  static List<RobotReport> waiting(Tx tx, int limit) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM robot_report p
            WHERE p.reason IS NULL
            ORDER BY p.id
            LIMIT ?
            """,
        ReportRows::report,
        limit);
  }

  /** Those of some reports that still wait, which nobody else applies until this ends. */
  static Set<UUID> stillWaiting(Tx tx, Collection<RobotReport> reports) throws SQLException {
    return new HashSet<>(
        tx.rows(
            """
            SELECT p.id
            FROM unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
            JOIN robot_report p ON p.location_id = k.location_id AND p.id = k.id
            WHERE p.reason IS NULL
            FOR UPDATE OF p
            """,
            row -> Tx.id(row, "id"),
            column("uuid", reports, RobotReport::locationId),
            column("uuid", reports, RobotReport::id)));
  }

  /** Of some tickets those of which something was reported that is not applied yet. */
  static Set<TicketRows.Key> unheard(Tx tx, Collection<Ticket> tickets) throws SQLException {
    return new HashSet<>(
        tx.rows(
            """
            SELECT DISTINCT k.location_id, k.id
            FROM unnest(?::uuid[], ?::uuid[], ?::integer[]) AS k(location_id, id, serial)
            JOIN robot_report p ON p.location_id = k.location_id AND p.serial = k.serial
            WHERE p.reason IS NULL
            """,
            row -> new TicketRows.Key(Tx.id(row, "location_id"), Tx.id(row, "id")),
            column("uuid", tickets, Ticket::locationId),
            column("uuid", tickets, Ticket::id),
            column("integer", tickets, each -> each.progress().serial())));
  }

  /** Takes reports away that were applied. */
  static void applied(Tx tx, Collection<RobotReport> reports) throws SQLException {
    if (reports.isEmpty()) {
      return;
    }
    tx.update(
        """
        DELETE FROM robot_report p
        USING unnest(?::uuid[], ?::uuid[]) AS k(location_id, id)
        WHERE p.location_id = k.location_id AND p.id = k.id
        """,
        column("uuid", reports, RobotReport::locationId),
        column("uuid", reports, RobotReport::id));
  }

  /** Says of reports why they were not applied. */
  static void refused(Tx tx, Map<RobotReport, Reason> reasons) throws SQLException {
    if (reasons.isEmpty()) {
      return;
    }
    tx.update(
        """
        UPDATE robot_report p
        SET reason = k.reason
        FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS k(location_id, id, reason)
        WHERE p.location_id = k.location_id AND p.id = k.id
        """,
        column("uuid", reasons.entrySet(), each -> each.getKey().locationId()),
        column("uuid", reasons.entrySet(), each -> each.getKey().id()),
        column("text", reasons.entrySet(), Map.Entry::getValue));
  }

  /** What of a location was not applied, the last first. */
  static List<RobotReport> refused(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.rows(
        "SELECT "
            + COLUMNS
            + """
            FROM robot_report p
            WHERE p.location_id = ? AND p.reason IS NOT NULL
            ORDER BY p.id DESC
            LIMIT ?
            """,
        ReportRows::report,
        locationId,
        limit);
  }

  /** Forgets what was not applied before then. */
  static int forget(Tx tx, Instant before) throws SQLException {
    return tx.update("DELETE FROM robot_report WHERE at < ? AND reason IS NOT NULL", before);
  }

  /** The tickets of these serials, which nobody else changes until this transaction ends. */
  static List<Ticket> tickets(Tx tx, Collection<Serial> serials) throws SQLException {
    return tx.rows(
        "SELECT "
            + TicketRows.COLUMNS
            + """
            FROM unnest(?::uuid[], ?::integer[]) AS k(location_id, serial)
            JOIN ticket t ON t.location_id = k.location_id AND t.serial = k.serial
            FOR NO KEY UPDATE OF t
            """,
        TicketRows::ticket,
        column("uuid", serials, Serial::locationId),
        column("integer", serials, Serial::serial));
  }

  /** The last tickets of a station, the newest first; those of one serial where it is given. */
  static List<Ticket> last(Tx tx, Station station, @Nullable Integer serial, int limit)
      throws SQLException {
    return tx.rows(
        "SELECT "
            + TicketRows.COLUMNS
            + """
            FROM ticket t
            WHERE t.location_id = ? AND t.station_id = ? AND t.serial IS NOT NULL
              AND (?::integer IS NULL OR t.serial = ?)
            ORDER BY t.serial DESC
            LIMIT ?
            """,
        TicketRows::ticket,
        station.locationId(),
        station.id(),
        serial,
        serial,
        limit);
  }

  private static RobotReport report(ResultSet row) throws SQLException {
    var reason = row.getString("reason");
    return new RobotReport(
        Tx.id(row, "location_id"),
        Tx.id(row, "id"),
        Tx.instant(row, "at"),
        row.getString("order_id"),
        row.getObject("serial", Integer.class),
        row.getString("status"),
        row.getString("orderbot_id"),
        reason == null ? null : Reason.valueOf(reason.toUpperCase(Locale.ROOT)));
  }
}

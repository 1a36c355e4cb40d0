package dev.comanda.bench;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Item;
import dev.comanda.delivery.course.Standing;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * SQL that makes deliveries wait as if so many orders had been placed, all constraints on, and
 * looks what became of them.
 */
final class DeliveryLines {

  private final Database database;
  private final Database reading;
  private final UUID locationId;
  private final UUID integrationId;

  /**
   * Of one integration.
   *
   * @param reading plans for indexes, so that looking costs nothing that counts
   */
  DeliveryLines(Database database, Database reading, UUID locationId, UUID integrationId) {
    this.database = database;
    this.reading = reading;
    this.locationId = locationId;
    this.integrationId = integrationId;
  }

  /** Makes lines wait in the lanes of so many documents, a millisecond apart, in turns. */
  void fill(String run, int lines, int documents) {
    var last = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var item = new Item("any", StandIn.PRODUCT, BigDecimal.ONE);
    var course = Json.text(Standing.of(item, last));
    database.write(
        tx -> {
          deliveries(tx, run, lines, documents, last, course);
          return lanes(tx, run);
        });
  }

  private void deliveries(Tx tx, String run, int lines, int documents, Instant last, String course)
      throws SQLException {
    tx.update(
        """
        INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
          product_id, product_number, description, quantity, unit, mark, state, due_at, course, placed_at,
          changed_at, version)
        SELECT i.location_id, uuidv7(), i.id, n, uuidv7(), 1, 'book', ? || '-' || n % ?,
               '00000000-0000-7000-8000-000000000001', ?, 'Engine oil', 1, 'l', ? || '-' || n, 'placed',
               at, replace(?, ?, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::json,
               at, at, 1
        FROM integration i
        CROSS JOIN (
          SELECT n, ?::timestamptz - (? - n) * interval '1 millisecond' AS at
          FROM generate_series(1, ?) AS n) AS l
        WHERE i.location_id = ? AND i.id = ?
        """,
        run,
        documents,
        StandIn.PRODUCT,
        run,
        course,
        last.toString(),
        last,
        lines,
        lines,
        locationId,
        integrationId);
  }

  private int lanes(Tx tx, String run) throws SQLException {
    return tx.update(
        """
        INSERT INTO lane (location_id, integration_id, document, fence, due_at)
        SELECT location_id, integration_id, document, 0, min(due_at)
        FROM delivery
        WHERE location_id = ? AND integration_id = ? AND mark LIKE ? || '-%'
        GROUP BY location_id, integration_id, document
        """,
        locationId, integrationId, run);
  }

  /** Where the log of their location is. */
  long lastSeq() {
    return reading.glance(
        tx ->
            tx.row(
                    "SELECT last_seq FROM location_log WHERE location_id = ?",
                    row -> row.getLong("last_seq"),
                    locationId)
                .orElseThrow());
  }

  /** Waits until the log is so far, as each line tells once, and then until nothing waits. */
  void await(long seq) {
    long giveUp = System.nanoTime() + Wait.MAX.toNanos();
    while (lastSeq() < seq || waits()) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("lines still wait after " + Wait.MAX);
      }
      LockSupport.parkNanos(QueueRows.LOOK_EVERY.toNanos());
    }
  }

  private boolean waits() {
    return reading.glance(
        tx ->
            tx.row(
                    """
                    SELECT 1
                    FROM delivery
                    WHERE location_id = ? AND integration_id = ? AND state IN ('placed', 'unknown')
                      AND state IN ('held', 'placed', 'error', 'unknown')
                    LIMIT 1
                    """,
                    row -> true,
                    locationId,
                    integrationId)
                .isPresent());
  }

  /** How many of a run were read back where they belong. */
  long created(String run) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT count(*) AS n
                    FROM delivery
                    WHERE location_id = ? AND integration_id = ? AND state = 'created'
                      AND mark LIKE ? || '-%'
                    """,
                    row -> row.getLong("n"), locationId, integrationId, run)
                .orElseThrow());
  }
}

package dev.comanda.delivery.queue;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Item;
import dev.comanda.delivery.course.Standing;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** SQL that puts lines into lanes, and lets time pass for these. */
final class QueuedRows {
  private QueuedRows() {}

  /** Some place. */
  static UUID place(Database database) {
    return database.read(
        tx ->
            tx.row("SELECT id FROM location ORDER BY id LIMIT 1", row -> Tx.id(row, "id"))
                .orElseThrow());
  }

  /** An integration of a place. */
  static void integration(Database database, UUID location, UUID integration) {
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO integration (location_id, id, slug, workshop, connector, address,
                  login_state, active, api, worker, paused, killed, mark_prefix, book_on, document_rule,
                  per_minute, in_flight, attempts_max, retired, version, created_at)
                VALUES (?, ?, 'bennys', 'Bennys', 'hasty', 'http://127.0.0.1:1', 'none', true, true,
                  true, false, false, 'OilMat:', 'placed', 'session', 0, 8, 10, false, 1, now())
                """,
                location,
                integration));
  }

  /** A line to be booked on a document now. */
  static void line(Database database, UUID location, UUID integration, String document, int seq) {
    database.write(
        tx -> {
          var due = Instant.EPOCH;
          var standing = Standing.of(new Item(document, "10", BigDecimal.ONE), due);
          tx.update(
              """
              INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim,
                document, product_id, product_number, description, quantity, unit, mark, state, due_at,
                course, placed_at, changed_at, version)
              VALUES (?, gen_random_uuid(), ?, ?, gen_random_uuid(), 1, 'book', ?, gen_random_uuid(),
                '10', 'Oil', 1, 'piece', ?, 'placed', ?, ?::json, now(), now(), 1)
              """,
              location,
              integration,
              seq,
              document,
              "OilMat:" + seq,
              due,
              Json.text(standing));
          return tx.update(
              """
              INSERT INTO lane (location_id, integration_id, document, fence, due_at)
              VALUES (?, ?, ?, 0, ?)
              ON CONFLICT DO NOTHING
              """,
              location,
              integration,
              document,
              due);
        });
  }

  /** The orders of all lines want so much of each. */
  static void wanted(Database database, BigDecimal quantity) {
    database.write(tx -> tx.update("UPDATE delivery SET wanted = ?", quantity));
  }

  /** Time passes for who holds lanes. */
  static void pass(Database database, Duration time) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE lane
                SET lease_until = lease_until - make_interval(secs => ?),
                    create_until = create_until - make_interval(secs => ?)
                """,
                (double) time.toSeconds(),
                (double) time.toSeconds()));
  }

  /** Leases run out while creates may go on. */
  static void leaseOver(Database database) {
    database.write(tx -> tx.update("UPDATE lane SET lease_until = now()"));
  }

  /** While somebody waits to write a lane, its lease is made longer. */
  static void renewedAmid(Database database, Duration lease, Runnable writes)
      throws InterruptedException {
    var writing = new Thread(writes);
    database.write(
        tx -> {
          tx.update(
              "UPDATE lane SET lease_until = now() + make_interval(secs => ?)",
              (double) lease.toSeconds());
          writing.start();
          Wait.until("it waits", () -> waits(database));
          return lease;
        });
    writing.join();
  }

  private static boolean waits(Database database) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT 1
                    FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    LIMIT 1
                    """,
                    row -> true)
                .isPresent());
  }

  /** A line is booked, and what was tried of it ended so long ago. */
  static void booked(Database database, int seq, Duration ago) {
    database.write(
        tx -> {
          tx.update("UPDATE delivery SET state = 'created', due_at = NULL WHERE seq = ?", seq);
          return ended(tx, seq, ago);
        });
  }

  /** What was tried of a line ended so long ago. */
  static int ended(Tx tx, int seq, Duration ago) throws SQLException {
    return tx.update(
        """
        UPDATE attempt
        SET ended_at = now() - make_interval(secs => ?)
        WHERE delivery_id = (SELECT id FROM delivery WHERE seq = ?)
        """,
        (double) ago.toSeconds(),
        seq);
  }

  /** A line is there no more. */
  static void gone(Database database, int seq) {
    database.write(tx -> tx.update("DELETE FROM delivery WHERE seq = ?", seq));
  }

  /** What attempts at a line came to, in their order. */
  static List<String> tried(Database database, int seq) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT said
                FROM attempt
                WHERE delivery_id = (SELECT id FROM delivery WHERE seq = ?)
                ORDER BY began_at
                """,
                row -> row.getString("said"),
                seq));
  }

  /** The pictures that are kept of a line, by their numbers. */
  static List<Integer> pictures(Database database, int seq) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT no
                FROM evidence_picture
                WHERE delivery_id = (SELECT id FROM delivery WHERE seq = ?)
                ORDER BY taken_at, no
                """,
                row -> row.getInt("no"),
                seq));
  }

  /** Each picture of a line is as old as this, and counts for so many bytes. */
  static void pictured(Database database, int seq, Duration ago, int bytes) {
    database.write(
        tx ->
            tx.update(
                """
                UPDATE evidence_picture
                SET taken_at = now() - make_interval(secs => ?) + make_interval(secs => no), bytes = ?
                WHERE delivery_id = (SELECT id FROM delivery WHERE seq = ?)
                """,
                (double) ago.toSeconds(),
                bytes,
                seq));
  }

  /** How lines stand, in their order. */
  static List<String> states(Database database) {
    return database.read(
        tx -> tx.rows("SELECT state FROM delivery ORDER BY seq", row -> row.getString("state")));
  }
}

package dev.comanda.spec;

import static dev.comanda.db.Tx.column;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Standing;
import dev.comanda.json.Json;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL that fills a place with integrations and with lines for them, as months of work would. */
final class ConsoleRows {
  /** What is booked; each with its unit. */
  private static final List<List<String>> PRODUCTS =
      List.of(
          List.of("Engine oil 5W-30", "litre", "4.7"),
          List.of("Oil filter", "piece", "1"),
          List.of("Drain plug seal", "piece", "1"),
          List.of("Brake fluid DOT 4", "litre", "0.5"),
          List.of("Air filter", "piece", "1"),
          List.of("Wiper blades, pair", "piece", "1"),
          List.of("Bulb H7", "piece", "2"),
          List.of("Coolant G12, concentrate, with hoses flushed", "litre", "6.5"));

  private ConsoleRows() {}

  /**
   * An integration.
   *
   * @param way how the process that has it says that it goes; null where none has it
   * @param trouble what the ERP last said; null for nothing
   */
  record Connection(
      UUID locationId,
      UUID id,
      String slug,
      String workshop,
      String connector,
      String login,
      boolean worker,
      @Nullable String way,
      @Nullable String trouble) {}

  /** Makes integrations, which are worked off by a process that does nothing. */
  static void make(Database database, List<Connection> all) {
    database.write(
        tx -> {
          for (var each : all) {
            make(tx, each);
          }
          return all;
        });
  }

  private static void make(Tx tx, Connection one) throws SQLException {
    boolean secret = !one.login().equals("none");
    tx.update(
        """
        INSERT INTO integration (location_id, id, slug, workshop, connector, address, login_user, login,
          login_state, active, api, worker, paused, killed, mark_prefix, book_on, document_rule,
          per_minute, in_flight, attempts_max, retired, version, created_at)
        VALUES (?, ?, ?, ?, ?, 'http://127.0.0.1:8000/erp', ?, ?, ?, true, true, ?, false, false, 'OilMat:',
          'never', 'session', 0, 8, 10, false, 1, now())
        """,
        one.locationId(),
        one.id(),
        one.slug(),
        one.workshop(),
        one.connector(),
        secret ? "comanda" : null,
        secret ? new byte[] {1} : null,
        one.login(),
        one.worker());
    tx.update(
        "INSERT INTO integration_way (slug, location_id, integration_id) VALUES (?, ?, ?)",
        one.slug(),
        one.locationId(),
        one.id());
    if (one.way() != null) {
      tx.update(
          """
          INSERT INTO integration_run (location_id, integration_id, holder, lease_until, way, way_until,
            trouble_code, trouble, last_success_at)
          VALUES (?, ?, gen_random_uuid(), now() + interval '1 day', ?, now() + interval '4 minutes',
            ?, ?, now() - interval '11 minutes')
          """,
          one.locationId(),
          one.id(),
          one.way(),
          one.trouble() == null ? null : "unavailable",
          one.trouble());
    }
  }

  /**
   * Lines of an integration, of which the first was placed so long ago.
   *
   * @param documents on as many of them, from that number on
   */
  record Lines(Standing standing, int count, int firstDocument, int documents, Duration ago) {}

  /** Places lines, of none of which an order is known; returns their ids. */
  static List<UUID> lines(Database database, Connection at, int seq, Lines lines) {
    var numbers = IntStream.range(0, lines.count()).boxed().toList();
    var first = Instant.now().minus(lines.ago()).truncatedTo(ChronoUnit.SECONDS);
    var ids = numbers.stream().map(n -> Ids.next()).sorted().toList();
    var standing = lines.standing();
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
                  product_id, product_number, description, quantity, unit, mark, state, reason_code, due_at,
                  course, void_wanted, placed_at, changed_at, version)
                SELECT ?, id, ?, seq, gen_random_uuid(), 1, 'book', document, gen_random_uuid(), '10', name,
                  quantity, unit, 'OilMat:' || id, ?, ?, ?, ?::json, ?, at, at, 1
                FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::numeric[], ?::text[],
                    ?::timestamptz[])
                  AS n(id, seq, document, name, quantity, unit, at)
                """,
                at.locationId(),
                at.id(),
                standing.state().name().toLowerCase(Locale.ROOT),
                standing.reason() == null ? null : standing.reason().code(),
                standing.dueAt(),
                Json.text(standing),
                standing.voidWanted(),
                column("uuid", numbers, ids::get),
                column("bigint", numbers, n -> (long) seq + n),
                column("text", numbers, n -> "" + (lines.firstDocument() + n % lines.documents())),
                column("text", numbers, n -> product(n).get(0)),
                column("numeric", numbers, n -> new BigDecimal(product(n).get(2))),
                column("text", numbers, n -> product(n).get(1)),
                column("timestamptz", numbers, n -> first.plusSeconds(n))));
    return ids;
  }

  private static List<String> product(int n) {
    return PRODUCTS.get(n % PRODUCTS.size());
  }

  /**
   * What was tried of a line, so many seconds after it was placed; each step with what was seen.
   */
  static UUID tried(
      Database database, UUID locationId, UUID delivery, String said, int after, Object steps) {
    var attempt = Ids.next();
    database.write(
        tx -> {
          tx.update(
              """
              INSERT INTO attempt (location_id, delivery_id, id, said, began_at, ended_at, steps)
              SELECT location_id, id, ?, ?, placed_at + make_interval(secs => ?),
                placed_at + make_interval(secs => ?), ?::json
              FROM delivery
              WHERE location_id = ? AND id = ?
              """,
              attempt,
              said,
              (double) after,
              (double) after + 8,
              Json.text(steps),
              locationId,
              delivery);
          return tx.update(
              "UPDATE delivery SET changed_at = placed_at + make_interval(secs => ?) WHERE id = ?",
              (double) after + 8,
              delivery);
        });
    return attempt;
  }

  /** What was seen at a step of an attempt. */
  static void picture(
      Database database, Connection at, UUID delivery, UUID attempt, int no, byte[] png) {
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO evidence_picture (location_id, delivery_id, attempt_id, no, integration_id,
                  taken_at, bytes, png)
                VALUES (?, ?, ?, ?, ?, now(), ?, ?)
                """,
                at.locationId(),
                delivery,
                attempt,
                no,
                at.id(),
                png.length,
                png));
  }

  /** The daily look at an ERP did not find what it should, and has seen this. */
  static void canary(Database database, Connection at, String step, String reason, byte[] png) {
    database.write(
        tx -> {
          tx.update(
              """
              INSERT INTO integration_canary (location_id, integration_id, at, scheduled, reason_code,
                reason, step, picture, failures)
              VALUES (?, ?, now() - interval '5 hours', true, 'page_unknown', ?, ?, 1, 1)
              """,
              at.locationId(),
              at.id(),
              reason,
              step);
          return tx.update(
              "INSERT INTO canary_picture (location_id, integration_id, no, png) VALUES (?, ?, 1, ?)",
              at.locationId(),
              at.id(),
              png);
        });
  }

  /** A line is that of an order that is known. */
  static void ordered(Database database, UUID delivery, String orderId) {
    database.write(
        tx ->
            tx.update(
                "UPDATE delivery SET order_id = ? WHERE id = ?",
                UUID.fromString(orderId),
                delivery));
  }

  /** The lines of an integration take others out of the ERP. */
  static void takeBack(Database database, Connection at) {
    database.write(
        tx ->
            tx.update(
                "UPDATE delivery SET aim = 'take_back' WHERE location_id = ? AND integration_id = ?",
                at.locationId(),
                at.id()));
  }

  /** How many lines there are of how they stand. */
  static int count(Database database, UUID integration, String state) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT count(*)::integer AS n
                    FROM delivery
                    WHERE integration_id = ? AND state = ?
                    """,
                    row -> row.getInt("n"),
                    integration,
                    state)
                .orElseThrow());
  }
}

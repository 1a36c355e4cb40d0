package dev.comanda.delivery.console;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL that lists the lanes of one integration. */
final class LaneListRows {
  /** Lines that are counted in each lane; where there are more, that is said. */
  static final int COUNTED_MAX = 500;

  /**
   * Those in which something waits. What stands first in each is found by the index of what waits,
   * from document to document, however many stand behind it; these are counted, and what they are
   * worth added up, only of the lanes of a page.
   */
  static final String WAITING =
      """
      WITH RECURSIVE heads AS (
        (SELECT document, id, due_at, placed_at
         FROM delivery
         WHERE location_id = ? AND integration_id = ? AND document > ''
           AND state IN ('held', 'placed', 'error', 'unknown')
         ORDER BY document, seq
         LIMIT 1)
        UNION ALL
        SELECT d.document, d.id, d.due_at, d.placed_at
        FROM heads h
        CROSS JOIN LATERAL (
          SELECT document, id, due_at, placed_at
          FROM delivery
          WHERE location_id = ? AND integration_id = ? AND document > h.document
            AND state IN ('held', 'placed', 'error', 'unknown')
          ORDER BY document, seq
          LIMIT 1) d),
      first AS (
        SELECT * FROM heads
        UNION ALL
        (SELECT document, id, due_at, placed_at
         FROM delivery
         WHERE location_id = ? AND integration_id = ? AND document IS NULL
           AND state IN ('held', 'placed', 'error', 'unknown')
         ORDER BY document, seq
         LIMIT 1)),
      ranked AS (
        SELECT f.document, f.id AS head_id, f.placed_at AS since, coalesce(f.document, '') AS name,
          CASE WHEN f.due_at IS NULL THEN 0
               WHEN l.head_id = f.id AND (l.lease_until > now() OR l.create_until > now()) THEN 3
               WHEN ? THEN 2
               ELSE 1 END AS rank
        FROM first f
        LEFT JOIN LATERAL (
          SELECT head_id, lease_until, create_until
          FROM lane
          WHERE location_id = ? AND integration_id = ? AND document = f.document
          OFFSET 0) l ON true),
      page AS (
        SELECT *
        FROM ranked
        WHERE rank = ANY(?) AND (?::integer IS NULL OR (rank, since, name) > (?::integer, ?::timestamptz, ?::text))
        ORDER BY rank, since, name
        LIMIT ?)
      SELECT p.document, p.rank, c.waiting, p.since, d.id, d.aim, d.state, d.description, d.quantity, d.unit,
        d.course->'reason'->>'code' AS code, d.course->'reason'->>'text' AS text,
        (d.course->>'attempts')::integer AS attempts, d.due_at, d.placed_at, d.changed_at, c.worth
      FROM page p
      CROSS JOIN LATERAL (SELECT * FROM delivery WHERE location_id = ? AND id = p.head_id OFFSET 0) d
      CROSS JOIN LATERAL (
        SELECT count(*)::integer AS waiting,
          coalesce(sum(round(w.quantity * l.unit_price)) FILTER (WHERE w.aim = 'book' AND w.place <= ?), 0)::bigint
            AS worth
        FROM (
          SELECT s.*, row_number() OVER () AS place
          FROM (
            (SELECT *
             FROM delivery
             WHERE location_id = ? AND integration_id = ? AND document = p.document
               AND state IN ('held', 'placed', 'error', 'unknown')
             ORDER BY document, seq
             LIMIT ?)
            UNION ALL
            (SELECT *
             FROM delivery
             WHERE p.document IS NULL AND location_id = ? AND integration_id = ? AND document IS NULL
               AND state IN ('held', 'placed', 'error', 'unknown')
             ORDER BY document, seq
             LIMIT ?)) s) w
        LEFT JOIN LATERAL (
          SELECT unit_price
          FROM order_line
          WHERE location_id = w.location_id AND order_id = w.order_id AND no = w.line_no
          OFFSET 0) l ON true) c
      ORDER BY p.rank, p.since, p.name
      """;

  private LaneListRows() {}

  /** At most {@code limit} in which something waits and that stand so, after a place. */
  static List<Lane> waiting(
      Tx tx,
      Integration of,
      Collection<LaneState> states,
      @Nullable LanePlace after,
      int limit,
      Currency currency)
      throws SQLException {
    return tx.rows(WAITING, row -> lane(row, currency), parameters(of, states, after, limit));
  }

  /** The values of {@link #WAITING}. */
  static @Nullable Object[] parameters(
      Integration of, Collection<LaneState> states, @Nullable LanePlace after, int limit) {
    var at = of.locationId();
    var id = of.id();
    int most = COUNTED_MAX + 1;
    return new @Nullable Object[] {
      at,
      id,
      at,
      id,
      at,
      id,
      of.runs(),
      at,
      id,
      Tx.column("integer", states, LaneState::rank),
      after == null ? null : after.state().rank(),
      after == null ? null : after.state().rank(),
      after == null ? null : after.since(),
      after == null ? null : after.document(),
      limit,
      at,
      COUNTED_MAX,
      at,
      id,
      most,
      at,
      id,
      most
    };
  }

  /**
   * From now on in a transaction what waits is found in the order of its index, and never whole.
   */
  static void byIndexes(Tx tx) throws SQLException {
    tx.run(
        "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off");
  }

  /** At most {@code limit} in which nothing waits, by their documents after one. */
  static List<Lane> booked(Tx tx, Integration of, String after, int limit, Currency currency)
      throws SQLException {
    return tx.rows(
        """
        SELECT l.document
        FROM lane l
        WHERE l.location_id = ? AND l.integration_id = ? AND l.document > ?
          AND NOT EXISTS (
            SELECT FROM delivery d
            WHERE d.location_id = l.location_id AND d.integration_id = l.integration_id
              AND d.document = l.document AND d.state IN ('held', 'placed', 'error', 'unknown')
            OFFSET 0)
        ORDER BY l.document
        LIMIT ?
        """,
        row ->
            new Lane(
                row.getString("document"),
                LaneState.BOOKED,
                null,
                0,
                false,
                null,
                new Money(0, currency)),
        of.locationId(),
        of.id(),
        after,
        limit);
  }

  private static Lane lane(ResultSet row, Currency currency) throws SQLException {
    return new Lane(
        row.getString("document"),
        LaneState.ranked(row.getInt("rank")),
        head(row),
        Math.min(row.getInt("waiting"), COUNTED_MAX),
        row.getInt("waiting") > COUNTED_MAX,
        Tx.instant(row, "since"),
        new Money(row.getLong("worth"), currency));
  }

  private static Lane.Head head(ResultSet row) throws SQLException {
    var code = row.getString("code");
    return new Lane.Head(
        row.getObject("id", UUID.class),
        row.getString("aim"),
        row.getString("state"),
        code == null ? null : new Reason(code, row.getString("text")),
        row.getString("description"),
        new Quantity(row.getBigDecimal("quantity")),
        row.getString("unit"),
        row.getInt("attempts"),
        Tx.instantOrNull(row, "due_at"),
        Tx.instant(row, "placed_at"),
        Tx.instant(row, "changed_at"));
  }
}

package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.State;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** SQL of what is done to many deliveries of one integration: to all that its filter means. */
final class PlanRows {
  private static final String MEANT =
      """
       FROM found f
       CROSS JOIN LATERAL (
         SELECT *
         FROM delivery
         WHERE location_id = f.location_id AND id = f.id
         OFFSET 0) d
      """;

  /** Not what waits for nothing but its turn. */
  private static final String STUCK =
      """
       WHERE d.state <> 'placed' OR d.due_at > now() OR (d.course->>'attempts')::integer > 0
      """;

  private PlanRows() {}

  /** How many are meant, by state. */
  static Map<State, Integer> count(Tx tx, Filter filter, boolean stuckOnly) throws SQLException {
    record Counted(State state, int count) {}
    MatchRows.byIndexes(tx);
    var found = MatchRows.of(filter, null, Integer.MAX_VALUE);
    var counts = new EnumMap<State, Integer>(State.class);
    for (var each :
        tx.rows(
            found.sql(
                " SELECT d.state, count(*)::integer AS deliveries"
                    + meant(stuckOnly)
                    + " GROUP BY d.state"),
            row ->
                new Counted(
                    State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getInt("deliveries")),
            found.parameters())) {
      counts.put(each.state(), each.count());
    }
    return counts;
  }

  /** At most {@code limit} that are meant, in the order of their lanes or the last first. */
  static List<UUID> ids(Tx tx, Filter filter, boolean stuckOnly, boolean lastFirst, int limit)
      throws SQLException {
    MatchRows.byIndexes(tx);
    var found = MatchRows.of(filter, null, Integer.MAX_VALUE);
    return tx.rows(
        found.sql(
            " SELECT d.id"
                + meant(stuckOnly)
                + (lastFirst ? " ORDER BY d.seq DESC, d.id DESC" : " ORDER BY d.seq, d.id")
                + " LIMIT ?"),
        row -> Tx.id(row, "id"),
        found.parameters(limit));
  }

  private static String meant(boolean stuckOnly) {
    return stuckOnly ? MEANT + STUCK : MEANT;
  }
}

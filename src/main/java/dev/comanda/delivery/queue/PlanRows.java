package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of what is done to many deliveries of one location. */
final class PlanRows {
  private static final String MEANT =
      """
      FROM delivery d
      WHERE d.location_id = ?
      """;

  /** Not what waits for nothing but its turn. */
  private static final String STUCK =
      """
       AND (d.state <> 'placed' OR d.due_at > now() OR (d.course->>'attempts')::integer > 0)
      """;

  private PlanRows() {}

  /** How many are meant, by state. */
  static Map<State, Integer> count(Tx tx, UUID locationId, Filter filter, boolean stuckOnly)
      throws SQLException {
    record Counted(State state, int count) {}
    var parameters = new ArrayList<@Nullable Object>();
    var counts = new EnumMap<State, Integer>(State.class);
    for (var each :
        tx.rows(
            "SELECT d.state, count(*)::integer AS deliveries "
                + where(locationId, filter, stuckOnly, parameters)
                + " GROUP BY d.state",
            row ->
                new Counted(
                    State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getInt("deliveries")),
            parameters.toArray())) {
      counts.put(each.state(), each.count());
    }
    return counts;
  }

  /** At most {@code limit} that are meant, in the order of their lanes or the last first. */
  static List<UUID> ids(
      Tx tx, UUID locationId, Filter filter, boolean stuckOnly, boolean lastFirst, int limit)
      throws SQLException {
    var parameters = new ArrayList<@Nullable Object>();
    var meant = where(locationId, filter, stuckOnly, parameters);
    parameters.add(limit);
    return tx.rows(
        "SELECT d.id "
            + meant
            + (lastFirst ? " ORDER BY d.seq DESC, d.id DESC" : " ORDER BY d.seq, d.id")
            + " LIMIT ?",
        row -> Tx.id(row, "id"),
        parameters.toArray());
  }

  private static String where(
      UUID locationId, Filter filter, boolean stuckOnly, List<@Nullable Object> parameters) {
    parameters.add(locationId);
    return MEANT + ListRows.where(filter, parameters) + (stuckOnly ? STUCK : "");
  }
}

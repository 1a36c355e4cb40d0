package dev.comanda.delivery.queue;

import dev.comanda.delivery.course.State;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SQL conditions of a filter on a delivery {@code d}. */
final class FilterRows {
  /** Those that a person must take out of the ERP, or say that they stay. */
  private static final String UNWANTED =
      """
       AND d.void_wanted AND d.state IN ('created', 'held', 'error', 'cleared')
       AND NOT EXISTS (
         SELECT FROM delivery t
         WHERE t.location_id = d.location_id AND t.integration_id = d.integration_id
           AND t.mark = d.mark AND t.aim = 'take_back')
      """;

  private static final String OF_SESSION =
      """
       AND EXISTS (
         SELECT FROM orders o
         WHERE o.location_id = d.location_id AND o.id = d.order_id AND o.session_id = ?)
      """;

  private FilterRows() {}

  /** What a filter asks for beside the locations and what is searched for, and its values. */
  static String where(Filter filter, List<@Nullable Object> parameters) {
    var where = new StringBuilder();
    and(where, " AND d.integration_id = ?", filter.integrationId(), parameters);
    and(where, " AND d.document = ?", filter.document(), parameters);
    and(where, " AND d.reason_code = ?", filter.reasonCode(), parameters);
    and(where, " AND d.order_id = ?", filter.orderId(), parameters);
    and(where, " AND d.unique_id = ?", filter.uniqueId(), parameters);
    var waits = filter.waits();
    var failed = " AND (d.course->>'attempts')::integer >= ?";
    and(where, failed, waits.attemptsMin(), parameters);
    and(where, " AND d.due_at < ?", waits.dueBefore(), parameters);
    var ago = " AND d.placed_at < now() - make_interval(mins => ?)";
    and(where, ago, waits.olderThan(), parameters);
    and(where, OF_SESSION, filter.sessionId(), parameters);
    if (filter.voidWanted()) {
      where.append(UNWANTED);
    }
    if (!filter.states().isEmpty()) {
      where.append(" AND d.state IN (").append(words(filter.states(), "'", ", ")).append(')');
    }
    return where.toString();
  }

  private static void and(
      StringBuilder where, String what, @Nullable Object value, List<@Nullable Object> parameters) {
    if (value != null) {
      where.append(what);
      parameters.add(value);
    }
  }

  /** The words of states. */
  static String words(Set<State> states, String quote, String between) {
    return states.stream()
        .sorted()
        .map(state -> quote + state.name().toLowerCase(Locale.ROOT) + quote)
        .collect(Collectors.joining(between));
  }
}

package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQL that finds which deliveries a filter means, among all that there are. Each way to them is a
 * question of its own, fenced in so that it goes by the one index that was made for it, whatever
 * statistics say; what else is asked for is looked at in those that it finds.
 */
final class MatchRows {
  /**
   * Letters of a mark, behind what all marks of its integration begin with, that may stand alone.
   */
  private static final int MARK_CHARS_MIN = 8;

  private static final String HIGHEST = "\uFFFF";

  private static final String OF_WAY = " AND d.integration_id = k.integration_id";

  /**
   * What is found by a key alone; all else is looked at in that, so that it leads to no other
   * index.
   */
  private static final String EACH =
      """
       CROSS JOIN LATERAL (
        SELECT d.location_id, d.id
        FROM (
          SELECT *
          FROM delivery d
          WHERE d.location_id = k.location_id
      """;

  private final Filter filter;
  private final @Nullable UUID before;
  private final int most;
  private final boolean counting;
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> parameters = new ArrayList<>();

  private MatchRows(Filter filter, @Nullable UUID before, int most, boolean counting) {
    this.filter = filter;
    this.before = before;
    this.most = most;
    this.counting = counting;
  }

  /**
   * A statement that goes on behind its common tables, of which {@code found(location_id, id)} has
   * those that are meant, and were made before one: {@code most} of each way at most, the latest of
   * them.
   */
  static MatchRows of(Filter filter, @Nullable UUID before, int most) {
    return new MatchRows(filter, before, most, false).whole();
  }

  /**
   * The same for who only counts: whichever these are, and however many places, states or products
   * are meant, no way goes on when it has found so many.
   */
  static MatchRows counting(Filter filter, int most) {
    return new MatchRows(filter, null, most, true).whole();
  }

  private MatchRows whole() {
    places();
    // Only what is searched for is found by more than one way.
    var each = filter.search() == null ? "SELECT" : "SELECT DISTINCT";
    add(", found AS (" + each + " location_id, id FROM (");
    arms();
    return add(") a)");
  }

  /** From now on in a transaction nothing is read whole that was small when last looked at. */
  static void byIndexes(Tx tx) throws SQLException {
    tx.run("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
  }

  /** The same in full. */
  String sql(String rest) {
    return text + rest;
  }

  /** Its values, and those of the rest. */
  @Nullable Object[] parameters(Object... more) {
    var all = new ArrayList<>(parameters);
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  private MatchRows add(String sql, @Nullable Object... values) {
    text.append(sql);
    parameters.addAll(Arrays.asList(values));
    return this;
  }

  /** Where one looks: locations, their integrations, and products that are called so. */
  private void places() {
    add(WayRows.PLACES, Tx.ids(filter.locations()));
    if (filter.integrationId() != null) {
      add(" WHERE i.id = ?", filter.integrationId());
    }
    add(")");
    var search = filter.search();
    if (search != null) {
      var part = search.part();
      add(WayRows.products(search.wholeName()), search.text(), part, part);
    }
  }

  private void arms() {
    var search = filter.search();
    if (search != null) {
      searched(search);
    } else if (filter.orderId() != null) {
      few("places k", " AND d.order_id = ?", filter.orderId());
    } else if (filter.uniqueId() != null) {
      few("places k", " AND d.unique_id = ?", filter.uniqueId());
    } else if (filter.sessionId() != null) {
      ofSession(filter.sessionId());
    } else if (filter.voidWanted()) {
      few(
          "ways k",
          OF_WAY + " AND d.void_wanted AND d.state IN ('created', 'held', 'error', 'cleared')");
    } else if (filter.leavesOutBooked()) {
      states(filter.states(), "");
    } else if (filter.document() != null) {
      latest("places k", " AND d.document = ?", filter.document());
    } else if (filter.reasonCode() != null) {
      states(EnumSet.complementOf(EnumSet.of(State.CREATED)), "");
      add(" UNION ALL ");
      noted();
    } else if (filter.integrationId() != null || !filter.states().isEmpty()) {
      states(filter.states().isEmpty() ? EnumSet.allOf(State.class) : filter.states(), "");
    } else {
      latest("places k", "");
    }
  }

  private void searched(Search search) {
    var typed = search.text();
    few("ways k", OF_WAY + " AND d.mark = ?", typed);
    add(" UNION ALL ");
    beginning(typed);
    add(" UNION ALL ");
    few("places k", " AND d.unique_id = ?", typed);
    search.id().ifPresent(id -> add(" UNION ALL ").few("places k", " AND d.id = ?", id));
    search.orderNumber().ifPresent(number -> add(" UNION ALL ").ofOrder(number));
    add(" UNION ALL ");
    if (filter.leavesOutBooked()) {
      var either =
          " AND (d.document = ? OR " + WayRows.PRODUCT + " = ? OR " + WayRows.IN_PRODUCTS + ")";
      states(filter.states(), either, typed, typed);
    } else {
      latest("places k", " AND d.document = ?", typed);
      add(" UNION ALL ");
      ofProducts(typed);
    }
  }

  /** Those whose mark begins so, where that is more than what all of them begin with. */
  private void beginning(String typed) {
    few(
        "(SELECT * FROM ways WHERE starts_with(?, mark_prefix) AND length(?) >= length(mark_prefix) + "
            + MARK_CHARS_MIN
            + ") k",
        OF_WAY + " AND d.mark > ? AND d.mark < ?" + " AND starts_with(d.mark, ?)",
        typed,
        typed,
        typed,
        typed + HIGHEST,
        typed);
  }

  /** A number says of which order only with its date; each date has one. */
  private void ofOrder(int number) {
    few(WayRows.ORDERS_NUMBERED, WayRows.OF_ORDER, number);
  }

  private void ofSession(UUID session) {
    few(WayRows.ORDERS_OF_SESSION, WayRows.OF_ORDER, session);
  }

  /** By what their products are called now, and what of them waits under what they were called. */
  private void ofProducts(String typed) {
    latest(
        WayRows.NUMBERS,
        " AND "
            + WayRows.PRODUCT
            + " = k.key AND (k.product_id IS NULL OR d.product_id = k.product_id)",
        typed);
    var waiting = EnumSet.noneOf(State.class);
    Arrays.stream(State.values()).filter(State::inLane).forEach(waiting::add);
    add(" UNION ALL ");
    states(
        "(SELECT * FROM ways WHERE EXISTS (SELECT FROM products)) k",
        waiting,
        " AND " + WayRows.IN_PRODUCTS);
  }

  /** Those of a whole key, of which there are a few. */
  private MatchRows few(String from, String key, Object... values) {
    return way(from, key, values).add(" OFFSET 0) d WHERE true").add(rest()).add(") d").end();
  }

  /** The latest of each place, or of each key of it, where that is what its index is sorted by. */
  private void latest(String from, String key, Object... values) {
    way(from, key, values).add(" ORDER BY d.id DESC OFFSET 0) d WHERE true");
    add(rest()).add(" ORDER BY d.id DESC LIMIT ?) d", most).end();
  }

  private MatchRows way(String from, String key, Object... values) {
    add(counting ? "(" : "").add("SELECT d.location_id, d.id FROM " + from + EACH + key, values);
    return before == null ? this : add(" AND d.id < ?", before);
  }

  /** Of all places or keys of a way together, too. */
  private MatchRows end() {
    return counting ? add(" LIMIT ?)", most) : this;
  }

  /** All that is asked for, whichever way one goes; its values are added. */
  private String rest() {
    return FilterRows.where(filter, parameters);
  }

  /** The latest of each state of each integration. */
  private void states(Set<State> states, String condition, Object... values) {
    states("ways k", states, condition, values);
  }

  private void states(String ways, Set<State> states, String condition, Object... values) {
    latest(
        ways
            + " CROSS JOIN unnest('{"
            + FilterRows.words(states, "", ",")
            + "}'::text[]) AS s(state)",
        OF_WAY + " AND d.state = s.state" + condition,
        values);
  }

  /** What is booked, and about which something is said. */
  private void noted() {
    few("ways k", OF_WAY + " AND d.state = 'created'" + " AND d.reason_code IS NOT NULL");
  }
}

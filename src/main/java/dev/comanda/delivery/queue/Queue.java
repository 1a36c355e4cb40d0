package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.State;
import dev.comanda.delivery.course.Told;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits in an integration's lanes, read without a lock. */
public final class Queue {
  /** Deliveries of one answer. */
  public static final int LISTED_MAX = 1_000;

  /** Attempts at a delivery that are kept and told of; the latest. */
  public static final int ATTEMPTS_MAX = 50;

  /** Deliveries that are counted for a list. */
  public static final int COUNTED_MAX = 10_000;

  private Queue() {}

  /**
   * A delivery, and whether somebody works on it right now.
   *
   * @param inFlight whether it is the head of a held lane
   */
  public record Seen(Delivery delivery, boolean inFlight) {
    /** The same in the words of the first integration. */
    public Told told() {
      return Told.of(delivery.standing(), inFlight);
    }
  }

  /** The delivery that was sent to an integration under an id. */
  public static Optional<Seen> sent(Tx tx, UUID locationId, UUID integrationId, String uniqueId)
      throws SQLException {
    return QueueRows.sent(tx, locationId, integrationId, uniqueId);
  }

  /** What of an integration is to be booked, the oldest first; or what failed. */
  public static List<Seen> of(Tx tx, UUID locationId, UUID integrationId, boolean errors)
      throws SQLException {
    return QueueRows.of(tx, locationId, integrationId, errors, false, LISTED_MAX);
  }

  /** The same, the youngest first. */
  public static List<Seen> lastOf(Tx tx, UUID locationId, UUID integrationId, boolean errors)
      throws SQLException {
    return QueueRows.of(tx, locationId, integrationId, errors, true, LISTED_MAX);
  }

  /** At most {@code limit} that a filter means and that were made before one, the latest first. */
  public static List<Listed> page(Tx tx, Filter filter, @Nullable UUID before, int limit)
      throws SQLException {
    return filter.meansNone() ? List.of() : ListRows.page(tx, filter, before, limit);
  }

  /**
   * How many a filter means; where there are more than {@link #COUNTED_MAX}, one more than that.
   */
  public static int count(Tx tx, Filter filter) throws SQLException {
    return filter.meansNone() ? 0 : ListRows.count(tx, filter, COUNTED_MAX + 1);
  }

  /** One of some locations. */
  public static Optional<Listed> find(Tx tx, Collection<UUID> locations, UUID id)
      throws SQLException {
    return ListRows.find(tx, locations, id);
  }

  /** What was tried of a delivery, the latest first, at most {@link #ATTEMPTS_MAX}. */
  public static List<Kept> attempts(Tx tx, UUID locationId, UUID deliveryId) throws SQLException {
    return AttemptRows.of(tx, locationId, deliveryId, ATTEMPTS_MAX);
  }

  /**
   * How many a filter means, by state.
   *
   * @param stuckOnly whether what waits for nothing but its turn is left out
   */
  public static Map<State, Integer> count(Tx tx, Filter filter, boolean stuckOnly)
      throws SQLException {
    return PlanRows.count(tx, filter, stuckOnly);
  }

  /** At most {@code limit} of these, in the order of their lanes or the last first. */
  public static List<UUID> ids(
      Tx tx, Filter filter, boolean stuckOnly, boolean lastFirst, int limit) throws SQLException {
    return PlanRows.ids(tx, filter, stuckOnly, lastFirst, limit);
  }
}

package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Refused;
import dev.comanda.session.SessionListener;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on orders, of which {@code order} knows nothing: bills first. A listener is called in
 * the transaction that places or changes orders, under the lock of their locations, with all orders
 * of a batch at once, and writes set-based. It is total: what it misses is a row that says so,
 * never an exception. Only a {@link Veto} refuses.
 */
public interface OrderListener {
  /**
   * An order of which lines were voided, each wholly or in part.
   *
   * @param lines their numbers; those of what was split off are not among them
   * @param head the locked row of its location's log
   */
  record Written(Order order, Set<Integer> lines, Head head) {
    /** Copies the numbers. */
    public Written {
      lines = Set.copyOf(lines);
    }
  }

  /**
   * An order that was just placed, and the locked row of its location's log.
   *
   * @param session what its session is called; null without one
   * @param along what was sent along with it for one of its listeners; null for most
   */
  record Fresh(Order order, Head head, @Nullable String session, @Nullable Along along) {}

  /**
   * Lines of an order that were served, each wholly.
   *
   * @param lines their numbers
   * @param head the locked row of its location's log
   */
  record Served(Order order, Set<Integer> lines, Head head) {
    /** Copies the numbers. */
    public Served {
      lines = Set.copyOf(lines);
    }
  }

  /** What is sent along with an order for the listener that knows it; here nobody looks into it. */
  interface Along {}

  /** Says of each change, before any of a batch is written, whether it may be. */
  @FunctionalInterface
  interface Veto {
    /**
     * A change may be, or is refused; those that {@link #passed} before it count as done.
     *
     * @param after the order as it will be
     * @param voided its lines that are voided by it, as they were
     */
    void mayVoid(Order after, List<Line> voided) throws Refused;

    /** Nobody has refused a change. */
    default void passed(Order after) {}
  }

  /** Orders were placed. */
  default void placed(Tx tx, List<Fresh> orders) throws SQLException {}

  /** Lines were served; those of one order may come again, and one after the other. */
  default void served(Tx tx, List<Served> orders) throws SQLException {}

  /** Reads what it needs to judge changes of some orders, which are still as they were. */
  default Veto judge(Tx tx, Collection<Order> orders) throws SQLException {
    return (after, voided) -> {};
  }

  /** Lines of orders were voided, or whole orders cancelled; each order comes once. */
  default void voided(Tx tx, List<Written> orders) throws SQLException {}

  /**
   * Orders are about to follow their sessions into others.
   *
   * @throws Refused where both are too much for one session; nothing is changed then
   */
  default void moved(Tx tx, List<SessionListener.Merge> merges) throws SQLException {}
}

package dev.comanda.log.writer;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.List;

/**
 * How all waiting commands of one kind are applied at once, with set-based SQL.
 *
 * @param <C> the commands
 * @param <R> what their callers are answered
 */
public interface Kind<C extends Command<R>, R> {
  /**
   * Applies the commands in their order, as if one after the other, and gives every one an outcome
   * by {@link Entry#done} or {@link Entry#refuse}. Their locations are locked; what is checked is
   * read here. An exception condemns no command: the batch is rolled back and tried in smaller
   * parts.
   */
  void apply(Tx tx, List<Entry<C, R>> entries) throws SQLException;

  /**
   * Asks what applying the commands will need, in the one trip that also locks their locations: the
   * answers are of then, under the lock. Some of the commands may have fallen away when the rest is
   * applied. Asks nothing unless a kind says otherwise.
   */
  default Work<C, R> ask(Tx tx, List<Entry<C, R>> entries) {
    return this::apply;
  }

  /** What is left to do once the answers are here; see {@link #apply}. */
  @FunctionalInterface
  interface Work<C extends Command<R>, R> {
    /** Applies those of the commands that are left. */
    void apply(Tx tx, List<Entry<C, R>> entries) throws SQLException;
  }

  /** The answer that was given when the event with this data was appended. */
  R answered(String eventData);
}

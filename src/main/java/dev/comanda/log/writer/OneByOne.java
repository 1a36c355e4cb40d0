package dev.comanda.log.writer;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies commands one after the other, each with a few statements of its own: for what people do
 * by hand now and then. What is hot is set-based instead.
 */
public abstract class OneByOne<C extends Command<R>, R> implements KeylessKind<C, R> {
  /**
   * Does what one command wishes. What can be checked is checked before the first row is written:
   * to be turned down later costs those of the same turn another try.
   *
   * @throws Refused when nothing is to stay of what was written
   */
  protected abstract R step(Tx tx, Head head, C command) throws SQLException;

  @Override
  public void apply(Tx tx, List<Entry<C, R>> entries) throws SQLException {
    for (var entry : entries) {
      int changes = tx.changes();
      int events = entry.head().newEvents().size();
      try {
        var result = step(tx, entry.head(), entry.command());
        if (wrote(tx, entry, changes, events)) {
          entry.done(result, 0);
        } else {
          entry.unchanged(result);
        }
      } catch (Refused e) {
        if (wrote(tx, entry, changes, events)) {
          throw new Halfway(entry, e);
        }
        entry.refuse(e);
      }
    }
  }

  private static boolean wrote(Tx tx, Entry<?, ?> entry, int changes, int events) {
    return tx.changes() != changes || entry.head().newEvents().size() != events;
  }
}

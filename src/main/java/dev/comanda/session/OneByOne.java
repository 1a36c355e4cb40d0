package dev.comanda.session;

import dev.comanda.db.Tx;
import dev.comanda.log.Command;
import dev.comanda.log.Entry;
import dev.comanda.log.Head;
import dev.comanda.log.Kind;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;

/**
 * Applies commands one after the other, each with a few statements of its own: for what people do
 * by hand now and then. What is hot is set-based instead.
 */
abstract class OneByOne<C extends Command<R>, R> implements Kind<C, R> {
  /**
   * Does what one command wishes. Everything is checked before the first row is written.
   *
   * @throws Refused when nothing was written
   */
  abstract R step(Tx tx, Head head, C command) throws SQLException;

  @Override
  public void apply(Tx tx, List<Entry<C, R>> entries) throws SQLException {
    for (var entry : entries) {
      try {
        entry.done(step(tx, entry.head(), entry.command()), 0);
      } catch (Refused e) {
        entry.refuse(e);
      }
    }
  }

  /** These commands carry no key: doing them twice is harmless by their own rules. */
  @Override
  public R answered(String eventData) {
    throw new IllegalStateException("a command without a key is not repeated");
  }
}

package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import java.sql.SQLException;

/** Lines that wait for what integrations say, of which these know nothing. */
@FunctionalInterface
public interface WaitingLines {
  /**
   * Supplies some of them with what is known by now: the numbers of products, and the document.
   * Called under their location's lock: in the transaction that changes an integration, and in one
   * after the other as long as more are left.
   *
   * @return whether more may be left
   */
  boolean supply(Tx tx, Head head, Integration of) throws SQLException;
}

package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines that wait for what integrations say, of which these know nothing. */
@FunctionalInterface
public interface WaitingLines {
  /**
   * Supplies some of them with what is known by now: the numbers of products, and the document.
   * Called under their location's lock: in the transaction that changes an integration, and in one
   * after the other as long as more are left.
   *
   * @param document on which all lines are booked; null where that is not always the same
   * @return whether more may be left
   */
  boolean supply(Tx tx, Head head, UUID integrationId, @Nullable String document)
      throws SQLException;
}

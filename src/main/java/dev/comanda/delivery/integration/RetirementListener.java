package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import java.sql.SQLException;

/** What keeps something for an integration, of which integrations know nothing. */
@FunctionalInterface
public interface RetirementListener {
  /**
   * An integration is over. Called in the transaction that writes that, under its location's lock.
   */
  void retired(Tx tx, Head head, Integration gone) throws SQLException;
}

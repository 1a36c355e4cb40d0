package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import java.sql.SQLException;

/**
 * Ends an integration: nothing of it runs, who signs in is forgotten, its slug and port are free.
 *
 * @param keeping is told of it
 */
record Retirement(RetirementListener keeping) implements Steps.Step {
  @Override
  public Integration from(Tx tx, Head head, Integration before) throws SQLException {
    var gone = before.gone();
    IntegrationRows.update(tx, gone, null);
    IntegrationRows.release(tx, before);
    keeping.retired(tx, head, gone);
    return gone;
  }
}

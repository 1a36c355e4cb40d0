package dev.comanda.ops;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;

/** SQL that asks the database for the time. */
final class ClockRows {
  private ClockRows() {}

  static Instant now(Tx tx) throws SQLException {
    return tx.row("SELECT clock_timestamp() AS now", row -> Tx.instant(row, "now")).orElseThrow();
  }
}

package dev.comanda.erp.sqlledger;

import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import java.time.Duration;

/** The connector before a SQL-Ledger of which is known that it acts within seconds or never. */
public final class HastySqlLedger {
  /** For a machine that is busy. */
  public static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofSeconds(50),
          Duration.ofSeconds(40),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          1000,
          4L << 30,
          8);

  private static final Traits TRAITS =
      new Traits(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(2), 1, true);

  private HastySqlLedger() {}

  /** Its kind. */
  public static ConnectorKind kind(Browsers browsers) {
    return SqlLedgerPages.kind(browsers, TRAITS);
  }
}

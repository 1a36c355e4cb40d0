package dev.comanda.erp.sqlledger;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SQL-Ledger and browsers for it, which stay warm from one test to the next. */
final class LedgerRoom implements AutoCloseable {
  private static final Traits TRAITS =
      new Traits(
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          SqlLedgerPages.TRAITS.settlesAfter(),
          SqlLedgerPages.TRAITS.atOnce(),
          SqlLedgerPages.TRAITS.takesBack());

  private final Path folder = TestFolders.make();
  final SqlLedger ledger = SqlLedger.start();
  final Browsers browsers = Browsers.in(folder, Programs::found, HastySqlLedger.LIMITS);
  private final List<Connector> others = new ArrayList<>();
  private @Nullable Connector kept;

  /** The connector's kind; whoever is let in finds the browser that is warm. */
  ConnectorKind kind() {
    return new Kept(SqlLedgerPages.kind(browsers, TRAITS));
  }

  private final class Kept implements ConnectorKind {
    private final ConnectorKind kind;

    Kept(ConnectorKind kind) {
      this.kind = kind;
    }

    @Override
    public String name() {
      return kind.name();
    }

    @Override
    public Traits traits() {
      return kind.traits();
    }

    @Override
    public Connector open(URI address, @Nullable Login login) {
      if (!address.equals(ledger.address()) || !ledger.login().equals(login)) {
        var other = kind.open(address, login);
        others.add(other);
        return other;
      }
      var warm = kept == null ? kind.open(address, login) : kept;
      kept = warm;
      return warm;
    }
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
    }
    others.forEach(Connector::close);
    browsers.close();
    ledger.close();
    TestFolders.remove(folder);
  }
}

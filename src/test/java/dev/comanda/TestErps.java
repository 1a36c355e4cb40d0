package dev.comanda;

import dev.comanda.delivery.PaintedErp;
import dev.comanda.delivery.ReturningErp;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import dev.comanda.erp.browser.Programs;
import dev.comanda.erp.demoerp.DemoErpPages;
import dev.comanda.erp.lines.HastyLines;
import dev.comanda.erp.lines.Lines;
import dev.comanda.erp.tryton.Tryton;
import dev.comanda.erp.trytonweb.TrytonWebPages;
import dev.comanda.part.SettingValues;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ERPs that tests can name, one of which really books, and the key that seals who signs in
 * there.
 */
public final class TestErps {
  /** The one that books at once, in every program that tests start here. */
  public static final TestLedger LEDGER = new TestLedger();

  /**
   * One that books, one that is none, the line protocol as it is and in a hurry, Tryton by both its
   * ways, one that takes back, one that has pages.
   */
  static final Erps ALL =
      Erps.of(
          LEDGER,
          new Unreached(),
          new Lines(TrustedAuthorities.known(), Clock.systemUTC()),
          new Tryton(TrustedAuthorities.known(), Clock.systemUTC()),
          TrytonWebPages.kind(Browsers.in(Path.of("unused"), Programs::found, Limits.USUAL)),
          HastyLines.known(),
          new ReturningErp(),
          new PaintedErp());

  private TestErps() {}

  /** The demo ERP alone, by browsers that keep what they need in a folder. */
  static Erps garage(Path folder) {
    var browsers = Browsers.in(folder, Programs::found, Limits.USUAL);
    return Erps.of(browsers::close, DemoErpPages.kind(browsers));
  }

  /** One that has a name and is never reached. */
  private record Unreached() implements ConnectorKind {
    @Override
    public String name() {
      return "paper";
    }

    @Override
    public Traits traits() {
      return new Traits(Duration.ofSeconds(5), Duration.ofSeconds(5), null, 4, false);
    }

    @Override
    public Connector open(URI address, @Nullable Login login) {
      throw new UnsupportedOperationException("No test books here.");
    }
  }

  /** What seals in tests. */
  static final String KEY = "tests:" + Base64.getEncoder().encodeToString(new byte[32]);

  /** Who signs in for an integration, of what is kept sealed. */
  public static Login opened(UUID locationId, UUID integrationId, byte[] sealed) {
    var values = new SettingValues(Map.of(VaultSettings.KEY.name(), KEY));
    var vault = new Vault(VaultKeys.of(values, Path.of("unused")));
    var opening = vault.open(Home.of(locationId, integrationId), sealed);
    if (opening instanceof Opening.Opened<Login>(var login)) {
      return login;
    }
    throw new AssertionError("not sealed for this integration");
  }
}

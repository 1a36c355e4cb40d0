package dev.comanda.erp.demoerp;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.demo.erp.DemoErp;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import dev.comanda.erp.browser.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A demo ERP and browsers for it, which stay warm from one test to the next. */
final class Garage implements AutoCloseable {
  /** For a machine that is busy; what is unknown and what hangs is told sooner than in earnest. */
  private static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(6),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          1000,
          4L << 30,
          8);

  private final Path folder = TestFolders.make();
  final DemoErp erp = new DemoErp(DemoErp.Settings.of(0, folder.resolve("erp")));
  final Browsers browsers = Browsers.in(profiles(), Programs::found, LIMITS);
  private final Map<Traits, Connector> kept = new HashMap<>();
  private final List<Connector> others = new ArrayList<>();

  /** What the connector has, but for how long a look may take. */
  static Traits looking(Duration limit) {
    var usual = DemoErpPages.TRAITS;
    return new Traits(
        limit, usual.createLimit(), usual.settlesAfter(), usual.atOnce(), usual.takesBack());
  }

  /** Where the browsers keep what they have. */
  Path profiles() {
    return folder.resolve("browsers");
  }

  /** The connector's kind; whoever is let in finds the browser that is warm. */
  ConnectorKind kind(Traits traits) {
    return new Kept(DemoErpPages.kind(browsers, traits));
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
      if (address.equals(erp.url()) && right(login)) {
        return kept.computeIfAbsent(traits(), each -> kind.open(address, login));
      }
      var other = kind.open(address, login);
      others.add(other);
      return other;
    }

    private static boolean right(@Nullable Login login) {
      return login != null && login.password().equals(DemoErp.PASSWORD);
    }
  }

  @Override
  public void close() {
    kept.values().forEach(Connector::close);
    others.forEach(Connector::close);
    browsers.close();
    erp.close();
    TestFolders.remove(folder);
  }
}

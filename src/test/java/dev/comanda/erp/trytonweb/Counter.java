package dev.comanda.erp.trytonweb;

import dev.comanda.db.TestFolders;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Limits;
import dev.comanda.erp.browser.Programs;
import dev.comanda.erp.tryton.TrytonOffice;
import dev.comanda.erp.tryton.TrytonServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Tryton, and browsers for it that stay warm from one test to the next. */
public final class Counter implements AutoCloseable {
  /** For a machine that is busy. */
  static final Limits LIMITS =
      new Limits(
          Duration.ofMinutes(2),
          Duration.ofSeconds(40),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          1000,
          4L << 30,
          8);

  /** The same. */
  static final Traits TRAITS =
      new Traits(
          Duration.ofMinutes(3),
          Duration.ofMinutes(4),
          TrytonWebPages.TRAITS.settlesAfter(),
          TrytonWebPages.TRAITS.atOnce(),
          TrytonWebPages.TRAITS.takesBack());

  private final Path folder = TestFolders.make();
  final TrytonServer server = TrytonServer.start();
  final TrytonOffice office = new TrytonOffice(server);
  private final Browsers browsers = browsers(folder);
  private final List<Connector> others = new ArrayList<>();
  private @Nullable Connector kept;

  private static Browsers browsers(Path folder) {
    return Browsers.in(folder, Programs::found, LIMITS);
  }

  /** The connector's kind, whose browsers keep what they have in a folder. */
  public static ConnectorKind kind(Path folder) {
    return TrytonWebPages.kind(browsers(folder), TRAITS);
  }

  /** The connector's kind; whoever is let in finds the browser that is warm. */
  ConnectorKind kind() {
    return new Kept(TrytonWebPages.kind(browsers, TRAITS));
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
      if (address.equals(server.address()) && right(login)) {
        var warm = kept == null ? kind.open(address, login) : kept;
        kept = warm;
        return warm;
      }
      var other = kind.open(address, login);
      others.add(other);
      return other;
    }

    private static boolean right(@Nullable Login login) {
      return login != null && login.password().equals(TrytonServer.PASSWORD);
    }
  }

  @Override
  public void close() {
    var warm = kept;
    if (warm != null) {
      warm.close();
    }
    others.forEach(Connector::close);
    browsers.close();
    office.close();
    server.close();
    TestFolders.remove(folder);
  }
}

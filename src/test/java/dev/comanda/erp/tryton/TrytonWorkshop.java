package dev.comanda.erp.tryton;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Tryton with its office and its front, and a connector that stays signed in between tests. */
final class TrytonWorkshop implements AutoCloseable {
  /** A Tryton on a busy machine has answered within them. */
  static final Traits SHORT =
      new Traits(
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Tryton.TRAITS.settlesAfter(),
          Tryton.TRAITS.atOnce(),
          Tryton.TRAITS.takesBack());

  final TrytonServer server = TrytonServer.start();
  final TrytonOffice office = new TrytonOffice(server);
  final TrytonFront front = new TrytonFront(server.address());
  private final Map<Login, Connector> kept = new HashMap<>();

  /** The connector's kind as the program has it. */
  static ConnectorKind plain(Traits traits) {
    return new Tryton(TrustedAuthorities.known(), Clock.systemUTC(), traits);
  }

  /** The same, whose connectors stay open from one test to the next. */
  ConnectorKind kind() {
    return new Kept(plain(Tryton.TRAITS));
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
      return login == null || !address.equals(front.address())
          ? kind.open(address, login)
          : kept.computeIfAbsent(login, each -> kind.open(address, each));
    }
  }

  @Override
  public void close() {
    kept.values().forEach(Connector::close);
    front.close();
    office.close();
    server.close();
  }
}

package dev.comanda.erp.tryton;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connector {@code tryton} before one of which is known that it acts within seconds or never.
 */
public record HastyTryton(ConnectorKind tryton) implements ConnectorKind {
  /** By what a configuration names it. */
  public static final String NAME = "hastytryton";

  private static final Traits TRAITS =
      new Traits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2), 4, true);

  /** The usual one. */
  public static HastyTryton known() {
    return new HastyTryton(TrytonWorkshop.plain(TRAITS));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return tryton.open(address, login);
  }
}

package dev.comanda.erp.lines;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The line protocol before ERPs of which is known that they act within seconds or never. */
public record HastyLines(ConnectorKind lines) implements ConnectorKind {
  /** Its limits. */
  public static final Traits TRAITS =
      new Traits(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2), 64, false);

  /** The usual one. */
  public static HastyLines known() {
    return new HastyLines(new Lines(TrustedAuthorities.known(), Clock.systemUTC(), TRAITS));
  }

  @Override
  public String name() {
    return "hasty";
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return lines.open(address, login);
  }
}

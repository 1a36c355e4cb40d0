package dev.comanda.erp.lines;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.wire.Address;
import dev.comanda.wire.Doorkeeper;
import dev.comanda.wire.Exchange;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** ERPs behind an adapter that speaks the line protocol. The password is the adapter's secret. */
public final class Lines implements ConnectorKind {
  /**
   * {@code settlesAfter} is what the protocol asks of adapters: they write at most two minutes
   * after a request's time, by a clock that is at most two minutes off, and what they have begun
   * has ended a minute later.
   */
  static final Traits TRAITS =
      new Traits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5), 4, false);

  private final Exchange exchange;
  private final Clock clock;
  private final Traits traits;

  /**
   * The kind.
   *
   * @param trusted whose certificates count
   */
  public Lines(SSLContext trusted, Clock clock) {
    this(trusted, clock, TRAITS);
  }

  Lines(SSLContext trusted, Clock clock, Traits traits) {
    this.exchange = new Exchange(new Doorkeeper(), trusted);
    this.clock = clock;
    this.traits = traits;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public Traits traits() {
    return traits;
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return new LinesConnector(exchange, clock, traits, Address.of(address), login);
  }
}

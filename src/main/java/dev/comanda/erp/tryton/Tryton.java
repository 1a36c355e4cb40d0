package dev.comanda.erp.tryton;

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

/** ERPs of the kind Tryton, whose sales take lines as long as they are drafts. */
public final class Tryton implements ConnectorKind {
  /**
   * {@code settlesAfter}: Tryton itself gives a request no limit. In PostgreSQL a new line waits
   * for nobody; in SQLite for whoever writes, 5 s at most and six times at most (its setting {@code
   * retry} is 5). What it is usually run by gives a request up after 30 s (gunicorn) or 60 s
   * (nginx, uWSGI before it). Five minutes are a multiple of all of these.
   *
   * <p>{@code atOnce}: it books about 50 lines a second on two cores however many it is asked side
   * by side.
   */
  static final Traits TRAITS =
      new Traits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(5), 4, true);

  private final Exchange exchange;
  private final Clock clock;
  private final Traits traits;

  /**
   * The kind.
   *
   * @param trusted whose certificates count
   */
  public Tryton(SSLContext trusted, Clock clock) {
    this(trusted, clock, TRAITS);
  }

  Tryton(SSLContext trusted, Clock clock, Traits traits) {
    this.exchange = new Exchange(new Doorkeeper(), trusted);
    this.clock = clock;
    this.traits = traits;
  }

  @Override
  public String name() {
    return "tryton";
  }

  @Override
  public Traits traits() {
    return traits;
  }

  /**
   * {@inheritDoc}
   *
   * @param address with the database's name at its end, as in {@code http://tryton:8000/workshop}
   */
  @Override
  public void check(URI address) {
    if (Address.of(address).path().isEmpty()) {
      throw new IllegalArgumentException(
          "Its end must be the name of Tryton's database, as in http://tryton:8000/workshop.");
    }
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    check(address);
    return new TrytonConnector(new Door(exchange, clock, Address.of(address)), traits, login);
  }
}

package dev.comanda.delivery;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Traits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** ERPs in this JVM, one for each address, that take back what was booked. */
public final class ReturningErp implements ConnectorKind {
  private static final Map<URI, List<Booked>> ALL = new ConcurrentHashMap<>();

  /** What stands in the one at an address. */
  public static List<Booked> lines(URI address) {
    return ALL.computeIfAbsent(address, any -> new CopyOnWriteArrayList<>());
  }

  @Override
  public String name() {
    return "returning";
  }

  @Override
  public Traits traits() {
    return new Traits(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(1), 4, true);
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return new Open(lines(address));
  }

  private record Open(List<Booked> lines) implements Connector {
    @Override
    public List<Booked> find(Booking booking, Evidence evidence) {
      return lines.stream().filter(line -> Mark.standsIn(line.text(), booking.mark())).toList();
    }

    @Override
    public void create(Booking booking, Evidence evidence) {
      lines.add(
          new Booked(booking.mark(), booking.productNumber(), booking.quantity(), booking.mark()));
    }

    @Override
    public void takeBack(Booking booking, Booked line, Evidence evidence) {
      lines.remove(line);
    }

    @Override
    public void check(Evidence evidence) {}

    @Override
    public void close() {}
  }
}

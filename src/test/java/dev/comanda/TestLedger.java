package dev.comanda;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An ERP that is a list in this process: it books at once, turns down product {@link #UNKNOWN}, and
 * books product {@link #SILENT} without a word, so that only looking tells.
 */
public final class TestLedger implements ConnectorKind {
  /** A product that it does not know. */
  public static final String UNKNOWN = "0";

  /** A product about which it never answers, and which it does not book. */
  public static final String SILENT = "99";

  private final Map<String, List<Booked>> documents = new ConcurrentHashMap<>();

  /** What stands on a document. */
  public List<Booked> lines(String document) {
    return documents.computeIfAbsent(document, any -> new CopyOnWriteArrayList<>());
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public Traits traits() {
    return new Traits(Duration.ofSeconds(5), Duration.ofSeconds(5), null, 4, false);
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return new Page();
  }

  private final class Page implements Connector {
    @Override
    public List<Booked> find(Booking booking, Evidence evidence) {
      return lines(booking.document()).stream()
          .filter(line -> Mark.standsIn(line.text(), booking.mark()))
          .toList();
    }

    @Override
    public void create(Booking booking, Evidence evidence) throws Trouble {
      switch (booking.productNumber()) {
        case UNKNOWN ->
            throw new Trouble(
                Trouble.Kind.REFUSED, "product_unknown", "There is no product 0 here.");
        case SILENT -> throw new Trouble(Trouble.Kind.UNKNOWN, "no_answer", "It did not answer.");
        default -> {
          var lines = lines(booking.document());
          var text = booking.description() + " " + booking.mark();
          lines.add(
              new Booked("" + lines.size(), booking.productNumber(), booking.quantity(), text));
        }
      }
    }

    @Override
    public void check(Evidence evidence) {}

    @Override
    public void close() {}
  }
}

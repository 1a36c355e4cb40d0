package dev.comanda.bench;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An ERP in the process of whoever books, each of whose calls takes {@link #ANSWERS}. Its address
 * ends with how many calls it takes at once. It turns down a line that is booked twice, or after
 * one with a higher number on its document, and a call too many, so that who has booked all lines
 * has done so in order and within bounds.
 */
public final class StandIn implements ConnectorKind {
  /** How long each call takes. */
  static final Duration ANSWERS = Duration.ofMillis(5);

  /** Calls of a line: find, create, find. */
  static final int CALLS = 3;

  static final String NAME = "standin";

  /** The product that each line is of. */
  static final String PRODUCT = "10";

  private static final int AT_ONCE_MAX = 256;

  /** Its address where it takes so many calls at once. */
  static URI address(int atOnce) {
    return URI.create("http://stand-in.example/" + atOnce);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Traits traits() {
    return new Traits(Duration.ofSeconds(10), Duration.ofSeconds(10), null, AT_ONCE_MAX, false);
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return new Book(Integer.parseInt(address.getPath().substring(1)));
  }

  private static final class Book implements Connector {
    private final int atOnceMax;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final Map<String, Booked> lines = new ConcurrentHashMap<>();
    private final Map<String, Integer> last = new ConcurrentHashMap<>();

    Book(int atOnceMax) {
      this.atOnceMax = atOnceMax;
    }

    @Override
    public List<Booked> find(Booking booking, Evidence evidence)
        throws Trouble, InterruptedException {
      answer();
      var line = lines.get(booking.mark());
      return line == null ? List.of() : List.of(line);
    }

    @Override
    public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
      answer();
      int number = number(booking.mark());
      var before = last.put(booking.document(), number);
      var line =
          new Booked(booking.mark(), booking.productNumber(), booking.quantity(), booking.mark());
      if (lines.put(booking.mark(), line) != null) {
        throw refusal("twice");
      }
      if (before != null && before > number) {
        throw refusal("out_of_order");
      }
    }

    @Override
    public void check(Evidence evidence) {}

    @Override
    public void close() {}

    private void answer() throws Trouble, InterruptedException {
      try {
        if (atOnce.incrementAndGet() > atOnceMax) {
          throw refusal("too_many_at_once");
        }
        long until = System.nanoTime() + ANSWERS.toNanos();
        for (long left = ANSWERS.toNanos(); left > 0; left = until - System.nanoTime()) {
          LockSupport.parkNanos(left);
          if (Thread.interrupted()) {
            throw new InterruptedException("given up");
          }
        }
      } finally {
        atOnce.decrementAndGet();
      }
    }

    private static Trouble refusal(String code) {
      return new Trouble(Trouble.Kind.REFUSED, code, "The stand-in does not take that.");
    }

    /** The number after the last hyphen. */
    private static int number(String mark) {
      return Integer.parseInt(mark.substring(mark.lastIndexOf('-') + 1));
    }
  }
}

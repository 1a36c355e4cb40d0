package dev.comanda.delivery;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * ERPs in this JVM, one for each address, that have pages: each call leaves pictures and words, and
 * says the password in all of its words. One call at a time.
 */
public final class PaintedErp implements ConnectorKind {
  private static final Map<URI, Office> ALL = new ConcurrentHashMap<>();
  private static final byte[] PNG = png();

  /** The one at an address. */
  public static Office at(URI address) {
    return ALL.computeIfAbsent(address, any -> new Office());
  }

  /** What a page of it looks like. */
  public static byte[] picture() {
    return PNG.clone();
  }

  private static byte[] png() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What is in it, and how it may go wrong. */
  public static final class Office {
    /** What stands there. */
    public final List<Booked> lines = new CopyOnWriteArrayList<>();

    /** What was asked so far. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** What may be answered; that of a create only where there is one left. */
    public final Semaphore creates = new Semaphore(1_000);

    /** Calls side by side, at most so far. */
    public final AtomicInteger atOnceMax = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();

    /** What every look meets, if anything. */
    public volatile Optional<Trouble.Kind> looksMeet = Optional.empty();

    /** What every line meets, if anything. */
    public volatile Optional<Trouble.Kind> linesMeet = Optional.empty();

    /** How often it was looked whether it is well. */
    public long looks() {
      return asked.stream().filter("check"::equals).count();
    }
  }

  @Override
  public String name() {
    return "painted";
  }

  @Override
  public Traits traits() {
    return new Traits(Duration.ofSeconds(30), Duration.ofSeconds(30), null, 1, false);
  }

  @Override
  public Connector open(URI address, @Nullable Login login) {
    return new Open(at(address), login == null ? new Login("", "nobody signs in") : login);
  }

  private record Open(Office office, Login login) implements Connector {
    @Override
    public List<Booked> find(Booking booking, Evidence evidence) throws Trouble {
      begins("find");
      try {
        show(evidence, "found", booking);
        meets(office.linesMeet, "found", booking);
        return office.lines.stream()
            .filter(line -> Mark.standsIn(line.text(), booking.mark()))
            .toList();
      } finally {
        ends();
      }
    }

    @Override
    public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
      begins("create");
      try {
        show(evidence, "before submit", booking);
        evidence.text("asked", "password=" + password(booking));
        office.creates.acquire();
        office.lines.add(
            new Booked(
                booking.mark(), booking.productNumber(), booking.quantity(), booking.mark()));
        show(evidence, "after submit", booking);
      } finally {
        ends();
      }
    }

    @Override
    public void check(Evidence evidence) throws Trouble {
      begins("check");
      try {
        evidence.step("open worksheets");
        meets(office.looksMeet, "open worksheets", null);
        evidence.picture("checked", picture());
        evidence.text("checked", "Signed in as " + login.user() + ", " + login.password());
      } catch (Trouble e) {
        evidence.picture("open worksheets", picture());
        throw e;
      } finally {
        ends();
      }
    }

    private void begins(String what) {
      office.asked.add(what);
      int now = office.atOnce.incrementAndGet();
      office.atOnceMax.accumulateAndGet(now, Math::max);
    }

    private void ends() {
      office.atOnce.decrementAndGet();
    }

    private void show(Evidence evidence, String step, Booking booking) {
      evidence.picture(step, picture());
      evidence.text(step, "Your password is " + password(booking) + ".\n" + "words ".repeat(500));
    }

    private void meets(Optional<Trouble.Kind> what, String step, @Nullable Booking booking)
        throws Trouble {
      if (what.isPresent()) {
        var password = booking == null ? login.password() : password(booking);
        throw new Trouble(what.get(), "page_unknown", step + ": no table, " + password);
      }
    }

    private String password(Booking booking) {
      var own = booking.login();
      return own == null ? login.password() : own.password();
    }

    @Override
    public void close() {}
  }
}

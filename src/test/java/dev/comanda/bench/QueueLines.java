package dev.comanda.bench;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one run of a queue of others, and the stand-in that they are booked in. It takes all
 * of them at once and as of a document each: a queue of others keeps no order, and how many it
 * begins at once is left to it. Thread-safe.
 */
final class QueueLines {
  private static final Evidence NONE =
      new Evidence() {
        @Override
        public void text(String step, String text) {}

        @Override
        public void picture(String step, byte[] png) {}
      };

  private final Connector standIn;
  private final CountDownLatch left;
  private final AtomicLong begunNanos = new AtomicLong();
  private final AtomicReference<@Nullable String> wrong = new AtomicReference<>();

  QueueLines(int lines) {
    standIn = new StandIn().open(StandIn.address(lines), null);
    left = new CountDownLatch(lines);
  }

  /** Books one by the three calls. */
  void book(int number) {
    if (begunNanos.get() == 0) {
      begunNanos.compareAndSet(0, System.nanoTime());
    }
    var mark = "rival-" + number;
    var booking = new Booking(mark, StandIn.PRODUCT, "Engine oil", BigDecimal.ONE, "l", mark, null);
    try {
      if (!standIn.find(booking, NONE).isEmpty()) {
        throw new IllegalStateException("booked before");
      }
      standIn.create(booking, NONE);
      if (!standIn.find(booking, NONE).getFirst().is(booking)) {
        throw new IllegalStateException("another line");
      }
    } catch (Trouble | InterruptedException | RuntimeException e) {
      wrong.compareAndSet(null, e instanceof Trouble said ? said.code() : e.toString());
    } finally {
      left.countDown();
    }
  }

  /** How long ago the first call began. */
  long nanos() {
    return System.nanoTime() - begunNanos.get();
  }

  /** Waits until all are booked. */
  void await() throws InterruptedException {
    left.await();
    var what = wrong.get();
    if (what != null) {
      throw new IllegalStateException("a queue of others booked otherwise: " + what);
    }
  }
}

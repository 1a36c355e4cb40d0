package dev.comanda.preparation;

import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Wakes those who wait for a ticket at a location once this node has written one. What other nodes
 * write is found by looking, so a wake that is lost costs time and nothing else. Thread-safe.
 */
public final class Wakes implements Commits {
  /** By which a ticket may come to wait. */
  private static final Set<EventType> WAITING =
      EnumSet.of(EventType.TICKET_QUEUED, EventType.TICKET_CHANGED);

  private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Where a ticket may come to wait at any location. */
  private final AtomicReference<CountDownLatch> anywhere =
      new AtomicReference<>(new CountDownLatch(1));

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    if (events.stream().anyMatch(event -> WAITING.contains(event.type()))) {
      var latch = waiting.remove(locationId);
      if (latch != null) {
        latch.countDown();
      }
      all();
    }
  }

  /** Wakes whoever looks after all locations. */
  public void all() {
    anywhere.getAndSet(new CountDownLatch(1)).countDown();
  }

  /** What {@link #await} waits for; to be taken before one looks. */
  CountDownLatch next(UUID locationId) {
    return waiting.computeIfAbsent(locationId, id -> new CountDownLatch(1));
  }

  /** The same, for whoever looks after all locations. */
  public CountDownLatch anywhere() {
    return anywhere.get();
  }

  /** Waits until a ticket may be there, or for so long. */
  public static void await(CountDownLatch next, Duration most) throws InterruptedException {
    // Whether it came or not, whoever waits looks again.
    var _ = next.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}

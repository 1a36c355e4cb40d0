package dev.comanda.preparation.line;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does several things at once, each on a thread of its own, and none twice at the same time: one
 * robot that hangs holds up no other. What finds no room is left to who comes later. Thread-safe.
 */
final class Hands implements AutoCloseable {
  /** Things that are done at once. */
  private static final int ROOM = 64;

  /** So long what has begun may take at the end: a hand-over that is under way. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(6);

  private static final Logger log = LoggerFactory.getLogger(Hands.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(ROOM);
  private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

  /** Does something about the thing with this id, unless that is being done or there is no room. */
  void take(UUID id, Runnable work) {
    if (!taken.add(id)) {
      return;
    }
    if (!room.tryAcquire()) {
      taken.remove(id);
      return;
    }
    threads.execute(
        () -> {
          try {
            make(work);
          } finally {
            room.release();
            taken.remove(id);
          }
        });
  }

  private static void make(Runnable work) {
    try {
      work.run();
    } catch (DatabaseUnavailable | Refused e) {
      log.debug("a robot waits longer: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a robot could not be served", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

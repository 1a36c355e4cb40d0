package dev.comanda.session;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests at spots in time, and forgets old ones. Every node does; what one has ended is over
 * for the others.
 */
public final class Expiry implements AutoCloseable {
  /** A request stays open at most this much longer than its time. */
  private static final long EVERY_SECONDS = 5;

  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(Expiry.class);

  private final SpotRequests requests;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant forgetAt;

  /** Of these requests; {@link #start} makes it run. */
  public Expiry(SpotRequests requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
    this.forgetAt = clock.instant();
  }

  /** Runs every {@link #EVERY_SECONDS}, on a thread of its own, until closed. */
  public void start() {
    Thread.ofVirtual().name("expiry").start(this::loop);
  }

  private void loop() {
    try {
      while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        runReported();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runReported() {
    try {
      runOnce();
    } catch (DatabaseUnavailable | Refused e) {
      log.warn("requests will expire later: {}", e.getMessage());
    }
  }

  /** Ends what is due; once an hour forgets what is old. */
  private void runOnce() {
    requests.expireDue();
    var now = clock.instant();
    if (!now.isBefore(forgetAt)) {
      requests.forgetOld();
      forgetAt = now.plus(FORGET_EVERY);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

package dev.comanda.session;

import dev.comanda.db.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends requests at spots in time, and forgets old ones. Every node does; what one has ended is over
 * for the others.
 */
public final class Expiry implements AutoCloseable {
  /** A request stays open at most this much longer than its time. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final SpotRequests requests;
  private final Clock clock;
  private final Rounds rounds = new Rounds("expiry", EVERY, "requests will expire later");
  private Instant forgetAt;

  /** Of these requests; {@link #start} makes it run. */
  public Expiry(SpotRequests requests, Clock clock) {
    this.requests = requests;
    this.clock = clock;
    this.forgetAt = clock.instant();
  }

  /** Runs now and every 5 s, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
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
    rounds.close();
  }
}

package dev.comanda.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counters of one kind, one for each key; those not asked for longest are forgotten. Thread-safe.
 */
final class Counters<K> {
  /** Counters held of each kind; at some 250 bytes each they take at most 25 MB. */
  static final int COUNTERS_MAX = 100_000;

  private final Cache<K, Bucket> buckets;
  private final Limits.Bound bound;
  private final TimeMeter time;

  Counters(Limits.Bound bound, Clock clock) {
    this.bound = bound;
    this.time = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(COUNTERS_MAX)
            .expireAfterAccess(bound.every().multipliedBy(bound.burst()))
            .build();
  }

  void check(K key, String words) {
    Optional.ofNullable(buckets.getIfPresent(key))
        .map(bucket -> bucket.estimateAbilityToConsume(1))
        .filter(estimate -> !estimate.canBeConsumed())
        .ifPresent(
            estimate -> {
              throw tooMany(words, estimate.getNanosToWaitForRefill());
            });
  }

  void count(K key) {
    bucket(key).tryConsume(1);
  }

  void take(K key, String words) {
    take(key, 1, words);
  }

  void take(K key, int count, String words) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(count);
    if (!probe.isConsumed()) {
      throw tooMany(words, probe.getNanosToWaitForRefill());
    }
  }

  private Bucket bucket(K key) {
    var known = buckets.getIfPresent(key);
    if (known != null) {
      return known;
    }
    return buckets.get(
        key,
        ignored ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(bound.burst())
                            .refillGreedy(bound.burst(), bound.every().multipliedBy(bound.burst())))
                .withCustomTimePrecision(time)
                .build());
  }

  private static Refused tooMany(String words, long nanos) {
    int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    return new Refused(Code.TOO_MANY, words).retryAfter(seconds);
  }

  /** The clock's time, but for steps back: after one, what was refused would stay so until then. */
  private static final class ClockMeter implements TimeMeter {
    private final Clock clock;
    private long lastMillis = Long.MIN_VALUE;
    private long steppedBackMillis;

    ClockMeter(Clock clock) {
      this.clock = clock;
    }

    @Override
    public synchronized long currentTimeNanos() {
      long now = clock.millis();
      if (now < lastMillis) {
        steppedBackMillis += lastMillis - now;
      }
      lastMillis = now;
      return TimeUnit.MILLISECONDS.toNanos(now + steppedBackMillis);
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

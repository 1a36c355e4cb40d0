package dev.comanda.flood;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Counters of one kind, one for each key; those not asked for longest are forgotten. Thread-safe.
 */
public final class Counters<K> {
  /** Counters held of each kind; at some 250 bytes each they take at most 25 MB. */
  public static final int COUNTERS_MAX = 100_000;

  private final Cache<K, Bucket> buckets;
  private final List<Bound> bounds;
  private final TimeMeter time;

  /** Counters of what must keep to one bound. */
  public Counters(Bound bound, Clock clock) {
    this(List.of(bound), clock);
  }

  /** Counters of what must keep to several bounds at once. */
  public Counters(List<Bound> bounds, Clock clock) {
    this.bounds = List.copyOf(bounds);
    this.time = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(COUNTERS_MAX)
            .expireAfterAccess(
                bounds.stream().map(Bound::whole).max(Duration::compareTo).orElseThrow())
            .build();
  }

  /**
   * Counts one.
   *
   * @param words for who hears that it is one too many
   * @throws Refused {@code too_many}
   */
  public void take(K key, String words) {
    take(key, 1, words);
  }

  /**
   * Counts so many, or none.
   *
   * @throws Refused {@code too_many}
   */
  public void take(K key, int count, String words) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(count);
    if (!probe.isConsumed()) {
      throw tooMany(words, probe.getNanosToWaitForRefill());
    }
  }

  /** Counts one, if it may be so now. */
  public boolean tryTake(K key) {
    return bucket(key).tryConsume(1);
  }

  /** Counts one as soon as it may be so, and waits for that; false at once where it is too long. */
  public boolean await(K key, Duration max, UninterruptibleBlockingStrategy waiting) {
    return tryTake(key)
        || (max.isPositive()
            && bucket(key).asBlocking().tryConsumeUninterruptibly(1, max.toNanos(), waiting));
  }

  /** One was counted that should not have been. */
  public void giveBack(K key) {
    bucket(key).addTokens(1);
  }

  /** The refusal of one more, which says when it may come again. */
  public Refused refusal(K key, String words) {
    return tooMany(words, bucket(key).estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private Bucket bucket(K key) {
    var known = buckets.getIfPresent(key);
    if (known != null) {
      return known;
    }
    return buckets.get(
        key,
        ignored -> {
          var builder = Bucket.builder().withCustomTimePrecision(time);
          for (var bound : bounds) {
            builder.addLimit(
                limit -> limit.capacity(bound.burst()).refillGreedy(bound.burst(), bound.whole()));
          }
          return builder.build();
        });
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

package dev.comanda.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * What is counted so that nobody can guess or flood. Per network address only what went wrong
 * counts, because a whole bar is one address; what is right is counted only per guest and session.
 * Thread-safe.
 */
public final class Limits {
  /**
   * Wrong passwords for one account from one address: 10 at once, then one a minute. OWASP ASVS
   * 4.0, 2.2.1 allows 100 an hour for one account.
   */
  public static final Bound WRONG_SIGN_INS_ACCOUNT = new Bound(10, Duration.ofMinutes(1));

  /** Wrong passwords from one address, whatever the account: 100 at once, then one in 10 s. */
  public static final Bound WRONG_SIGN_INS_ADDRESS = new Bound(100, Duration.ofSeconds(10));

  /**
   * Unknown codes and set-up tokens from one address: 60 at once, then one a second. A code has 50
   * random bits, so that guessing at this rate takes a million years for one of ten open sessions.
   */
  public static final Bound WRONG_CODES = new Bound(60, Duration.ofSeconds(1));

  /**
   * Orders of one guest: 100 at once, then 5 a second. No thumb is as fast, and it is less than a
   * hundredth of what one node takes in (docs/benchmarks.md).
   */
  public static final Bound GUEST_ORDERS = new Bound(100, Duration.ofMillis(200));

  /** Orders of all guests of one session: 300 at once, then 10 a second. */
  public static final Bound SESSION_ORDERS = new Bound(300, Duration.ofMillis(100));

  /**
   * Lines that all guests of one session order: 6,000 at once, then one a second. A wedding of 200
   * orders as much; all of them are read whenever a phone of the session or the panel is opened.
   */
  public static final Bound SESSION_LINES = new Bound(6_000, Duration.ofSeconds(1));

  /** Phones that join one session: 200 at once, then one in 10 s; each is kept, with its event. */
  public static final Bound SESSION_JOINS = new Bound(200, Duration.ofSeconds(10));

  /** Requests at one spot: 20 at once, then one in 15 s, whatever became of them. */
  public static final Bound SPOT_REQUESTS = new Bound(20, Duration.ofSeconds(15));

  /**
   * Scans of one location: 1,000 at once, then 20 a second. Who scans is not known, so all of a
   * place counts together; no bar mixes as fast.
   */
  public static final Bound SCANS = new Bound(1_000, Duration.ofMillis(50));

  /** Counters held of each kind; at some 250 bytes each they take at most 25 MB. */
  private static final int COUNTERS_MAX = 100_000;

  /**
   * How much is allowed.
   *
   * @param burst so many at once
   * @param every the time in which one more is allowed again
   */
  public record Bound(int burst, Duration every) {}

  private final Counters<String> signInsByAccount;
  private final Counters<String> signInsByAddress;
  private final Counters<String> codes;
  private final Counters<UUID> guests;
  private final Counters<UUID> sessions;
  private final Counters<UUID> lines;
  private final Counters<UUID> joins;
  private final Counters<UUID> spots;
  private final Counters<UUID> scans;

  /** Starts with nothing counted. */
  public Limits(Clock clock) {
    signInsByAccount = new Counters<>(WRONG_SIGN_INS_ACCOUNT, clock);
    signInsByAddress = new Counters<>(WRONG_SIGN_INS_ADDRESS, clock);
    codes = new Counters<>(WRONG_CODES, clock);
    guests = new Counters<>(GUEST_ORDERS, clock);
    sessions = new Counters<>(SESSION_ORDERS, clock);
    lines = new Counters<>(SESSION_LINES, clock);
    joins = new Counters<>(SESSION_JOINS, clock);
    spots = new Counters<>(SPOT_REQUESTS, clock);
    scans = new Counters<>(SCANS, clock);
  }

  /**
   * To be asked before a password is checked.
   *
   * @throws Refused {@code too_many} when too many were wrong
   */
  public void checkSignIn(String address, String account) {
    signInsByAddress.check(network(address), "Too many wrong passwords. Wait a little.");
    signInsByAccount.check(account(address, account), "Too many wrong passwords. Wait a little.");
  }

  /** A password was wrong. */
  public void wrongSignIn(String address, String account) {
    signInsByAddress.count(network(address));
    signInsByAccount.count(account(address, account));
  }

  /**
   * To be asked before a code or a set-up token is looked up.
   *
   * @throws Refused {@code too_many} when too many were unknown
   */
  public void checkCode(String address) {
    codes.check(network(address), "Too many unknown codes. Wait a little.");
  }

  /** A code or a set-up token was unknown. */
  public void wrongCode(String address) {
    codes.count(network(address));
  }

  /**
   * Counts an order that a guest is about to place.
   *
   * @throws Refused {@code too_many} when this guest or session has placed too many
   */
  public void order(Caller.Guest guest) {
    guests.take(guest.guestId(), "You order faster than anybody can serve. Wait a little.");
    sessions.take(
        guest.sessionId(), "This table orders faster than anybody can serve. Wait a little.");
  }

  /**
   * Counts the lines of an order that a guest is about to place.
   *
   * @throws Refused {@code too_many} when this session has ordered too many
   */
  public void lines(Caller.Guest guest, int count) {
    lines.take(
        guest.sessionId(),
        count,
        "This table has ordered more than fits its bill. Ask the staff for another code.");
  }

  /**
   * Counts a phone that is about to join a session.
   *
   * @throws Refused {@code too_many} when too many have joined
   */
  public void join(UUID sessionId) {
    joins.take(sessionId, "Too many phones have joined this table. Wait a little.");
  }

  /**
   * Counts a request that a phone is about to make at a spot.
   *
   * @throws Refused {@code too_many} when too many were made there
   */
  public void spotRequest(UUID spotId) {
    spots.take(spotId, "Too many phones have asked here. Wait a little, or ask the staff.");
  }

  /**
   * Counts a drink that somebody is about to order by a scan.
   *
   * @throws Refused {@code too_many} when too many were ordered so at this location
   */
  public void scan(UUID locationId) {
    scans.take(locationId, "This place is asked for more than it can make. Wait a little.");
  }

  private static String account(String address, String account) {
    return network(address) + ' ' + account.strip().toLowerCase(Locale.ROOT);
  }

  /** One household or bar: an IPv4 address, or the first 64 bits of an IPv6 one. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    var groups = address.split(":", -1);
    var network = new StringBuilder();
    for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
      network.append(groups[i]).append(':');
    }
    return network.append(':').toString();
  }

  private static final class Counters<K> {
    private final Cache<K, Bucket> buckets;
    private final Bound bound;
    private final TimeMeter time;

    Counters(Bound bound, Clock clock) {
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
                              .refillGreedy(
                                  bound.burst(), bound.every().multipliedBy(bound.burst())))
                  .withCustomTimePrecision(time)
                  .build());
    }

    private static Refused tooMany(String words, long nanos) {
      int seconds = (int) TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
      return new Refused(Code.TOO_MANY, words).retryAfter(seconds);
    }
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

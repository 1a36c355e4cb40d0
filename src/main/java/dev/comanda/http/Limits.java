package dev.comanda.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

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
   * Wrong passwords for an account from where its right one came lately: 30 at once, then one in 10
   * s, and nothing that others there try counts. So nobody on a bar's network keeps its staff out.
   */
  public static final Bound WRONG_SIGN_INS_FAMILIAR = new Bound(30, Duration.ofSeconds(10));

  /** Wrong passwords and PINs for one account on a device that is known: 5, then one in 2 min. */
  public static final Bound WRONG_SIGN_INS_DEVICE = new Bound(5, Duration.ofMinutes(2));

  /** How long an address is familiar to an account. */
  private static final Duration FAMILIAR = Duration.ofDays(30);

  /** Waiters added from one address where anybody may: 30 at once, then one a minute. */
  public static final Bound OPEN_USERS = new Bound(30, Duration.ofMinutes(1));

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

  /**
   * How much is allowed.
   *
   * @param burst so many at once
   * @param every the time in which one more is allowed again
   */
  public record Bound(int burst, Duration every) {}

  /**
   * Who tries to sign in.
   *
   * @param address the client's network address
   * @param account whom they say to be
   * @param device the device, where somebody has signed in before
   */
  public record Guesser(String address, String account, Optional<UUID> device) {}

  private final Counters<String> signInsByAccount;
  private final Counters<String> signInsOfFamiliar;
  private final Counters<String> signInsOnDevice;
  private final Cache<String, Boolean> familiar;
  private final Counters<String> signInsByAddress;
  private final Counters<String> openUsers;
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
    signInsOfFamiliar = new Counters<>(WRONG_SIGN_INS_FAMILIAR, clock);
    signInsOnDevice = new Counters<>(WRONG_SIGN_INS_DEVICE, clock);
    familiar =
        Caffeine.newBuilder().maximumSize(Counters.COUNTERS_MAX).expireAfterWrite(FAMILIAR).build();
    signInsByAddress = new Counters<>(WRONG_SIGN_INS_ADDRESS, clock);
    openUsers = new Counters<>(OPEN_USERS, clock);
    codes = new Counters<>(WRONG_CODES, clock);
    guests = new Counters<>(GUEST_ORDERS, clock);
    sessions = new Counters<>(SESSION_ORDERS, clock);
    lines = new Counters<>(SESSION_LINES, clock);
    joins = new Counters<>(SESSION_JOINS, clock);
    spots = new Counters<>(SPOT_REQUESTS, clock);
    scans = new Counters<>(SCANS, clock);
  }

  /**
   * To be asked before a secret is checked.
   *
   * @throws Refused {@code too_many} when too many were wrong
   */
  public void checkSignIn(Guesser who) {
    var words = "Too many wrong passwords. Wait a little.";
    if (who.device().isPresent()) {
      signInsOnDevice.check(onDevice(who), words);
    } else if (familiar(who)) {
      signInsOfFamiliar.check(account(who), words);
    } else {
      signInsByAddress.check(network(who.address()), words);
      signInsByAccount.check(account(who), words);
    }
  }

  /** A secret was wrong. */
  public void wrongSignIn(Guesser who) {
    if (who.device().isPresent()) {
      signInsOnDevice.count(onDevice(who));
    } else if (familiar(who)) {
      signInsOfFamiliar.count(account(who));
    } else {
      signInsByAddress.count(network(who.address()));
      signInsByAccount.count(account(who));
    }
  }

  /** A secret was right: this account is known to come from there. */
  public void rightSignIn(Guesser who) {
    familiar.put(account(who), true);
  }

  /** Whether there is reason to believe that this is no guess. */
  public boolean expected(Guesser who) {
    return who.device().isPresent() || familiar(who);
  }

  /**
   * Counts a waiter that somebody is about to add without a sign-in.
   *
   * @throws Refused {@code too_many} when too many were added from there
   */
  public void openUser(String address) {
    openUsers.take(network(address), "Too many waiters were added from here. Wait a little.");
  }

  private boolean familiar(Guesser who) {
    return familiar.getIfPresent(account(who)) != null;
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

  private static String account(Guesser who) {
    return network(who.address()) + ' ' + who.account().strip().toLowerCase(Locale.ROOT);
  }

  private static String onDevice(Guesser who) {
    return who.device().orElseThrow() + " " + who.account().strip().toLowerCase(Locale.ROOT);
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
}

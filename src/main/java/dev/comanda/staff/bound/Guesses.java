package dev.comanda.staff.bound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.flood.Bound;
import dev.comanda.flood.Counters;
import dev.comanda.flood.Household;
import dev.comanda.json.NameKey;
import dev.comanda.problem.Refused;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Bounds how often secrets that people can remember are looked at, and keeps nobody out who knows
 * theirs: past a burst of wrong ones, attempts are looked at one after the other, and each waits
 * for its turn. What is counted belongs to the account, whatever device it is tried on; only where
 * that account itself has signed in before it is counted apart, so that others' guesses do not slow
 * it down there. Thread-safe.
 */
public final class Guesses {
  /** What is guessed. */
  public enum Secret {
    /**
     * From one address 10 at once, then one a second; past 100 one in 10 s. From all addresses
     * twice as many at once, 20 and 200, and no more after that, 360 an hour: so one address never
     * uses up what is there for whoever tries elsewhere. A password has at least 8 characters.
     */
    PASSWORD(10, 100, Duration.ofSeconds(10)),
    /**
     * 5 at once, then one a second; past 300 one in 5 minutes, 288 a day. Of four digits, which
     * waiters may have, a day finds one in 34; of six one in 3,472.
     */
    PIN(5, 300, Duration.ofMinutes(5)),
    /**
     * The code of a second factor: the same. Three of a million are right at a time, and only who
     * knows the password may try.
     */
    CODE(5, 300, Duration.ofMinutes(5));

    private static final Duration QUICK = Duration.ofSeconds(1);

    /** Wrong ones are told so up to the burst, then one in that time; each is in the audit log. */
    private static final Duration TOLD = Duration.ofMinutes(5);

    private final int burst;
    private final int lasting;
    private final Duration slow;

    /** {@code burst} at once, then one a second; past {@code lasting} one in {@code slow}. */
    Secret(int burst, int lasting, Duration slow) {
      this.burst = burst;
      this.lasting = lasting;
      this.slow = slow;
    }

    private List<Bound> looks(int times) {
      return List.of(new Bound(burst * times, QUICK), new Bound(lasting * times, slow));
    }

    /** An account has so many times what one address may use of it at once. */
    private int shares() {
      return this == PASSWORD ? 2 : 1;
    }

    /** So many wrong ones are told that they are wrong; the next are too many. */
    public int burst() {
      return burst;
    }
  }

  /** Attempts from one address, whatever the account: 60 at once, then one a second. */
  static final Bound ADDRESS = new Bound(60, Duration.ofSeconds(1));

  /** How long an attempt may wait for an account's turn; what would be later is refused at once. */
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /** The same for an address's turn; together it is less than pages wait for an answer. */
  static final Duration WAIT_ADDRESS_MAX = Duration.ofSeconds(3);

  /** How long an address is familiar to an account. */
  private static final Duration FAMILIAR = Duration.ofDays(30);

  /** Of one account a burst is told once in that time. */
  static final Duration TOLD_EVERY = Duration.ofHours(1);

  private static final String WORDS = "Too many wrong attempts. Wait a little.";

  /**
   * Who tries.
   *
   * @param address the client's network address
   * @param account whom they say to be: the person's id, or what was sent where there is nobody
   * @param person the person, where there is one
   * @param ownDevice the device, where this person has signed in on it before
   */
  public record Guesser(
      String address, String account, Optional<UUID> person, Optional<UUID> ownDevice) {}

  /** More wrong attempts than anybody makes who only mistypes. */
  public record Burst(Secret secret, Optional<UUID> person, String address) {}

  private final Map<Secret, Counters<String>> lanes = new EnumMap<>(Secret.class);
  private final Map<Secret, Counters<String>> wrongOnes = new EnumMap<>(Secret.class);
  private final Counters<String> shares;
  private final Counters<String> addresses;
  private final Cache<String, Boolean> familiar;
  private final Cache<String, Boolean> told;
  private final Clock clock;
  private final UninterruptibleBlockingStrategy waiting;
  private final Consumer<Burst> alarm;

  /** Starts with nothing counted; {@code alarm} hears of bursts. */
  public Guesses(Clock clock, Consumer<Burst> alarm) {
    this(clock, alarm, UninterruptibleBlockingStrategy.PARKING);
  }

  Guesses(Clock clock, Consumer<Burst> alarm, UninterruptibleBlockingStrategy waiting) {
    for (var secret : Secret.values()) {
      lanes.put(secret, new Counters<>(secret.looks(secret.shares()), clock));
      wrongOnes.put(secret, new Counters<>(new Bound(secret.burst, Secret.TOLD), clock));
    }
    shares = new Counters<>(Secret.PASSWORD.looks(1), clock);
    addresses = new Counters<>(ADDRESS, clock);
    familiar = remembering(FAMILIAR);
    told = remembering(TOLD_EVERY);
    this.clock = clock;
    this.waiting = waiting;
    this.alarm = alarm;
  }

  private static Cache<String, Boolean> remembering(Duration time) {
    return Caffeine.newBuilder().maximumSize(Counters.COUNTERS_MAX).expireAfterWrite(time).build();
  }

  /**
   * An attempt's turn, to be taken before the secret is looked at; it is counted as wrong until
   * {@link Turn#right} or {@link Turn#undecided} says otherwise. Waits for at most {@link
   * #WAIT_MAX} and {@link #WAIT_ADDRESS_MAX}.
   *
   * @throws Refused {@code too_many} when others wait already
   */
  public Turn turn(Secret secret, Guesser who) {
    var turn = new Turn(secret, who);
    try {
      turn.begin();
      return turn;
    } catch (Refused e) {
      turn.undecided();
      throw e;
    }
  }

  /**
   * Counts an attempt that is refused whatever the secret is. It takes nothing of the account, so
   * that nobody is kept waiting by what cannot succeed; waits for at most {@link
   * #WAIT_ADDRESS_MAX}.
   *
   * @throws Refused {@code too_many} when there were too many from this address
   */
  public void inVain(Secret secret, String address) {
    ofAddress(secret, address);
  }

  /** Takes a turn of an address; whether at once. */
  private boolean ofAddress(Secret secret, String address) {
    var from = Household.of(address);
    if (addresses.tryTake(from)) {
      return true;
    }
    tell(new Burst(secret, Optional.empty(), address), from);
    if (!addresses.await(from, WAIT_ADDRESS_MAX, waiting)) {
      throw addresses.refusal(from, WORDS);
    }
    return false;
  }

  private static Counters<String> counters(Map<Secret, Counters<String>> of, Secret secret) {
    return Objects.requireNonNull(of.get(secret));
  }

  private void tell(Burst burst, String of) {
    if (told.asMap().putIfAbsent(of, true) == null) {
      alarm.accept(burst);
    }
  }

  /** Whether there is reason to believe that this is no guess. */
  public boolean expected(Secret secret, Guesser who) {
    return who.ownDevice().isPresent() || (secret == Secret.PASSWORD && familiar(who));
  }

  private boolean familiar(Guesser who) {
    return familiar.getIfPresent(from(who)) != null;
  }

  /** What is counted together. */
  private String key(Secret secret, Guesser who) {
    var account = account(who);
    if (who.ownDevice().isPresent()) {
      return account + " on " + who.ownDevice().get();
    }
    return expected(secret, who) ? from(who) : account;
  }

  private static String from(Guesser who) {
    return account(who) + " from " + Household.of(who.address());
  }

  private static String account(Guesser who) {
    return NameKey.of(who.account());
  }

  private record Taken(Counters<String> of, String key) {}

  /** An attempt that may be looked at. Not thread-safe. */
  public final class Turn {
    private final Secret secret;
    private final Guesser who;
    private final boolean strange;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Taken> lanes = new ArrayList<>();
    private boolean late;

    private Turn(Secret secret, Guesser who) {
      this.secret = secret;
      this.who = who;
      this.strange = !expected(secret, who);
      var key = key(secret, who);
      if (secret == Secret.PASSWORD) {
        lanes.add(new Taken(shares, strange ? from(who) : key));
      }
      if (strange || secret != Secret.PASSWORD) {
        lanes.add(new Taken(counters(Guesses.this.lanes, secret), key));
      }
    }

    private void begin() {
      if (strange) {
        late = !ofAddress(secret, who.address());
        taken.add(new Taken(addresses, Household.of(who.address())));
      }
      var wrong = new Taken(counters(wrongOnes, secret), key(secret, who));
      if (wrong.of().tryTake(wrong.key())) {
        taken.add(wrong);
      } else {
        late = true;
        tell(new Burst(secret, who.person(), who.address()), secret + " " + who.account());
      }
      var until = clock.instant().plus(WAIT_MAX);
      for (var lane : lanes) {
        var left = Duration.between(clock.instant(), until);
        if (!lane.of().await(lane.key(), left, waiting)) {
          throw tooMany();
        }
        taken.add(lane);
      }
    }

    /** The secret was right: it does not count, and this account is known to come from there. */
    public void right() {
      undecided();
      familiar.put(from(who), true);
    }

    /** It was not looked at, or is no guess; it does not count. */
    public void undecided() {
      taken.forEach(each -> each.of().giveBack(each.key()));
      taken.clear();
    }

    /**
     * How a wrong one is refused.
     *
     * @return {@code refused}, or {@code too_many} past the burst
     */
    public Refused wrong(Refused refused) {
      return late ? tooMany() : refused;
    }

    /** Says when the last of its lanes is free again. */
    private Refused tooMany() {
      return lanes.stream()
          .map(lane -> lane.of().refusal(lane.key(), WORDS))
          .max(Comparator.comparingInt(Refused::retryAfterSeconds))
          .orElseThrow();
    }
  }
}

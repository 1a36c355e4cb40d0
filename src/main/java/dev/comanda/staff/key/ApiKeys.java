package dev.comanda.staff.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.http.Identify;
import dev.comanda.http.Scope;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes, revokes and knows the keys of programs. What a key is worth is read from the database and
 * believed for {@link #BELIEVED}, so a key that is revoked at another node ends that much later at
 * this one. Thread-safe.
 */
public final class ApiKeys {
  /** So long a key is not looked up again. */
  static final Duration BELIEVED = Duration.ofSeconds(3);

  /** The last use is noted at most so often. */
  static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  /** Keys that are remembered. */
  private static final int REMEMBERED_MAX = 10_000;

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Database database;
  private final Locations locations;
  private final Clock clock;
  private final Ticker ticker;

  /** By the hash, so that no dump of the heap shows a key. */
  private final Cache<String, Held> held =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterAccess(REMEMBERED).build();

  /** What somebody wants a key for; the first location is the one it begins with. */
  record Wish(String name, List<UUID> locations, Set<Scope> scopes, @Nullable Instant expiresAt) {}

  /** A new key, and what is to be sent to be let in with it. */
  record Made(ApiKey key, String secret) {}

  private record Held(Caller.Key caller, @Nullable Instant expiresAt, long readNanos) {}

  /** The keys of a database. */
  public ApiKeys(Database database, Locations locations, Clock clock) {
    this(database, locations, clock, Ticker.systemTicker());
  }

  /** {@code ticker} measures how long a key is believed; it never steps back as clocks do. */
  ApiKeys(Database database, Locations locations, Clock clock, Ticker ticker) {
    this.database = database;
    this.locations = locations;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Forgets what is remembered, since the database is another one. */
  public void forget() {
    held.invalidateAll();
  }

  /** Whether a token is meant to be a key, be it right or wrong. */
  public static boolean isKey(String token) {
    return KeySecret.isMeant(token);
  }

  /**
   * Who holds this key.
   *
   * @throws Refused {@code token_invalid} when it is unknown or revoked, {@code token_expired}
   */
  public Identify.Known byKey(String key) {
    if (!KeySecret.isFormed(key)) {
      throw invalid();
    }
    var known = held.asMap().compute(hex(key), (hash, before) -> fresh(key, before));
    if (known == null) {
      throw invalid();
    }
    var lasts =
        Optional.ofNullable(known.expiresAt()).map(end -> Duration.between(clock.instant(), end));
    if (lasts.filter(left -> !left.isPositive()).isPresent()) {
      throw new Refused(Code.TOKEN_EXPIRED, "The key has expired; ask for another one.");
    }
    return new Identify.Known(known.caller(), "", lasts, Optional.empty());
  }

  private @Nullable Held fresh(String key, @Nullable Held before) {
    long now = ticker.read();
    if (before != null && now - before.readNanos() < BELIEVED.toNanos()) {
      return before;
    }
    return database
        .read(tx -> ApiKeyRows.byHash(tx, KeySecret.hash(key)))
        .map(stored -> new Held(used(stored), stored.expiresAt(), now))
        .orElse(null);
  }

  private Caller.Key used(ApiKeyRows.Stored stored) {
    var now = clock.instant();
    var last = stored.lastUsedAt();
    boolean due = last == null || last.isBefore(now.minus(USE_NOTED_EVERY));
    if (due && database.takesWrites()) {
      database.write(tx -> ApiKeyRows.used(tx, stored.caller().id(), now));
    }
    return stored.caller();
  }

  /**
   * Makes a key.
   *
   * @throws Refused {@code key_name_taken}
   */
  Made create(Wish wish, Caller.Staff by) {
    var secret = KeySecret.next(locations.shortId(wish.locations().getFirst()));
    var id = Ids.next();
    return database.write(
        tx -> {
          if (!ApiKeyRows.insert(
              tx, id, KeySecret.hash(secret), wish, by.staffId(), clock.instant())) {
            throw new Refused(Code.KEY_NAME_TAKEN, "Another key has this name.")
                .at("/name", "taken");
          }
          tx.deed();
          return new Made(one(tx, id), secret);
        });
  }

  private static ApiKey one(Tx tx, UUID id) throws SQLException {
    return ApiKeyRows.byId(tx, id).orElseThrow(ApiKeys::unknown);
  }

  /** Some keys in the order in which they were made, those that are revoked too. */
  List<ApiKey> page(UUID after, int limit) {
    return database.read(tx -> ApiKeyRows.page(tx, after, limit));
  }

  /**
   * Ends a key for good; nothing when that has been done.
   *
   * @throws Refused {@code not_found}
   */
  void revoke(UUID id) {
    database.write(
        tx -> {
          one(tx, id);
          if (ApiKeyRows.revoke(tx, id, clock.instant()) == 1) {
            tx.deed();
          }
          return id;
        });
    held.asMap().values().removeIf(known -> known.caller().id().equals(id));
  }

  private static String hex(String key) {
    return HexFormat.of().formatHex(KeySecret.hash(key));
  }

  private static Refused unknown() {
    return new Refused(Code.NOT_FOUND, "There is no such key.");
  }

  private static Refused invalid() {
    return new Refused(Code.TOKEN_INVALID, "The key is not valid.");
  }
}

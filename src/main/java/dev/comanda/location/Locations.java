package dev.comanda.location;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.http.Role;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Remembered;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes, changes and finds locations. Thread-safe. */
public final class Locations {
  /** Locations that are remembered; about 2 KB each. */
  private static final int REMEMBERED_MAX = 10_000;

  /** Locations of one name; past it a slug must be chosen. */
  private static final int NAMESAKES_MAX = 999;

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Database database;
  private final LocationLog log;
  private final Clock clock;
  private final LocationListener listener;
  private final Cache<String, UUID> bySlug = remember();
  private final Cache<Integer, UUID> byShortId = remember();
  private final Cache<UUID, Integer> shortIds = remember();
  private final Remembered<UUID, Location> remembered =
      new Remembered<>(REMEMBERED_MAX, Function.identity(), Locations::find);

  /** Locations over a database; the listener hears of each that {@link #create} makes. */
  public Locations(Database database, LocationLog log, Clock clock, LocationListener listener) {
    this.database = database;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  /** Forgets what is remembered, since the database is another one. */
  public void forget() {
    List.<Cache<?, ?>>of(bySlug, byShortId, shortIds).forEach(Cache::invalidateAll);
  }

  private static <K, V> Cache<K, V> remember() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();
  }

  /**
   * Makes a location.
   *
   * @throws Refused {@code slug_taken}
   */
  public Location create(NewLocation location, UUID staffId) {
    return database.write(
        tx -> {
          var created = create(tx, location, clock.instant());
          listener.founded(tx, staffId, created.id());
          tx.deed();
          return created;
        });
  }

  /** Makes a location and its log inside a transaction. */
  public static Location create(Tx tx, NewLocation location, Instant now) throws SQLException {
    var id = Ids.next();
    insert(tx, id, location, now);
    LocationRows.replaceRates(tx, id, location.taxRates());
    LocationLog.create(tx, id, BusinessDay.of(now, location.timeZone(), location.dayStart()));
    return one(tx, id);
  }

  private static void insert(Tx tx, UUID id, NewLocation location, Instant now)
      throws SQLException {
    var chosen = location.slug();
    if (chosen != null) {
      if (!LocationRows.insert(tx, id, chosen, location, now)) {
        throw new Refused(Code.SLUG_TAKEN, "Another location has the slug " + chosen + ".")
            .at("/slug", "taken");
      }
      return;
    }
    var stem = Slug.of(location.name());
    for (int namesake = 1; namesake <= NAMESAKES_MAX; namesake++) {
      var slug = namesake == 1 ? stem : stem + "-" + namesake;
      if (LocationRows.insert(tx, id, slug, location, now)) {
        return;
      }
    }
    throw new Refused(Code.SLUG_TAKEN, "Too many locations have this name; choose a slug.")
        .at("/slug", "taken");
  }

  /**
   * Changes a location; a changed time zone or start of the day acts from the next business date,
   * and the currency only changes before anything has been served. What is so already changes
   * nothing.
   *
   * @param expected the version that the caller has seen
   * @throws Refused {@code version_mismatch}, {@code not_found}, or {@code invalid} naming every
   *     field that is not acceptable
   */
  Location change(UUID id, OptionalInt expected, LocationPatch patch) {
    return log.change(
        id,
        (tx, head) -> {
          var before = one(tx, id);
          if (expected.isPresent() && expected.getAsInt() != before.version()) {
            throw new Refused(
                Code.VERSION_MISMATCH, "The location is now at version " + before.version() + ".");
          }
          var after = patch.changed(before, head.now());
          if (after.equals(before.next())) {
            return before;
          }
          if (!after.currency().equals(before.currency()) && LocationLog.served(tx, id)) {
            throw Refused.field(
                "/currency", "in_use", "Something has been served here in this currency.");
          }
          LocationRows.update(tx, after);
          if (patch.taxRates() != null) {
            LocationRows.replaceRates(tx, id, after.taxRates());
          }
          var changed = one(tx, id);
          head.append(EventType.LOCATION_CHANGED, null, null, changed);
          return changed;
        });
  }

  /** A location; refused with {@code not_found} where there is none. */
  public Location get(UUID id) {
    return database.read(tx -> one(tx, id));
  }

  /**
   * A location as of this transaction.
   *
   * @throws Refused {@code not_found}
   */
  public static Location one(Tx tx, UUID id) throws SQLException {
    return LocationRows.find(tx, List.of(id)).stream()
        .findAny()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such location."));
  }

  /** Those of these locations that exist, as of this transaction. */
  public static Map<UUID, Location> find(Tx tx, Collection<UUID> ids) throws SQLException {
    return LocationRows.find(tx, ids).stream()
        .collect(Collectors.toMap(Location::id, Function.identity()));
  }

  /** As {@link #find}, of locations that are locked; asks nothing where nothing has changed. */
  public Map<UUID, Location> current(Tx tx, Map<UUID, Head> heads) throws SQLException {
    return remembered.find(tx, heads, heads.keySet());
  }

  /** At most {@code limit} of the caller's locations that were made after one, oldest first. */
  List<Location> page(Caller.Staff caller, UUID after, int limit) {
    var reached = reachedBy(caller);
    return database.read(tx -> LocationRows.page(tx, reached, after, limit));
  }

  /** The location with this slug, as of this transaction. */
  public static Optional<UUID> bySlug(Tx tx, String slug) throws SQLException {
    return LocationRows.bySlug(tx, slug);
  }

  /** Whether there is any location yet. */
  public static boolean any(Tx tx) throws SQLException {
    return !LocationRows.all(tx).isEmpty();
  }

  /** The locations that a member of staff reaches: an administrator all, others their own. */
  public Set<UUID> reachedBy(Caller.Crew caller) {
    return caller instanceof Caller.Staff s && s.role() == Role.ADMIN ? all() : caller.locations();
  }

  /** All locations. */
  public Set<UUID> all() {
    return Set.copyOf(database.read(LocationRows::all));
  }

  /** The location that codes and tokens with this short id belong to. */
  public Optional<UUID> byShortId(int shortId) {
    return remembered(byShortId, shortId, tx -> LocationRows.byShortId(tx, shortId));
  }

  /** The short id of a location that exists. */
  public int shortId(UUID id) {
    return remembered(shortIds, id, tx -> LocationRows.shortId(tx, id)).orElseThrow();
  }

  /** The location that a path names. */
  public Optional<UUID> byIdOrSlug(String idOrSlug) {
    if (!ID.matcher(idOrSlug).matches()) {
      return remembered(bySlug, idOrSlug, tx -> LocationRows.bySlug(tx, idOrSlug));
    }
    var id = UUID.fromString(idOrSlug);
    return remembered(shortIds, id, tx -> LocationRows.shortId(tx, id)).map(shortId -> id);
  }

  /** The oldest location that takes scans. */
  public Optional<UUID> firstThatTakesScans() {
    return database.read(LocationRows::firstThatTakesScans);
  }

  /** Only what exists is remembered: it stays so for ever. */
  private <K, V> Optional<V> remembered(Cache<K, V> cache, K key, Database.Work<Optional<V>> read) {
    var known = cache.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    var found = database.read(read);
    found.ifPresent(value -> cache.put(key, value));
    return found;
  }
}

package dev.comanda.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * What was read of the configuration of locations, for commands that need it under the lock. It
 * counts as long as the location's revision is the one it was read at, which the locked row says,
 * so nothing is asked where nothing has changed. Thread-safe.
 *
 * @param <K> what is looked for; knows its location
 * @param <V> what it is like
 */
public final class Remembered<K, V> {
  private final Cache<K, Held<V>> held;
  private final Function<K, UUID> location;
  private final Read<K, V> read;

  private record Held<V>(Revision revision, V value) {}

  /** Reads configuration. */
  @FunctionalInterface
  public interface Read<K, V> {
    /** What is found as of this transaction; what is unknown is left out. */
    Map<K, V> read(Tx tx, Collection<K> keys) throws SQLException;
  }

  /** Remembers at most {@code max} values, the most used ones. */
  public Remembered(int max, Function<K, UUID> location, Read<K, V> read) {
    this.held = Caffeine.newBuilder().maximumSize(max).build();
    this.location = location;
    this.read = read;
  }

  /**
   * What these keys stand for now; unknown ones are left out.
   *
   * @param heads the locked rows of all their locations
   */
  public Map<K, V> find(Tx tx, Map<UUID, Head> heads, Collection<K> keys) throws SQLException {
    var found = new HashMap<K, V>();
    var unread = new ArrayList<K>();
    for (var key : keys) {
      var known = held.getIfPresent(key);
      if (known != null && known.revision().equals(revision(heads, key))) {
        found.put(key, known.value());
      } else {
        unread.add(key);
      }
    }
    if (!unread.isEmpty()) {
      read.read(tx, unread)
          .forEach(
              (key, value) -> {
                held.put(key, new Held<>(revision(heads, key), value));
                found.put(key, value);
              });
    }
    return found;
  }

  private Revision revision(Map<UUID, Head> heads, K key) {
    return Objects.requireNonNull(heads.get(location.apply(key))).revision();
  }
}

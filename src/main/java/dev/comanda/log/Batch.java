package dev.comanda.log;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The commands of one transaction, their locations locked. Of those with the same key only the
 * first is among them: the others are for a later transaction, which then knows the key. Not
 * thread-safe.
 */
final class Batch {
  private final List<Entry<?, ?>> entries;
  private final Map<UUID, Head> heads;

  private record Key(UUID locationId, UUID caller, String key) {
    static Key of(Entry<?, ?> entry) {
      var idempotency = Objects.requireNonNull(entry.command().idempotency());
      return new Key(entry.command().locationId(), idempotency.caller(), idempotency.key());
    }
  }

  Batch(List<Entry<?, ?>> candidates, Map<UUID, Head> heads) {
    var keys = new HashSet<Key>();
    this.entries =
        candidates.stream()
            .filter(e -> e.command().idempotency() == null || keys.add(Key.of(e)))
            .toList();
    this.heads = heads;
    entries.forEach(e -> e.under(Objects.requireNonNull(heads.get(e.command().locationId()))));
  }

  /** Gives every command its outcome and writes what they change. */
  void apply(Tx tx) throws SQLException {
    List<Entry<?, ?>> keyed =
        entries.stream().filter(e -> e.command().idempotency() != null).toList();
    replayKnown(tx, keyed);
    applyKinds(tx);
    for (var entry : entries) {
      if (entry.undecided()) {
        throw new IllegalStateException("no outcome: " + entry.command().kind());
      }
    }
    List<Entry<?, ?>> fresh = keyed.stream().filter(Entry::succeeded).toList();
    if (!fresh.isEmpty()) {
      IdempotencyRows.insert(tx, fresh);
    }
    LogRows.append(tx, heads.values());
    tx.flush();
  }

  private static void replayKnown(Tx tx, List<Entry<?, ?>> keyed) throws SQLException {
    if (keyed.isEmpty()) {
      return;
    }
    for (var known : IdempotencyRows.find(tx, keyed)) {
      var entry = keyed.get(known.index());
      if (Objects.requireNonNull(entry.command().idempotency()).sameBody(known.bodyHash())) {
        entry.replay(known.eventData());
      } else {
        entry.refuse(Idempotency.reused());
      }
    }
  }

  private void applyKinds(Tx tx) throws SQLException {
    var byKind = new LinkedHashMap<Kind<?, ?>, List<Entry<?, ?>>>();
    for (var entry : entries) {
      if (entry.undecided()) {
        byKind.computeIfAbsent(entry.command().kind(), k -> new ArrayList<>()).add(entry);
      }
    }
    for (var group : byKind.entrySet()) {
      applyKind(tx, group.getKey(), group.getValue());
    }
  }

  /** Entries are grouped by the very kind that their commands name, so the types fit. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void applyKind(Tx tx, Kind kind, List entries) throws SQLException {
    kind.apply(tx, entries);
  }

  boolean wrote() {
    return heads.values().stream().anyMatch(head -> !head.newEvents().isEmpty());
  }

  /** An event that stands in the log exactly if this batch was committed; it wrote some. */
  Head.NewEvent witness() {
    return heads.values().stream()
        .flatMap(head -> head.newEvents().stream())
        .findFirst()
        .orElseThrow();
  }

  List<Entry<?, ?>> entries() {
    return entries;
  }

  Collection<Head> heads() {
    return heads.values();
  }
}

package dev.comanda.log.writer;

import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.IdempotencyRows;
import dev.comanda.log.LogRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one transaction, their locations locked. Of those with the same key only the
 * first is among them: the others are for a later transaction, which then knows the key. Not
 * thread-safe.
 */
final class Batch {
  private List<Entry<?, ?>> entries;
  private List<Entry<?, ?>> keyed = List.of();
  private Asked<List<IdempotencyRows.Known>> known = List::of;
  private @Nullable Kind<?, ?> asking;
  private Kind.@Nullable Work<?, ?> work;
  private Map<UUID, Head> heads = Map.of();

  private record Key(UUID locationId, UUID caller, String key) {
    static Key of(Entry<?, ?> entry) {
      var idempotency = Objects.requireNonNull(entry.command().idempotency());
      return new Key(entry.command().locationId(), idempotency.caller(), idempotency.key());
    }
  }

  Batch(List<Entry<?, ?>> candidates) {
    var keys = new HashSet<Key>();
    this.entries =
        candidates.stream()
            .filter(e -> e.command().idempotency() == null || keys.add(Key.of(e)))
            .toList();
  }

  /**
   * Asks, together with the lock, what is known of their keys and what the first kind needs; what
   * others need may be changed by those before them.
   */
  void ask(Tx tx) {
    keyed = entries.stream().filter(e -> e.command().idempotency() != null).toList();
    known = keyed.isEmpty() ? List::of : IdempotencyRows.find(tx, keyed);
    var first = byKind(entries).entrySet().iterator().next();
    asking = first.getKey();
    work = ask(tx, asking, first.getValue());
  }

  /** These locations are locked; commands of others fall away. */
  void under(Map<UUID, Head> locked) {
    heads = locked;
    entries = entries.stream().filter(e -> locked.containsKey(e.command().locationId())).toList();
    entries.forEach(e -> e.under(Objects.requireNonNull(locked.get(e.command().locationId()))));
  }

  /** Gives every command its outcome and writes what they change. */
  void apply(Tx tx) throws SQLException {
    replayKnown();
    applyKinds(tx);
    for (var entry : entries) {
      if (entry.undecided()) {
        throw new IllegalStateException("no outcome: " + entry.command().kind());
      }
    }
    rememberKeys(tx);
    LogRows.append(tx, heads.values());
    tx.flush();
  }

  private void rememberKeys(Tx tx) {
    var fresh = entries.stream().filter(Entry::keepsKey).toList();
    for (var entry : fresh) {
      if (entry.seq() == 0) {
        throw new IllegalStateException("no event holds the answer: " + entry.command().kind());
      }
    }
    if (!fresh.isEmpty()) {
      IdempotencyRows.insert(tx, fresh);
    }
  }

  private void replayKnown() throws SQLException {
    for (var found : known.get()) {
      var entry = keyed.get(found.index());
      if (!heads.containsKey(entry.command().locationId())) {
        continue;
      }
      if (Objects.requireNonNull(entry.command().idempotency()).sameBody(found.bodyHash())) {
        entry.replay(found.eventData());
      } else {
        entry.refuse(Idempotency.reused());
      }
    }
  }

  private void applyKinds(Tx tx) throws SQLException {
    var undecided = entries.stream().filter(Entry::undecided).toList();
    for (var group : byKind(undecided).entrySet()) {
      var kind = group.getKey();
      if (work != null && kind.equals(asking)) {
        apply(tx, work, group.getValue());
      } else {
        apply(tx, kind, group.getValue());
      }
      work = null;
    }
  }

  private static Map<Kind<?, ?>, List<Entry<?, ?>>> byKind(List<Entry<?, ?>> entries) {
    var byKind = new LinkedHashMap<Kind<?, ?>, List<Entry<?, ?>>>();
    for (var entry : entries) {
      byKind.computeIfAbsent(entry.command().kind(), k -> new ArrayList<>()).add(entry);
    }
    return byKind;
  }

  /** Entries are grouped by the very kind that their commands name, so the types fit. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Kind.Work<?, ?> ask(Tx tx, Kind kind, List entries) {
    return kind.ask(tx, entries);
  }

  /** As {@link #ask}. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void apply(Tx tx, Kind kind, List entries) throws SQLException {
    kind.apply(tx, entries);
  }

  /** What a kind has asked for is applied to its own entries, so the types fit. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void apply(Tx tx, Kind.Work work, List entries) throws SQLException {
    work.apply(tx, entries);
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

package dev.comanda.log.writer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a writer took from the queue at one time. It is tried as a whole, then in parts; once a
 * location turns out to be locked by others, no more of its commands are tried, so that none
 * overtakes another. Not thread-safe.
 */
final class Turn {
  private final List<Entry<?, ?>> taken;
  private final boolean waiting;
  private final Deque<List<Entry<?, ?>>> parts = new ArrayDeque<>();
  private final Set<UUID> busy = new HashSet<>();

  /** A turn; {@code waiting} when its location was busy, so that its lock is waited for. */
  Turn(List<Entry<?, ?>> taken, boolean waiting) {
    this.taken = taken;
    this.waiting = waiting;
    parts.add(taken);
  }

  List<Entry<?, ?>> taken() {
    return taken;
  }

  boolean waiting() {
    return waiting;
  }

  /** The next commands to try together; none when the turn is over. */
  List<Entry<?, ?>> next() {
    while (!parts.isEmpty()) {
      List<Entry<?, ?>> part =
          parts.removeFirst().stream()
              .filter(entry -> entry.open() && !busy.contains(entry.command().locationId()))
              .toList();
      if (!part.isEmpty()) {
        return part;
      }
    }
    return List.of();
  }

  /** Tries those of a part next that have no answer yet. */
  void again(List<Entry<?, ?>> part) {
    parts.addFirst(part);
  }

  /** Tries the halves of a part next. */
  void halve(List<Entry<?, ?>> part) {
    int half = part.size() / 2;
    parts.addFirst(part.subList(half, part.size()));
    parts.addFirst(part.subList(0, half));
  }

  /** The commands of these locations wait for another turn. */
  void busy(Collection<UUID> locations) {
    busy.addAll(locations);
  }

  Set<UUID> busy() {
    return busy;
  }

  /** Nothing more is tried in this turn. */
  void stop() {
    parts.clear();
  }
}

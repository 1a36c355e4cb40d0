package dev.comanda.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The sessions whose readers are to begin again, because they were merged or took another one in.
 * Guarded by its feed.
 */
final class Anew {
  private final Set<UUID> sessions = new HashSet<>();

  /** Keeps the session of an event, if it is such a one. */
  void note(Encoded event) {
    var sessionId = event.event().sessionId();
    if (sessionId != null && event.changesWhatBelongs()) {
      sessions.add(sessionId);
    }
  }

  /** Forgets the sessions, and what their groups kept up to {@code seq}; returns the readers. */
  List<Subscription> take(Groups groups, Set<Group> dirty, long seq) {
    var readers = new ArrayList<Subscription>();
    if (!sessions.isEmpty()) {
      for (var group : groups.about(sessions)) {
        group.restart(seq);
        dirty.remove(group);
        readers.addAll(group.subscriptions());
      }
      sessions.clear();
    }
    return readers;
  }
}

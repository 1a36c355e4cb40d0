package dev.comanda.live;

import dev.comanda.log.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The groups of one feed, and which of them an event is about. Guarded by its feed. */
final class Groups {
  private final UUID locationId;
  private final Map<Channel, Group> all = new HashMap<>();
  private final Map<UUID, Set<Channel>> bySubject = new HashMap<>();

  Groups(UUID locationId) {
    this.locationId = locationId;
  }

  /** The group of a channel; a new one gets what comes after {@code covered}. */
  Group at(Channel channel, long covered) {
    bySubject.computeIfAbsent(channel.subject(), id -> new HashSet<>()).add(channel);
    return all.computeIfAbsent(channel, c -> new Group(covered));
  }

  Optional<Group> get(Channel channel) {
    return Optional.ofNullable(all.get(channel));
  }

  /** Forgets the group of a channel. */
  void remove(Channel channel) {
    all.remove(channel);
    bySubject.computeIfPresent(
        channel.subject(),
        (id, channels) -> {
          channels.remove(channel);
          return channels.isEmpty() ? null : channels;
        });
  }

  Collection<Group> all() {
    return all.values();
  }

  /** The groups of the channels that are about a session. */
  Set<Group> about(Set<UUID> sessions) {
    var found = new LinkedHashSet<Group>();
    all.forEach(
        (channel, group) -> {
          if (sessions.stream().anyMatch(channel::concerns)) {
            found.add(group);
          }
        });
    return found;
  }

  /** The channels on which an event may be told: without a session all of them. */
  Collection<Channel> told(Event event) {
    var session = event.sessionId();
    if (session == null) {
      return all.keySet();
    }
    var channels = new LinkedHashSet<>(bySubject.getOrDefault(locationId, Set.of()));
    channels.addAll(bySubject.getOrDefault(session, Set.of()));
    return channels;
  }
}

package dev.comanda.live;

import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import dev.comanda.log.Position;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Snapshots that are the numbers of the events so far, read from logs with few events. */
final class SeqSnapshots implements Snapshots {
  private final Logs logs;
  private final EventView guests;
  private final Map<UUID, UUID> sessions = new ConcurrentHashMap<>();
  private final Map<UUID, UUID> goesOn = new ConcurrentHashMap<>();

  private Runnable before = () -> {};
  private Runnable after = () -> {};

  private record Seqs(List<Long> seqs) {}

  SeqSnapshots(Logs logs, EventView guests) {
    this.logs = logs;
    this.guests = guests;
  }

  /** Makes a session known. */
  void session(UUID locationId, UUID sessionId) {
    sessions.put(sessionId, locationId);
  }

  /** A session goes on in another one. */
  void merged(UUID from, UUID into) {
    goesOn.put(from, into);
  }

  @Override
  public Optional<UUID> goesOnIn(UUID locationId, UUID sessionId) {
    return Optional.ofNullable(goesOn.get(sessionId));
  }

  /** What happens right before and right after the next snapshots are read. */
  void meanwhile(Runnable before, Runnable after) {
    this.before = before;
    this.after = after;
  }

  @Override
  public Optional<UUID> locationOf(UUID sessionId) {
    return Optional.ofNullable(sessions.get(sessionId));
  }

  @Override
  public Snapshot ofLocation(UUID locationId, Audience audience) {
    return of(new Channel.Whole(locationId, audience));
  }

  @Override
  public Snapshot ofSession(UUID locationId, UUID sessionId, Audience audience) {
    return of(new Channel.StaffSession(locationId, sessionId, audience));
  }

  @Override
  public Snapshot forGuests(UUID locationId, UUID sessionId) {
    if (!sessions.containsKey(sessionId)) {
      throw new Refused(Code.NOT_FOUND, "There is no such session.");
    }
    return of(new Channel.GuestSession(locationId, sessionId));
  }

  private Snapshot of(Channel channel) {
    before.run();
    var tail = logs.after(channel.locationId(), 0, Integer.MAX_VALUE);
    after.run();
    return new Snapshot(
        new Position(tail.bounds().epoch(), tail.bounds().lastSeq()),
        new Seqs(seqs(channel, tail.events())));
  }

  /** The numbers of those events that are for a channel. */
  List<Long> seqs(Channel channel, List<Event> events) {
    return events.stream()
        .filter(event -> new Encoded(event, guests).on(channel).isPresent())
        .map(Event::seq)
        .toList();
  }
}

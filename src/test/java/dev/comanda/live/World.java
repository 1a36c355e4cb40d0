package dev.comanda.live;

import dev.comanda.live.MemoryLogs.What;
import dev.comanda.log.Event;
import dev.comanda.log.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One location with a session, its hub, and time that stands still. */
final class World {
  static final UUID BAR = new UUID(0, 1);
  static final UUID TABLE = new UUID(1, 1);
  static final Channel STAFF = new Channel.Whole(BAR);
  static final Channel GUESTS = new Channel.GuestSession(BAR, TABLE);

  final AtomicInteger guestViews = new AtomicInteger();
  final GuestView guests = this::guestData;
  final MemoryLogs logs = new MemoryLogs();
  final HandTimer timer = new HandTimer();
  final Steps steps = new Steps();
  final SeqSnapshots snapshots = new SeqSnapshots(logs, World::visible);
  final Hub hub = new Hub(logs, guests, timer, steps);

  World() {
    snapshots.session(BAR, TABLE);
    hub.start();
    steps.all();
  }

  /** Guests see a changed product, and of their session whatever is not marked as the staff's. */
  static Optional<String> visible(Event event) {
    boolean seen =
        event.type().equals("product.changed")
            || (event.sessionId() != null && !event.type().startsWith("staff."));
    return seen ? Optional.of("{\"for\":\"guests\"}") : Optional.empty();
  }

  private Optional<String> guestData(Event event) {
    guestViews.incrementAndGet();
    return visible(event);
  }

  /** Commits events of the session; nobody hears of it. */
  List<Event> append(String... types) {
    return logs.append(
        BAR,
        Arrays.stream(types).map(type -> new What(type, TABLE, "{\"for\":\"staff\"}")).toList());
  }

  /** Commits events without a session; nobody hears of it. */
  List<Event> appendForAll(String type) {
    return logs.append(BAR, List.of(new What(type, null, "{\"for\":\"staff\"}")));
  }

  /** Offers events as their writer does. */
  void offer(List<Event> events) {
    hub.committed(BAR, logs.epoch(), events);
    steps.all();
  }

  /** Commits events of the session in one commit, and offers them after a quiet moment. */
  void commit(String... types) {
    timer.pass(Feed.MERGE_MILLIS);
    offer(append(types));
  }

  /** Lets time pass. */
  void pass(long millis) {
    while (millis > 0) {
      long step = Math.min(millis, 10);
      timer.pass(step);
      steps.all();
      millis -= step;
    }
  }

  /** A screen that listens from now on. */
  Screen open(Channel channel) {
    var screen = new Screen();
    subscribe(channel, screen.connect(), Optional.empty());
    return screen;
  }

  /** A screen that was told everything up to a number and then lost its connection. */
  Screen.Line resume(Screen screen, Channel channel, long epoch, long seq) {
    var line = screen.connect();
    subscribe(channel, line, Optional.of(new Position(epoch, seq)));
    return line;
  }

  Subscription subscribe(Channel channel, Screen.Line line, Optional<Position> from) {
    var subscription = hub.subscribe(channel, line, snapshots, from, Stay.FOR_GOOD);
    steps.all();
    return subscription;
  }
}

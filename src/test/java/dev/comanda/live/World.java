package dev.comanda.live;

import dev.comanda.live.MemoryLogs.What;
import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.log.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One location with a session, its hub, and time that stands still. */
final class World {
  static final UUID BAR = new UUID(0, 1);
  static final UUID TABLE = new UUID(1, 1);
  static final Channel STAFF = new Channel.Whole(BAR, Audience.MANAGEMENT);
  static final Channel GUESTS = new Channel.GuestSession(BAR, TABLE);

  static final EventView VIEW = new View(World::visible);

  final AtomicInteger guestViews = new AtomicInteger();
  final EventView view =
      new View(
          event -> {
            guestViews.incrementAndGet();
            return visible(event);
          });
  final MemoryLogs logs = new MemoryLogs();
  final HandTimer timer = new HandTimer();
  final Steps steps = new Steps();
  final SeqSnapshots snapshots = new SeqSnapshots(logs, VIEW);
  final Hub hub = new Hub(logs, view, timer, steps);

  World() {
    snapshots.session(BAR, TABLE);
    hub.start();
    steps.all();
  }

  /** Guests see a changed product, and of their session whatever is not marked as the staff's. */
  static Optional<String> visible(Event event) {
    boolean seen =
        event.type() == EventType.PRODUCT_CHANGED
            || (event.sessionId() != null && event.type() != EventType.SESSION_JOINED);
    return seen ? Optional.of("{\"for\":\"guests\"}") : Optional.empty();
  }

  /** What guests see, and for others a part that says for whom it is. */
  record View(Function<Event, Optional<String>> guests) implements EventView {
    @Override
    public Optional<String> forGuests(Event event) {
      return guests.apply(event);
    }

    @Override
    public String part(Event event, Audience.Kind kind) {
      return "{\"for\":\"" + kind + "\"}";
    }

    @Override
    public Optional<UUID> waiter(Event event) {
      return Optional.empty();
    }

    @Override
    public Optional<AtStations> atStations(Event event) {
      return Optional.empty();
    }

    @Override
    public Optional<String> onBoard(Event event) {
      return Optional.empty();
    }

    @Override
    public Optional<Asked> asked(Event event) {
      return Optional.empty();
    }
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

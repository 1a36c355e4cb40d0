package dev.comanda.live;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.http.Identify.Proof;
import dev.comanda.http.Socket;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.log.Position;
import dev.comanda.log.bell.Rings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was committed to everybody who listens. A commit of this node is an offer that may be
 * lost, late or doubled, one of another node a ring; the log decides, and is also looked at every
 * {@link #POLL_MILLIS}. Keeps nothing for locations to which nobody listens. Thread-safe.
 */
public final class Hub implements Commits, Rings, AutoCloseable {
  /** Every reader is pinged this often, so that a screen can tell silence from a broken line. */
  static final int PING_SECONDS = 15;

  /** How often the logs are compared with what was told: covers offers and rings that were lost. */
  static final long POLL_MILLIS = 2_000;

  /** Sockets of one session's guests: a wedding; whoever has its code could open thousands. */
  static final int GUESTS_MAX = 200;

  /** Readers of one location's board: a full bar, a phone for each glass. */
  static final int ONLOOKERS_MAX = 1_000;

  private static final long TICK_MILLIS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Hub.class);

  private final Logs logs;
  private final EventView view;
  private final Timer timer;
  private final Executor threads;
  private final Loader loader;
  private final byte[] ping = Frames.ping();

  private final ConcurrentHashMap<UUID, Feed> feeds = new ConcurrentHashMap<>();

  /** With the channel that each began with: there it is counted, however its session goes on. */
  private final Map<Subscription, Channel> subscriptions = new ConcurrentHashMap<>();

  private final Map<Channel, Integer> guestReaders = new ConcurrentHashMap<>();
  private final AtomicInteger subscribed = new AtomicInteger();
  private final AtomicBoolean polling = new AtomicBoolean();
  private volatile boolean closed;

  /** A hub over a database; {@link #start} begins its pings and looks at the log. */
  public Hub(Database database, EventView view) {
    this(
        new DatabaseLogs(database),
        view,
        new ThreadTimer(),
        task -> Thread.ofVirtual().name("live").start(task));
  }

  Hub(Logs logs, EventView view, Timer timer, Executor threads) {
    this.logs = logs;
    this.view = view;
    this.timer = timer;
    this.threads = threads;
    this.loader = new Loader(logs, view);
  }

  /** Begins to ping and to poll. */
  public void start() {
    tick(0);
    pollLater();
  }

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    var feed = feeds.get(locationId);
    if (feed != null && !events.isEmpty()) {
      feed.offer(epoch, events);
    }
  }

  @Override
  public void rung(Map<UUID, Long> lastSeqs) {
    lastSeqs.forEach(
        (locationId, seq) -> {
          var feed = feeds.get(locationId);
          if (feed != null) {
            feed.rung(seq);
          }
        });
  }

  @Override
  public void missed() {
    if (!feeds.isEmpty() && polling.compareAndSet(false, true)) {
      threads.execute(this::poll);
    }
  }

  /** Sends everybody away, with the invitation to come back. */
  @Override
  public void close() {
    closed = true;
    timer.close();
    subscriptions.keySet().forEach(subscription -> subscription.close(Farewell.RESTART));
  }

  /**
   * Begins to tell a socket what happens on a channel, after a position or from a snapshot.
   *
   * @param stay how long its reader may listen, to the next ping
   */
  Subscription subscribe(
      Channel channel, Socket socket, Snapshots snapshots, Optional<Position> from, Stay stay) {
    var feed =
        feeds.compute(
            channel.locationId(),
            (id, known) ->
                (known == null ? new Feed(id, logs, view, timer, threads) : known).retain());
    int turn = Math.floorMod(subscribed.getAndIncrement(), PING_SECONDS);
    var subscription =
        new Subscription(this, feed, channel, socket, snapshots, turn, stay.from(timer.millis()));
    subscriptions.put(subscription, channel);
    int crowd = crowd(channel, 1);
    if (closed) {
      subscription.close(Farewell.RESTART);
    } else if (crowd > (channel instanceof Channel.OfBoard ? ONLOOKERS_MAX : GUESTS_MAX)) {
      subscription.close(Farewell.FULL);
    } else {
      threads.execute(() -> loader.load(subscription, from));
    }
    return subscription;
  }

  /** Sends away those whose sign-in no longer counts. */
  public void review(Predicate<Proof> counts) {
    for (var subscription : subscriptions.keySet()) {
      if (!subscription.until().holds(counts)) {
        subscription.close(Farewell.SIGNED_OUT);
      }
    }
  }

  /** Tells a subscription everything once more, after a gap. */
  void reload(Subscription subscription) {
    threads.execute(() -> loader.reload(subscription));
  }

  /** Forgets a subscription; each leaves once. */
  void leave(Subscription subscription, Feed feed) {
    Optional.ofNullable(subscriptions.remove(subscription))
        .ifPresent(entered -> crowd(entered, -1));
    feed.leave(subscription);
    feeds.computeIfPresent(
        subscription.channel().locationId(), (id, known) -> known.release() ? known : null);
  }

  /** Counts the readers of a session's guests or of a board, one more or one less; 0 for staff. */
  private int crowd(Channel channel, int more) {
    if (!(channel instanceof Channel.GuestSession || channel instanceof Channel.OfBoard)) {
      return 0;
    }
    int now = guestReaders.merge(channel, more, Integer::sum);
    guestReaders.remove(channel, 0);
    return now;
  }

  /** How many screens of each station of a location listen to this node. */
  public Map<UUID, Integer> screens(UUID locationId) {
    var screens = new HashMap<UUID, Integer>();
    for (var channel : subscriptions.values()) {
      if (channel instanceof Channel.OfStation station && station.locationId().equals(locationId)) {
        screens.merge(station.stationId(), 1, Integer::sum);
      }
    }
    return screens;
  }

  Timer timer() {
    return timer;
  }

  /** Does something that may block. */
  void run(Runnable task) {
    threads.execute(task);
  }

  /** How many listen. */
  public int listening() {
    return subscriptions.size();
  }

  /** How many ever began to, since the start. */
  public int begun() {
    return subscribed.get();
  }

  /** Locations to which somebody listens. */
  int locations() {
    return feeds.size();
  }

  private void tick(int turn) {
    // The next first: it must come whatever becomes of this one.
    timer.after(TICK_MILLIS, () -> tick((turn + 1) % PING_SECONDS));
    threads.execute(() -> pingThose(turn));
  }

  private void pingThose(int turn) {
    for (var subscription : subscriptions.keySet()) {
      if (subscription.pingTurn() == turn) {
        if (timer.millis() >= subscription.until().millis()) {
          subscription.close(Farewell.SIGNED_OUT);
        } else {
          subscription.ping(ping);
        }
      }
    }
  }

  private void pollLater() {
    timer.after(
        POLL_MILLIS,
        () -> {
          pollLater();
          missed();
        });
  }

  private void poll() {
    try {
      logs.bounds(Set.copyOf(feeds.keySet()))
          .forEach(
              (locationId, bounds) -> {
                var feed = feeds.get(locationId);
                if (feed != null) {
                  feed.compare(bounds);
                }
              });
    } catch (DatabaseUnavailable e) {
      log.warn("the logs cannot be looked at: {}", e.getMessage());
    } finally {
      polling.set(false);
    }
  }
}

package dev.comanda.live;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.live.Encoded.Line;
import dev.comanda.log.Event;
import dev.comanda.log.Position;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a reader its first frames: what it missed since its position, or a snapshot. First the
 * reader joins the feed, then the log is read, so nothing falls between. Blocks, on virtual
 * threads.
 */
final class Loader {
  /**
   * Readers that may read the database at the same time, as many guests and as many staff; the
   * others wait their turn. A third of the connections for requests, so that a thousand screens
   * that come back keep no order waiting.
   */
  static final int READS_MAX = 2;

  /**
   * KiB of first frames that may be on their way to guests, as many huge ones, and the same to
   * staff; a 32nd of the heap, where that is small: who asks for much and does not read it must not
   * use up the heap. Past it others wait until it is read or cut, but who asks for a huge one is
   * told to come back, so as to keep nobody waiting.
   */
  private static final int SENDING_KIB_MAX =
      Math.clamp(Runtime.getRuntime().maxMemory() / 32 / 1024, 2 * 1024, 8 * 1024);

  /** KiB from which on a frame is huge; most snapshots have less. */
  static final int HUGE_KIB = 256;

  /** Events that a reader may have missed to be told them; past it a snapshot is shorter. */
  static final int MISSED_EVENTS_MAX = 1000;

  /** Events of one frame of what was missed. */
  static final int PAGE_EVENTS = 100;

  private static final Logger log = LoggerFactory.getLogger(Loader.class);

  private final Logs logs;
  private final EventView view;
  private final Lane guestLane = new Lane();
  private final Lane staffLane = new Lane();

  /** What guests and staff each have for themselves, so that neither keeps the other waiting. */
  private static final class Lane {
    private final Semaphore reads = new Semaphore(READS_MAX, true);
    private final Semaphore sendingKib = new Semaphore(SENDING_KIB_MAX, true);
    private final Semaphore hugeKib = new Semaphore(SENDING_KIB_MAX, true);

    Semaphore room(int kib) {
      return kib < HUGE_KIB ? sendingKib : hugeKib;
    }
  }

  /** A frame that has room on its way. */
  private record Loaded<T>(T what, byte[] frame, int kib) {}

  Loader(Logs logs, EventView view) {
    this.logs = logs;
    this.view = view;
  }

  /** Begins a subscription, from a position if there is one. */
  void load(Subscription subscription, Optional<Position> from) {
    guarded(
        subscription,
        () -> {
          int turn = subscription.turn();
          var cursor = reading(lane(subscription), subscription::join);
          boolean moved = reading(lane(subscription), subscription::follow);
          var told = from.isPresent() && !moved ? resume(subscription, from.get(), cursor) : null;
          if (told == null) {
            told = begin(subscription, from.isPresent());
          }
          if (!subscription.goLive(turn, told)) {
            beginAgain(subscription);
          }
        });
  }

  /** Begins a subscription once more after a gap. */
  void reload(Subscription subscription) {
    guarded(subscription, () -> beginAgain(subscription));
  }

  private void beginAgain(Subscription subscription) throws InterruptedException {
    int turn;
    Position told;
    do {
      turn = subscription.turn();
      reading(lane(subscription), subscription::follow);
      told = begin(subscription, true);
    } while (!subscription.goLive(turn, told));
  }

  private Position begin(Subscription subscription, boolean gap) throws InterruptedException {
    if (gap) {
      subscription.sendFirst(Frames.gap());
    }
    var lane = lane(subscription);
    var snapshot =
        reading(
            lane,
            () -> {
              var read = subscription.snapshot();
              return loaded(lane, read.position(), Frames.snapshot(read));
            });
    return send(subscription, lane, snapshot);
  }

  /** Tells what was missed, up to the cursor at least; null when that cannot be told. */
  private @Nullable Position resume(Subscription subscription, Position from, Position cursor)
      throws InterruptedException {
    if (from.equals(cursor)) {
      subscription.sendFirst(Frames.events(from.epoch(), from.seq() + 1, from.seq(), List.of()));
      return from;
    }
    var lane = lane(subscription);
    var at = from;
    long told = from.seq();
    while (!subscription.ended()) {
      var after = at;
      long covered = told;
      var page = reading(lane, () -> page(subscription.channel(), lane, after, covered, cursor));
      if (page.isEmpty()) {
        return null;
      }
      at = send(subscription, lane, page.get());
      told = page.get().frame().length == 0 ? told : at.seq();
      if (at.seq() >= cursor.seq()) {
        return at;
      }
      if (at.seq() == after.seq()) {
        return null;
      }
    }
    return at;
  }

  /**
   * The next events as a frame, which is empty when none of them is for this channel and more
   * follow; none when they cannot be told.
   */
  private Optional<Loaded<Position>> page(
      Channel channel, Lane lane, Position at, long told, Position cursor)
      throws InterruptedException {
    var tail = logs.after(channel.locationId(), at.seq(), PAGE_EVENTS);
    if (!tail.holds(at) || tail.bounds().lastSeq() - at.seq() > MISSED_EVENTS_MAX) {
      return Optional.empty();
    }
    var events = tail.events();
    if (anew(channel, events)) {
      return Optional.empty();
    }
    long seq = events.isEmpty() ? at.seq() : events.getLast().seq();
    var lines = lines(channel, events);
    var frame =
        seq >= cursor.seq() || !lines.isEmpty()
            ? Frames.events(at.epoch(), told + 1, seq, lines)
            : new byte[0];
    return Optional.of(loaded(lane, new Position(at.epoch(), seq), frame));
  }

  /** Whether one of these events leaves a session's reader nothing to add to. */
  private boolean anew(Channel channel, List<Event> events) {
    return events.stream()
        .filter(event -> event.sessionId() != null && channel.concerns(event.sessionId()))
        .anyMatch(event -> new Encoded(event, view).changesWhatBelongs());
  }

  private List<Line> lines(Channel channel, List<Event> events) {
    return events.stream().flatMap(event -> new Encoded(event, view).on(channel).stream()).toList();
  }

  private Lane lane(Subscription subscription) {
    return switch (subscription.channel()) {
      case Channel.GuestSession g -> guestLane;
      case Channel.OfRequest r -> guestLane;
      case Channel.OfBoard b -> guestLane;
      case Channel.StaffSession s -> staffLane;
      case Channel.Whole w -> staffLane;
      case Channel.OfStation s -> staffLane;
    };
  }

  /** Waits for room while the turn to read is held, so that few wait with a frame in hand. */
  private static <T> Loaded<T> loaded(Lane lane, T what, byte[] frame) throws InterruptedException {
    int kib = Math.min(Math.ceilDiv(frame.length, 1024), SENDING_KIB_MAX);
    if (kib < HUGE_KIB) {
      lane.sendingKib.acquire(kib);
    } else if (!lane.hugeKib.tryAcquire(kib)) {
      throw new Refused(Code.BUSY, "Too much is on its way; come back.");
    }
    return new Loaded<>(what, frame, kib);
  }

  private static <T> T send(Subscription subscription, Lane lane, Loaded<T> loaded)
      throws InterruptedException {
    try {
      if (loaded.frame().length > 0) {
        subscription.sendFirst(loaded.frame());
      }
      return loaded.what();
    } finally {
      lane.room(loaded.kib()).release(loaded.kib());
    }
  }

  /** Something that reads the database, and may wait. */
  @FunctionalInterface
  private interface Read<T> {
    T read() throws InterruptedException;
  }

  private static <T> T reading(Lane lane, Read<T> read) throws InterruptedException {
    lane.reads.acquire();
    try {
      return read.read();
    } finally {
      lane.reads.release();
    }
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static void guarded(Subscription subscription, Work work) {
    try {
      work.run();
    } catch (Refused e) {
      subscription.close(Farewell.of(e));
    } catch (DatabaseUnavailable e) {
      log.warn("a screen cannot be loaded: {}", e.getMessage());
      subscription.close(Farewell.TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      subscription.close(Farewell.RESTART);
    } catch (RuntimeException e) {
      log.error("loading a screen failed", e);
      subscription.close(Farewell.TROUBLE);
    }
  }
}

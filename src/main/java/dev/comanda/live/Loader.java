package dev.comanda.live;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.live.Encoded.Line;
import dev.comanda.log.Event;
import dev.comanda.log.Position;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
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
   * Readers that may read the database at the same time; the others wait their turn. A third of the
   * connections for requests, so that a thousand screens that come back keep no order waiting.
   */
  static final int READS_MAX = 4;

  /** Events that a reader may have missed to be told them; past it a snapshot is shorter. */
  static final int MISSED_EVENTS_MAX = 1000;

  /** Events of one frame of what was missed. */
  static final int PAGE_EVENTS = 250;

  private static final Logger log = LoggerFactory.getLogger(Loader.class);

  private final Logs logs;
  private final GuestView guests;
  private final Semaphore reads = new Semaphore(READS_MAX, true);

  Loader(Logs logs, GuestView guests) {
    this.logs = logs;
    this.guests = guests;
  }

  /** Begins a subscription, from a position if there is one. */
  void load(Subscription subscription, Optional<Position> from) {
    guarded(
        subscription,
        () -> {
          int turn = subscription.turn();
          var cursor = reading(subscription::join);
          var told = from.isPresent() ? resume(subscription, from.get(), cursor) : null;
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
      told = begin(subscription, true);
    } while (!subscription.goLive(turn, told));
  }

  private Position begin(Subscription subscription, boolean gap) throws InterruptedException {
    if (gap) {
      subscription.sendFirst(Frames.gap());
    }
    var snapshot = reading(subscription::snapshot);
    subscription.sendFirst(Frames.snapshot(snapshot));
    return snapshot.position();
  }

  /** Tells what was missed, up to the cursor at least; null when that cannot be told. */
  private @Nullable Position resume(Subscription subscription, Position from, Position cursor)
      throws InterruptedException {
    if (from.equals(cursor)) {
      subscription.sendFirst(Frames.events(from.epoch(), from.seq() + 1, from.seq(), List.of()));
      return from;
    }
    var at = from;
    long told = from.seq();
    while (!subscription.ended()) {
      var tail = read(subscription.channel(), at);
      if (!tail.holds(at) || tail.bounds().lastSeq() - at.seq() > MISSED_EVENTS_MAX) {
        return null;
      }
      var events = tail.events();
      long seq = events.isEmpty() ? at.seq() : events.getLast().seq();
      var lines = lines(subscription.channel(), events);
      boolean last = seq >= cursor.seq();
      if (last || !lines.isEmpty()) {
        subscription.sendFirst(Frames.events(at.epoch(), told + 1, seq, lines));
        told = seq;
      }
      at = new Position(at.epoch(), seq);
      if (last) {
        return at;
      }
      if (events.isEmpty()) {
        return null;
      }
    }
    return at;
  }

  private Logs.Tail read(Channel channel, Position at) throws InterruptedException {
    return reading(() -> logs.after(channel.locationId(), at.seq(), PAGE_EVENTS));
  }

  private List<Line> lines(Channel channel, List<Event> events) {
    return events.stream()
        .flatMap(event -> new Encoded(event, guests).on(channel).stream())
        .toList();
  }

  private <T> T reading(Supplier<T> read) throws InterruptedException {
    reads.acquire();
    try {
      return read.get();
    } finally {
      reads.release();
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

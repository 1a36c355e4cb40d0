package dev.comanda.live;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.log.Event;
import dev.comanda.log.LocationLog.Bounds;
import dev.comanda.log.Position;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one location on its way to those who listen. Follows the log by a cursor: what fits
 * behind it is taken as offered, whatever else makes it read the log. All of that happens on one
 * virtual thread at a time, which exists only while there is something to do. Thread-safe.
 */
final class Feed {
  /** Offers that may wait; past it they are dropped and the log is read instead. */
  static final int OFFERS_MAX = 64;

  /** Events read from the log at a time. */
  static final int PAGE_EVENTS = 200;

  /** Commits go out after this time at the latest, some of them as one frame; see {@link Pace}. */
  static final long MERGE_MILLIS = Pace.MILLIS_MAX;

  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final UUID locationId;
  private final Logs logs;
  private final EventView view;
  private final Timer timer;
  private final Executor threads;

  private final Queue<Offer> offers = new ArrayBlockingQueue<>(OFFERS_MAX);
  private final AtomicInteger signals = new AtomicInteger();
  private volatile boolean behind;
  private volatile boolean flushPending;
  private final Pace pace = new Pace();
  private int users;

  private final Groups groups;
  private final Set<Group> dirty = new LinkedHashSet<>();
  private final Anew anew = new Anew();
  private volatile @Nullable Position cursor;

  private record Offer(long epoch, List<Event> events) {}

  private record Delivery(EventBatch batch, List<Subscription> to) {}

  Feed(UUID locationId, Logs logs, EventView view, Timer timer, Executor threads) {
    this.locationId = locationId;
    this.logs = logs;
    this.view = view;
    this.groups = new Groups(locationId);
    this.timer = timer;
    this.threads = threads;
  }

  /** One more uses this; under the hub's care. */
  Feed retain() {
    users++;
    return this;
  }

  /** One less uses this; says whether anybody is left. Under the hub's care. */
  boolean release() {
    users--;
    return users > 0;
  }

  /** Adds a subscription; it gets every event after the position that is returned. */
  synchronized Position join(Subscription subscription) {
    var at = cursor;
    if (at == null) {
      var bounds = logs.after(locationId, 0, 0).bounds();
      at = new Position(bounds.epoch(), bounds.lastSeq());
      cursor = at;
    }
    if (!subscription.ended()) {
      groups.at(subscription.channel(), at.seq()).add(subscription);
    }
    return at;
  }

  synchronized void leave(Subscription subscription) {
    var channel = subscription.channel();
    if (groups.get(channel).filter(group -> group.remove(subscription)).isPresent()) {
      groups.remove(channel);
    }
  }

  /** Takes an offer without waiting for anything. */
  void offer(long epoch, List<Event> events) {
    if (!offers.offer(new Offer(epoch, events))) {
      behind = true;
    }
    wake();
  }

  /** Told where the log is; reads it when that is not where this is. */
  void compare(Bounds bounds) {
    var at = cursor;
    if (at != null && (behind || bounds.epoch() != at.epoch() || bounds.lastSeq() != at.seq())) {
      behind = true;
      wake();
    }
  }

  /** Told that the log reaches at least so far. */
  void rung(long lastSeq) {
    var at = cursor;
    if (at != null && lastSeq > at.seq()) {
      behind = true;
      wake();
    }
  }

  private void wake() {
    if (signals.getAndIncrement() == 0) {
      threads.execute(this::work);
    }
  }

  private void work() {
    int seen;
    do {
      seen = signals.get();
      try {
        step();
      } catch (DatabaseUnavailable e) {
        log.warn("the log of {} cannot be read: {}", locationId, e.getMessage());
      } catch (RuntimeException e) {
        log.error("telling the events of {} failed", locationId, e);
        everybody().forEach(s -> s.close(Farewell.TROUBLE));
      }
    } while (signals.addAndGet(-seen) != 0);
  }

  private void step() {
    for (var offer = offers.poll(); offer != null; offer = offers.poll()) {
      take(offer);
    }
    if (behind) {
      catchUp();
    }
    beginAgain().forEach(Subscription::restart);
    flushWhenDue();
  }

  private synchronized List<Subscription> beginAgain() {
    var at = cursor;
    return at == null ? List.of() : anew.take(groups, dirty, at.seq());
  }

  private synchronized void take(Offer offer) {
    var at = cursor;
    if (at == null) {
      return;
    }
    if (offer.epoch() != at.epoch() || offer.events().getFirst().seq() > at.seq() + 1) {
      behind = true;
    } else {
      advance(at, offer.events());
    }
  }

  private void catchUp() {
    behind = false;
    boolean more = true;
    while (more) {
      var at = cursor;
      if (at == null) {
        return;
      }
      var tail = read(at);
      if (!tail.holds(at)) {
        restart(new Position(tail.bounds().epoch(), tail.bounds().lastSeq()));
        return;
      }
      synchronized (this) {
        advance(at, tail.events());
      }
      more = !tail.events().isEmpty() && tail.events().getLast().seq() < tail.bounds().lastSeq();
      if (more) {
        flush();
      }
    }
  }

  private Logs.Tail read(Position at) {
    try {
      return logs.after(locationId, at.seq(), PAGE_EVENTS);
    } catch (RuntimeException e) {
      behind = true;
      throw e;
    }
  }

  /** Moves the cursor over the events after it and keeps them for those whom they concern. */
  private void advance(Position at, List<Event> events) {
    long seq = at.seq();
    for (var event : events) {
      if (event.seq() == seq + 1) {
        keep(new Encoded(event, view));
        seq++;
      }
    }
    cursor = new Position(at.epoch(), seq);
  }

  private void keep(Encoded event) {
    anew.note(event);
    groups.told(event.event()).forEach(channel -> append(event, channel));
  }

  private void append(Encoded event, Channel channel) {
    var group = groups.get(channel).orElseThrow();
    if (event.on(channel).filter(group::append).isPresent()) {
      dirty.add(group);
    }
  }

  private void flushWhenDue() {
    long wait = pace.waitMillis(timer.millis());
    if (wait <= 0) {
      flush();
    } else if (!flushPending && hasDirty()) {
      flushPending = true;
      timer.after(
          wait,
          () -> {
            flushPending = false;
            wake();
          });
    }
  }

  private synchronized boolean hasDirty() {
    return !dirty.isEmpty();
  }

  private void flush() {
    var deliveries = batches();
    if (!deliveries.isEmpty()) {
      pace.sent(timer.millis(), deliveries.stream().mapToInt(d -> d.to().size()).sum());
    }
    for (var delivery : deliveries) {
      delivery.to().forEach(subscription -> subscription.offer(delivery.batch()));
    }
  }

  private synchronized List<Delivery> batches() {
    var at = cursor;
    if (at == null || dirty.isEmpty()) {
      return List.of();
    }
    var deliveries = new ArrayList<Delivery>(dirty.size());
    for (var group : dirty) {
      deliveries.add(new Delivery(group.take(at.epoch(), at.seq()), group.subscriptions()));
    }
    dirty.clear();
    return deliveries;
  }

  /** The numbers no longer mean the same events, or events were pruned that nobody was told of. */
  private void restart(Position at) {
    synchronized (this) {
      cursor = at;
      dirty.clear();
      groups.all().forEach(group -> group.restart(at.seq()));
    }
    everybody().forEach(Subscription::restart);
  }

  private synchronized List<Subscription> everybody() {
    return groups.all().stream().flatMap(group -> group.subscriptions().stream()).toList();
  }
}

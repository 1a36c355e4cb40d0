package dev.comanda.log.bell;

import dev.comanda.db.Database;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.problem.Lasting;
import dev.comanda.problem.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the other nodes after a commit, and wakes this one after theirs, by NOTIFY. It rings at
 * most once in {@link #RING_EVERY}, outside all other transactions, on a connection of its own; the
 * first ring after a pause goes at once. Nothing depends on a ring: whoever misses one finds the
 * events when it next looks at the log. Thread-safe.
 */
public final class Doorbell implements Commits, AutoCloseable {
  /** The time between two rings of a node. */
  static final Duration RING_EVERY = Duration.ofMillis(100);

  /** Locations that may wait to be rung for; what is past that is left to the others' polls. */
  static final int LOCATIONS_MAX = 10_000;

  /** What these connections are called in {@code pg_stat_activity}. */
  static final String NAME = "comanda doorbell";

  /** A pause after a connection was lost. */
  static final Duration RECONNECT_AFTER = Duration.ofMillis(500);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Doorbell.class);

  private final Database database;
  private final DoorbellListener listener;
  private final Lasting ringing;
  private final Trouble trouble = new Trouble();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger ownProcess = new AtomicInteger();
  private Map<UUID, Long> waiting = new HashMap<>();
  private @Nullable Connection connection;

  /** A doorbell for the nodes of a database; {@code rings} hears of the others' commits. */
  public Doorbell(Database database, Rings rings) {
    this.database = database;
    this.listener = new DoorbellListener(database, rings, ownProcess::get);
    this.ringing = new Lasting("doorbell", this::turn);
  }

  /** Begins to ring and to listen. */
  public void start() {
    ringing.start();
    listener.start();
  }

  @Override
  public void committed(UUID locationId, long epoch, List<Event> events) {
    if (events.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      if (waiting.size() < LOCATIONS_MAX || waiting.containsKey(locationId)) {
        waiting.merge(locationId, events.getLast().seq(), Math::max);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean turn() throws InterruptedException {
    if (!awaitSomething()) {
      disconnect();
      return false;
    }
    if (!ring() && closed.getCount() == 0) {
      disconnect();
      return false;
    }
    closed.await(RING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return true;
  }

  /** Whether there is something to ring for; not when this is closed and all is rung. */
  private boolean awaitSomething() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && closed.getCount() > 0) {
        changed.await();
      }
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private Map<UUID, Long> take() {
    lock.lock();
    try {
      var taken = waiting;
      waiting = new HashMap<>();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Rings for what waits, and says whether that could be done: after the end nobody tries again.
   */
  private boolean ring() throws InterruptedException {
    try {
      DoorbellRows.ring(connected(), RingText.of(take()));
      trouble.over();
      return true;
    } catch (SQLException e) {
      if (trouble.isNew(e.getClass())) {
        log.warn("the other nodes are not rung and will look by themselves: {}", e.getMessage());
      }
      disconnect();
      closed.await(RECONNECT_AFTER.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    }
  }

  private Connection connected() throws SQLException {
    var known = connection;
    if (known == null) {
      known = database.direct(NAME);
      connection = known;
      DoorbellRows.prepareToRing(known);
      ownProcess.set(DoorbellRows.process(known));
    }
    return known;
  }

  private void disconnect() {
    var known = connection;
    connection = null;
    if (known != null) {
      DoorbellListener.close(known);
    }
  }

  /** Rings for what waits, and stops. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed.countDown();
      changed.signal();
    } finally {
      lock.unlock();
    }
    listener.close();
    ringing.end(CLOSE_WAIT);
  }
}

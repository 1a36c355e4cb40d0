package dev.comanda.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The WebSockets that are open: how many there may be, which of them are dead, and how all are
 * closed. Thread-safe.
 */
final class Sockets implements AutoCloseable {
  /** Come back: this server stops. */
  static final int RESTART = 4000;

  /** Come back: this server has no room now. */
  static final int FULL = 4002;

  /** Final: what was sent is not understood. */
  static final int BAD_MESSAGE = 4400;

  /**
   * A peer that was not heard for so long is pinged, each of them once in so long; half of the
   * shortest time (40 s) after which routers of phone networks were seen to forget a connection.
   */
  static final Duration PING_EVERY = Duration.ofSeconds(20);

  /** A peer that was not heard for so long, two pings unanswered, is dropped. */
  static final Duration SILENCE_MAX = Duration.ofSeconds(50);

  /** How long a peer may take to answer a close. */
  static final Duration CLOSE_MAX = Duration.ofSeconds(3);

  /** Groups that take turns, so that the pings of many sockets do not go out in one burst. */
  private static final int GROUPS = (int) PING_EVERY.toSeconds();

  private record Closing(JavalinHttpSocket socket, long deadlineNanos) {}

  private final int max;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Set<JavalinHttpSocket>> groups = new ArrayList<>();
  private final ConcurrentLinkedQueue<Closing> closings = new ConcurrentLinkedQueue<>();
  private final Thread watch;
  private volatile boolean stopping;

  Sockets(int max) {
    this.max = max;
    for (int i = 0; i < GROUPS; i++) {
      groups.add(ConcurrentHashMap.newKeySet());
    }
    watch = Thread.ofVirtual().name("sockets").unstarted(this::watch);
  }

  void start() {
    watch.start();
  }

  /** Counts a socket in; false when there is no room or the server stops. */
  boolean add(JavalinHttpSocket socket) {
    int now = open.incrementAndGet();
    groups.get(Math.floorMod(socket.hashCode(), GROUPS)).add(socket);
    return now <= max && !stopping;
  }

  void remove(JavalinHttpSocket socket) {
    if (groups.get(Math.floorMod(socket.hashCode(), GROUPS)).remove(socket)) {
      open.decrementAndGet();
    }
  }

  /** Has a socket that was told to close dropped when it takes too long. */
  void closing(JavalinHttpSocket socket) {
    closings.add(new Closing(socket, System.nanoTime() + CLOSE_MAX.toNanos()));
  }

  private void watch() {
    while (!stopping) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      runOnce(System.nanoTime());
    }
  }

  /** Pings the next group, drops its dead, and drops those that do not answer a close. */
  void runOnce(long nowNanos) {
    dropUnanswered(nowNanos);
    for (var socket : groups.get(Math.floorMod(turn.getAndIncrement(), GROUPS))) {
      long silence = nowNanos - socket.heardNanos();
      if (silence > SILENCE_MAX.toNanos()) {
        socket.drop();
      } else if (silence > PING_EVERY.toNanos() / 2) {
        socket.ping();
      }
    }
  }

  private void dropUnanswered(long nowNanos) {
    for (var next = closings.peek();
        next != null && nowNanos - next.deadlineNanos() > 0;
        next = closings.peek()) {
      closings.poll();
      next.socket().drop();
    }
  }

  /** Closes all with {@link #RESTART}, and returns when they are gone or took too long. */
  @Override
  public void close() {
    stopping = true;
    groups.forEach(group -> group.forEach(socket -> socket.close(RESTART, "restart, come back")));
    long deadline = System.nanoTime() + CLOSE_MAX.toNanos();
    while (open.get() > 0 && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    groups.forEach(group -> group.forEach(JavalinHttpSocket::drop));
  }
}

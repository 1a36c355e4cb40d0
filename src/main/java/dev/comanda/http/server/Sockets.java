package dev.comanda.http.server;

import dev.comanda.flood.Household;
import dev.comanda.http.Caller;
import dev.comanda.problem.Lasting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * WebSockets of one guest; a phone has one, and leaves one behind for {@link #SILENCE_MAX} each
   * time its network changes.
   */
  private static final int GUEST_MAX = 64;

  /** WebSockets of one member of staff; some places sign all their screens in as one. */
  private static final int STAFF_MAX = 256;

  /** The part that is for those who have not yet said who they are; most say so at once. */
  private static final int STRANGERS_SHARE = 8;

  private static final int STRANGERS_MAX = 512;

  /** The part that guests cannot take from staff. */
  private static final int STAFF_SHARE = 40;

  private static final int STAFF_PLACES_MIN = 16;

  private record Closing(FrameSocket socket, long deadlineNanos) {}

  private final Room strangers;
  private final Room guests;
  private final Room staff;
  private final int addressMax;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<Set<FrameSocket>> groups = new ArrayList<>();
  private final ConcurrentLinkedQueue<Closing> closings = new ConcurrentLinkedQueue<>();
  private final Lasting watch;
  private volatile boolean stopping;

  /** So many of those who have not said who they are, of guests, and for staff alone. */
  Sockets(int strangersMax, int guestsMax, int staffMax) {
    strangers = new Room(strangersMax);
    addressMax = Math.max(strangersMax / 2, 1);
    guests = Room.toWhoHoldsLess(guestsMax);
    staff = Room.toWhoHoldsLess(staffMax);
    for (int i = 0; i < GROUPS; i++) {
      groups.add(ConcurrentHashMap.newKeySet());
    }
    watch = new Lasting("sockets", this::turn);
  }

  /** So many in all. */
  static Sockets of(int max) {
    int strangers = Math.clamp(max / STRANGERS_SHARE, 1, STRANGERS_MAX);
    int staff = Math.min(Math.max(max / STAFF_SHARE, STAFF_PLACES_MIN), max / 2);
    return new Sockets(strangers, Math.max(max - strangers - staff, 1), staff);
  }

  void start() {
    watch.start();
  }

  /** Counts a socket in; empty when there is no room or the server stops. */
  Optional<Room.Held> add(FrameSocket socket, String address) {
    open.incrementAndGet();
    groups.get(Math.floorMod(socket.hashCode(), GROUPS)).add(socket);
    if (stopping) {
      return Optional.empty();
    }
    var who = new Room.Who(Household.of(address), true, addressMax);
    return waiting(strangers.take(who, 1, socket::full));
  }

  /** Counts a socket to its caller; empty when there is no room for one more of that caller. */
  Optional<Room.Held> of(FrameSocket socket, Caller caller) {
    return switch (caller) {
      case Caller.Nobody nobody -> Optional.empty();
      case Caller.Asker asker -> guest(socket, asker.requestId());
      case Caller.Guest guest -> guest(socket, guest.guestId());
      case Caller.Crew one -> {
        var who = new Room.Who(one.id(), false, STAFF_MAX);
        yield waiting(staff.take(who, 1, socket::full).or(() -> guests.take(who, 1, socket::full)));
      }
    };
  }

  private Optional<Room.Held> guest(FrameSocket socket, Object name) {
    return waiting(guests.take(new Room.Who(name, false, GUEST_MAX), 1, socket::full));
  }

  /** A socket only listens, so the eldest gives way where its holder has too many. */
  private static Optional<Room.Held> waiting(Optional<Room.Held> taken) {
    taken.ifPresent(held -> held.waits(true));
    return taken;
  }

  void remove(FrameSocket socket) {
    if (groups.get(Math.floorMod(socket.hashCode(), GROUPS)).remove(socket)) {
      open.decrementAndGet();
    }
  }

  /** Has a socket that was told to close dropped when it takes too long. */
  void closing(FrameSocket socket) {
    closings.add(new Closing(socket, System.nanoTime() + CLOSE_MAX.toNanos()));
  }

  private boolean turn() {
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    runOnce(System.nanoTime());
    return !stopping;
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
    groups.forEach(group -> group.forEach(FrameSocket::drop));
  }
}

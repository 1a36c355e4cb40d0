package dev.comanda.http.server;

import dev.comanda.flood.Household;
import dev.comanda.problem.Lasting;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All connections. One network address may have half of them, and a part of the heads that are
 * unfinished, so that the others find room; a connection whose caller is known counts to the caller
 * instead. What waits for its client longest gives way to who comes. Thread-safe.
 */
final class Crowd {
  /**
   * Connections of one guest that count to the guest: a page has six and a socket, and a phone that
   * went from one network to another leaves as many behind. Others count to the address.
   */
  static final int GUEST_MAX = 100;

  /** The part of all that one member of staff, or one key, may have. */
  private static final int CREW_SHARE = 4;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Room connections;
  private final Room heads;
  private final int addressMax;
  private final int addressHeadsMax;
  private final int crewMax;
  private final int max;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Room for so many connections, and so many heads that have begun and are not complete. */
  Crowd(int connectionsMax, int headsMax) {
    max = connectionsMax;
    connections = new Room(connectionsMax);
    heads = new Room(headsMax);
    addressMax = Math.max(connectionsMax / 2, 1);
    addressHeadsMax = Math.max(headsMax / 2, 1);
    crewMax = Math.max(connectionsMax / CREW_SHARE, 1);
  }

  /** What a connection is at. */
  private enum Phase {
    /** Nothing came yet: the first head is awaited. */
    SILENT,
    HEAD,
    /** A request is under way. */
    TAKEN,
    SOCKET,
    /** Between two requests. */
    IDLE
  }

  /**
   * A connection that is being made.
   *
   * @param address at its other end
   * @param proxy whether that is a proxy that we trust, which brings many clients
   * @param drop ends it
   */
  Line line(String address, boolean proxy, Runnable drop) {
    var network = Household.of(address);
    return new Line(
        new Room.Who(network, true, proxy ? max : addressMax),
        new Room.Who(network, true, proxy ? max : addressHeadsMax),
        proxy,
        drop);
  }

  /** Ends connections on which a head takes longer than this to arrive, until all is stopped. */
  void watch(Duration headMax) {
    Lasting.started("heads", () -> turn(headMax));
  }

  private boolean turn(Duration headMax) {
    LockSupport.parkNanos(LOOK_EVERY.toNanos());
    long now = System.nanoTime();
    lines.forEach(line -> line.look(now, headMax.toNanos()));
    return !stopping;
  }

  void stop() {
    stopping = true;
  }

  /** One connection. Thread-safe. */
  final class Line implements Load.Client {
    private final Room.Who who;
    private final Room.Who headWho;
    private final boolean proxy;
    private final Runnable drop;
    private Phase phase = Phase.SILENT;
    private long sinceNanos = System.nanoTime();
    private boolean gone;
    private boolean known;
    private Room.@Nullable Held place;
    private Room.@Nullable Held head;

    private Line(Room.Who who, Room.Who headWho, boolean proxy, Runnable drop) {
      this.who = who;
      this.headWho = headWho;
      this.proxy = proxy;
      this.drop = drop;
    }

    /** The connection is made. */
    void open() {
      lines.add(this);
      var taken = connections.take(who, 1, drop);
      if (taken.isEmpty()) {
        drop();
        return;
      }
      taken.get().waits(true);
      synchronized (this) {
        if (!gone) {
          place = taken.get();
          return;
        }
      }
      taken.get().giveBack();
    }

    /** Bytes came. */
    void heard() {
      synchronized (this) {
        if (gone || (phase != Phase.SILENT && phase != Phase.IDLE)) {
          return;
        }
        if (phase == Phase.IDLE) {
          sinceNanos = System.nanoTime();
        }
        phase = Phase.HEAD;
      }
      var taken = heads.take(headWho, 1, drop);
      if (taken.isEmpty()) {
        drop();
        return;
      }
      taken.get().waits(true);
      keep(taken.get());
    }

    private void keep(Room.Held taken) {
      synchronized (this) {
        if (!gone && phase == Phase.HEAD) {
          head = taken;
          return;
        }
      }
      taken.giveBack();
    }

    /** A head is complete. */
    void taken() {
      leaveHead(Phase.TAKEN);
      waits(false);
    }

    /** It speaks as a WebSocket from now on, whose silence is no fault; or does not, after all. */
    synchronized void socket(boolean now) {
      phase = now ? Phase.SOCKET : Phase.TAKEN;
    }

    /** A request is answered; of the next one something may be there. */
    void answered(boolean more) {
      if (socket()) {
        return;
      }
      leaveHead(Phase.IDLE);
      waits(true);
      if (more) {
        heard();
      }
    }

    private synchronized boolean socket() {
      return phase == Phase.SOCKET;
    }

    private void leaveHead(Phase next) {
      Room.Held begun;
      synchronized (this) {
        phase = next;
        begun = head;
        head = null;
      }
      if (begun != null) {
        begun.giveBack();
      }
    }

    @Override
    public void waits(boolean now) {
      Room.Held held;
      synchronized (this) {
        held = place;
      }
      if (held != null) {
        held.waits(now);
      }
    }

    @Override
    public void known(Object name, boolean crew) {
      synchronized (this) {
        if (known || proxy) {
          return;
        }
        known = true;
      }
      Room.Held held;
      synchronized (this) {
        held = place;
      }
      if (held != null) {
        // Past what a caller may have it stays with its address.
        held.moves(new Room.Who(name, false, crew ? crewMax : Math.min(GUEST_MAX, max)));
      }
    }

    @Override
    public void drop() {
      drop.run();
    }

    /** The connection is closed. */
    void closed() {
      Room.Held held;
      synchronized (this) {
        gone = true;
        held = place;
        place = null;
      }
      leaveHead(Phase.TAKEN);
      lines.remove(this);
      if (held != null) {
        held.giveBack();
      }
    }

    private void look(long nowNanos, long headNanos) {
      boolean late;
      synchronized (this) {
        boolean awaited = phase == Phase.SILENT || phase == Phase.HEAD;
        late = awaited && nowNanos - sinceNanos > headNanos;
      }
      if (late) {
        drop();
      }
    }
  }
}

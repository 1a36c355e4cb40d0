package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in as whom: one browser a user, as many an ERP signs a user out who signs in again.
 * Whoever wants the seat of a user ends the browser that has it, once that is idle. Thread-safe.
 */
final class Seats {
  private final ConcurrentHashMap<String, Seat> seats = new ConcurrentHashMap<>();
  private final int browsersMax;

  Seats(int browsersMax) {
    this.browsersMax = browsersMax;
  }

  /** Of one user. What it keeps is read and written under its turn. */
  static final class Seat {
    private final ReentrantLock turn = new ReentrantLock();
    private int sharers;
    private volatile @Nullable Browser kept;
    private volatile long usedNanos = System.nanoTime();

    /** Waits for one's turn. */
    void take(Browser browser, Until until) throws Trouble, InterruptedException {
      if (!turn.tryLock(until.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy("The ERP's user is at work in another browser of ours.");
      }
      var other = kept;
      if (other != null && other != browser) {
        try {
          other.giveUp(true, until);
        } catch (RuntimeException e) {
          turn.unlock();
          throw e;
        }
      }
    }

    void leave() {
      usedNanos = System.nanoTime();
      turn.unlock();
    }

    /** Says whose session it has; null once that is ended. */
    void keep(@Nullable Browser browser) {
      kept = browser;
    }

    /** Ends what is kept, unless somebody is at work in it; says whether nothing is kept. */
    private boolean giveUp(Until until) {
      var idle = kept;
      if (idle != null) {
        idle.giveUpIfIdle(until);
      }
      return kept == null;
    }

    /** Does something if it is nobody's turn. */
    void ifIdle(Runnable deed) {
      if (turn.tryLock()) {
        try {
          deed.run();
        } finally {
          turn.unlock();
        }
      }
    }
  }

  /** The seat of a user, which others may share. */
  Seat of(String user) {
    return seats.compute(
        user,
        (name, there) -> {
          var seat = there == null ? new Seat() : there;
          seat.sharers++;
          return seat;
        });
  }

  /** One who shared it needs it no more. */
  void free(String user) {
    seats.computeIfPresent(user, (name, seat) -> --seat.sharers == 0 ? null : seat);
  }

  /**
   * Sees that there is room for one that is kept from now on, ending what was idle for longest.
   *
   * @throws Trouble where all are at work
   */
  void makeRoom(Seat own, Until until) throws Trouble {
    var oldest =
        seats.values().stream()
            .filter(seat -> seat != own && seat.kept != null)
            .sorted(Comparator.comparingLong(seat -> seat.usedNanos - System.nanoTime()))
            .toList();
    var tooMany = oldest.size() - browsersMax + 1;
    for (var seat : oldest) {
      if (tooMany > 0 && seat.giveUp(until)) {
        tooMany--;
      }
    }
    if (tooMany > 0) {
      throw busy("All " + browsersMax + " browsers are at work.");
    }
  }

  private static Trouble busy(String text) {
    return new Trouble(Trouble.Kind.BUSY, "browsers_busy", text);
  }
}

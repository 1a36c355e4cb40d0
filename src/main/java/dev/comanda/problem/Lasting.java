package dev.comanda.problem;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that lives as long as its part of the program. It does its work turn by turn; whatever a
 * turn throws, an error or a stray interrupt too, is said once, and after a short rest comes the
 * next. No other kind of thread may live long.
 */
public final class Lasting extends Thread {
  /** A rest after a turn that failed, so that one that fails at once keeps no core busy. */
  static final Duration REST = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(Lasting.class);

  private final Turn turn;
  private final Trouble trouble = new Trouble();
  private volatile boolean ending;

  /** A piece of its work, which may wait. */
  @FunctionalInterface
  public interface Turn {
    /** Does it, and says whether there will be more. */
    boolean take() throws Exception;
  }

  /** A thread of this name that has not begun; the program does not wait for its end. */
  public Lasting(String name, Turn turn) {
    super(name);
    this.turn = turn;
    setDaemon(true);
  }

  /** The same, begun. */
  public static Lasting started(String name, Turn turn) {
    var thread = new Lasting(name, turn);
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      more = one();
      // Whoever waits for something must find it unset.
      boolean _ = Thread.interrupted();
    }
  }

  private boolean one() {
    try {
      boolean more = turn.take();
      if (trouble.over()) {
        log.info("{} works again", getName());
      }
      return more;
    } catch (InterruptedException e) {
      return !ending && goOn(e);
    } catch (Throwable e) {
      return goOn(e);
    }
  }

  private boolean goOn(Throwable failure) {
    if (trouble.isNew(failure.getClass())) {
      log.error("{} failed and goes on", getName(), failure);
    }
    LockSupport.parkNanos(REST.toNanos());
    return true;
  }

  /**
   * Waits so long for its last turn, of which its turns have been told, and then interrupts it.
   * Does nothing where it has not begun.
   */
  public void end(Duration wait) {
    ending = true;
    if (getState() == State.NEW) {
      return;
    }
    try {
      if (!wait.isPositive() || !join(wait)) {
        interrupt();
      }
    } catch (InterruptedException e) {
      interrupt();
      Thread.currentThread().interrupt();
    }
  }
}

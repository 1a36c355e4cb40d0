package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The group commit of this node. Commands that wait at the same moment are written in one
 * transaction by one thread, and each caller is answered after the commit with its own result. A
 * location that another transaction has locked is left to a second thread, so that it delays nobody
 * else. Thread-safe; callers block, on virtual threads.
 */
public final class LocationWriter implements AutoCloseable {
  /** How long a command may wait to be taken; after it the caller is told to come back. */
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  /**
   * How long a taken command may stay without a known outcome: a statement's bound, and settling.
   */
  public static final Duration OUTCOME_WAIT = Duration.ofSeconds(20);

  /** Commands that may wait on a node: five seconds of 2,000 a second. */
  public static final int QUEUE_COMMANDS_MAX = 10_000;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final CommandQueue queue;
  private final GroupCommit group;
  private final Duration deadline;
  private final Thread first;
  private final Thread second;
  private volatile boolean running = true;

  /** A writer with the bounds of production; {@link #start} sets it to work. */
  public LocationWriter(Database database, Clock clock, Commits commits) {
    this(database, clock, commits, DEADLINE, QUEUE_COMMANDS_MAX);
  }

  LocationWriter(
      Database database, Clock clock, Commits commits, Duration deadline, int commandsMax) {
    this.queue = new CommandQueue(commandsMax);
    this.group = new GroupCommit(database, clock, commits, queue);
    this.deadline = deadline;
    this.first = Thread.ofPlatform().name("writer").unstarted(() -> loop(false));
    this.second = Thread.ofPlatform().name("writer-busy").unstarted(() -> loop(true));
  }

  /** Starts both threads. */
  public void start() {
    first.start();
    second.start();
  }

  /**
   * Does what the command wishes, durably, and answers with its result.
   *
   * @throws Refused what the command's rules say; {@code busy} when the queue is full or the
   *     deadline passed before the command was taken, and nothing was done; {@code outcome_unknown}
   *     when the database was lost at the commit and could not be asked in time
   */
  public <R> Answer<R> submit(Command<R> command) {
    var entry = new Entry<>(command, System.nanoTime() + deadline.toNanos());
    if (!running || !queue.offer(entry)) {
      throw busy();
    }
    try {
      return await(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw entry.expire() ? busy() : unknown();
    }
  }

  private static <C extends Command<R>, R> Answer<R> await(Entry<C, R> entry)
      throws InterruptedException {
    long giveUpNanos = entry.deadlineNanos() + OUTCOME_WAIT.toNanos();
    long waitNanos = entry.deadlineNanos() - System.nanoTime();
    while (true) {
      try {
        return entry.future().get(Math.max(waitNanos, 1), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (entry.expire()) {
          throw busy();
        }
        if (System.nanoTime() > giveUpNanos) {
          throw unknown();
        }
        waitNanos = TimeUnit.MILLISECONDS.toNanos(100);
      } catch (ExecutionException e) {
        throw cause(e);
      }
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    return switch (e.getCause()) {
      case Refused refused -> refused;
      case RuntimeException bug -> new IllegalStateException(bug);
      case null, default -> new IllegalStateException(e);
    };
  }

  private static Refused busy() {
    return new Refused(Code.BUSY, "Comanda is busy; nothing was done. Try again.").retryAfter(1);
  }

  static Refused unknown() {
    return new Refused(
            Code.OUTCOME_UNKNOWN,
            "The database was lost while this was being written. Look whether it was done, or send it"
                + " again with the same Idempotency-Key.")
        .retryAfter(2);
  }

  private void loop(boolean busyLanes) {
    while (running || !queue.drained()) {
      try {
        if (busyLanes) {
          runBusyOnce();
        } else {
          runOnce();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Waits for commands of free locations and writes them. */
  void runOnce() throws InterruptedException {
    group.write(queue.takeFree(GroupCommit.COMMANDS_MAX));
  }

  /** Waits for a busy location and writes its commands. */
  void runBusyOnce() throws InterruptedException {
    group.writeWaiting(queue.takeBusy(GroupCommit.COMMANDS_MAX));
  }

  /** Takes no more commands, writes those that wait, at most five seconds long, and stops. */
  @Override
  public void close() {
    running = false;
    queue.close();
    try {
      first.join(CLOSE_WAIT);
      second.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    first.interrupt();
    second.interrupt();
  }
}

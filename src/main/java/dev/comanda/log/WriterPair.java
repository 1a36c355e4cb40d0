package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The group commit of some of the locations. Commands that wait at the same moment are written in
 * one transaction by one thread, and each caller is answered after the commit with its own result.
 * A location that another transaction has locked is left to a second thread, so that it delays
 * nobody else. Thread-safe; callers block.
 */
final class WriterPair implements AutoCloseable {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(LocationWriter.class);

  private final Database database;
  private final Limits limits;
  private final CommandQueue queue;
  private final GroupCommit group;
  private final Deadlines deadlines;
  private final Rhythm rhythm = new Rhythm();
  private final Thread first;
  private final Thread second;

  WriterPair(Database database, Clock clock, Commits commits, Limits limits) {
    this.database = database;
    this.limits = limits;
    this.queue = new CommandQueue(limits.commandsMax());
    this.group =
        new GroupCommit(clock, commits, new Settlement(database, clock, limits.settleWait()));
    this.deadlines = new Deadlines(queue, limits.outcomeWait());
    this.first = Thread.ofPlatform().name("writer").unstarted(() -> loop(false));
    this.second = Thread.ofPlatform().name("writer-busy").unstarted(() -> loop(true));
  }

  /** Starts both threads. */
  void start() {
    first.start();
    second.start();
  }

  /** Does what the command wishes; see {@link LocationWriter#submit}. */
  <R> Answer<R> submit(Command<R> command) {
    var entry = new Entry<>(command, System.nanoTime() + limits.deadline().toNanos());
    if (!queue.offer(entry)) {
      throw LocationWriter.busy();
    }
    deadlines.watch(entry);
    try {
      return entry.future().get();
    } catch (ExecutionException e) {
      throw cause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw queue.withdraw(entry) || (!entry.abandon() && queue.withdraw(entry))
          ? LocationWriter.busy()
          : LocationWriter.unknown();
    } finally {
      deadlines.forget(entry);
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    return switch (e.getCause()) {
      case Refused refused -> refused;
      case RuntimeException bug -> new IllegalStateException(bug);
      case null, default -> new IllegalStateException(e);
    };
  }

  private void loop(boolean busyLanes) {
    try {
      while (queue.await(busyLanes)) {
        if (!busyLanes) {
          queue.gather(rhythm.wanted(), rhythm.waitNanos());
        }
        long began = System.nanoTime();
        int commands = runOnce(busyLanes);
        if (!busyLanes) {
          rhythm.turn(commands, System.nanoTime() - began);
        }
      }
    } catch (InterruptedException e) {
      log.warn("stopped with commands left to write");
    }
  }

  /**
   * Writes what waits now. The connection comes first: while there is none, commands stay in the
   * queue and their callers can be told surely that nothing was done.
   *
   * @return how many were taken
   */
  private int runOnce(boolean busyLanes) {
    try (var connection = database.dataSource().getConnection()) {
      var turn = new Turn(queue.take(busyLanes, GroupCommit.COMMANDS_MAX), busyLanes);
      try {
        group.write(connection, turn);
      } catch (RuntimeException | Error e) {
        log.error("a turn of {} commands broke off", turn.taken().size(), e);
        turn.taken().stream()
            .filter(Entry::open)
            .forEach(entry -> entry.fail(LocationWriter.unknown()));
      } finally {
        queue.giveBack(turn.taken(), turn.busy());
      }
      return turn.taken().size();
    } catch (SQLException e) {
      log.warn("the database cannot be reached: {}", e.getMessage());
      LockSupport.parkNanos(GroupCommit.RETRY_PAUSE.toNanos());
      return 0;
    }
  }

  /** Takes no more commands. */
  void refuse() {
    queue.close();
  }

  /** Takes no more commands, writes those that wait, at most five seconds long, and stops. */
  @Override
  public void close() {
    refuse();
    long giveUpNanos = System.nanoTime() + CLOSE_WAIT.toNanos();
    stop(first, giveUpNanos);
    stop(second, giveUpNanos);
    deadlines.close();
  }

  private static void stop(Thread thread, long giveUpNanos) {
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      thread.join(Duration.ofNanos(Math.max(giveUpNanos - System.nanoTime(), 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}

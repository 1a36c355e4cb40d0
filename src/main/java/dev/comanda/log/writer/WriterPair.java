package dev.comanda.log.writer;

import dev.comanda.db.Database;
import dev.comanda.log.Commits;
import dev.comanda.problem.Done;
import dev.comanda.problem.Lasting;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Trouble;
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
  private final WriterBounds limits;
  private final CommandQueue queue;
  private final GroupCommit group;
  private final Deadlines deadlines;
  private final Rhythm rhythm = new Rhythm();
  private final Trouble unreached = new Trouble();
  private final Lasting first;
  private final Lasting second;

  WriterPair(Database database, Clock clock, Commits commits, WriterBounds limits) {
    this.database = database;
    this.limits = limits;
    this.queue = new CommandQueue(limits.commandsMax());
    this.group =
        new GroupCommit(clock, commits, new Settlement(database, clock, limits.settleWait()));
    this.deadlines = new Deadlines(queue, limits.outcomeWait());
    this.first = new Lasting("writer", () -> turn(false));
    this.second = new Lasting("writer-busy", () -> turn(true));
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
      throw LocationWriter.full();
    }
    deadlines.watch(entry);
    try {
      var answer = entry.future().get();
      if (entry.changed()) {
        Done.surely();
      }
      return answer;
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

  private boolean turn(boolean busyLanes) throws InterruptedException {
    if (!queue.await(busyLanes)) {
      return false;
    }
    if (busyLanes) {
      runOnce(true);
      return true;
    }
    queue.gather(rhythm.wanted(), rhythm.waitNanos());
    long began = System.nanoTime();
    int commands = runOnce(false);
    rhythm.turn(commands, System.nanoTime() - began);
    return true;
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
      if (unreached.over()) {
        log.info("the database is reached again");
      }
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
      if (unreached.isNew(e.getClass())) {
        log.warn("the database cannot be reached: {}", e.getMessage());
      }
      LockSupport.parkNanos(GroupCommit.RETRY_PAUSE.toNanos());
      return 0;
    }
  }

  /** How full its queue is, from 0 to 1. */
  double fullness() {
    return queue.fullness();
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
    first.end(Duration.ofNanos(giveUpNanos - System.nanoTime()));
    second.end(Duration.ofNanos(giveUpNanos - System.nanoTime()));
    deadlines.close();
  }
}

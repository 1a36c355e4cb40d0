package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Tx;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group of commands in one transaction. What fails before COMMIT is tried in halves until
 * the bad command stands alone; what fails at COMMIT is settled by looking into the log, and
 * nothing is run again before that.
 */
final class GroupCommit {
  /** Commands of one transaction; 256 orders of 3 lines hold their locations' locks under 50 ms. */
  static final int COMMANDS_MAX = 256;

  /** How long the second writer waits for one location's lock before it lets others have a turn. */
  private static final Duration LOCK_WAIT = Duration.ofMillis(250);

  /** A pause after the database could not be reached. */
  private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final Database database;
  private final Clock clock;
  private final Commits commits;
  private final CommandQueue queue;
  private final Settlement settlement;

  GroupCommit(Database database, Clock clock, Commits commits, CommandQueue queue) {
    this.database = database;
    this.clock = clock;
    this.commits = commits;
    this.queue = queue;
    this.settlement = new Settlement(database, clock);
  }

  /**
   * Writes commands of free locations; those whose location is locked meanwhile go back as busy.
   */
  void write(List<Entry<?, ?>> entries) {
    if (!entries.isEmpty()) {
      attempt(entries, false);
    }
  }

  /** Writes commands of one busy location, waiting a bounded time for its lock. */
  void writeWaiting(List<Entry<?, ?>> entries) {
    if (!entries.isEmpty()) {
      attempt(entries, true);
    }
  }

  private void attempt(List<Entry<?, ?>> entries, boolean waiting) {
    Connection connection;
    try {
      connection = database.dataSource().getConnection();
    } catch (SQLException e) {
      unreachable(entries, waiting, e);
      return;
    }
    try (connection) {
      inTransaction(connection, entries, waiting);
    } catch (SQLException e) {
      log.debug("closing a connection failed", e);
    }
  }

  private void inTransaction(Connection connection, List<Entry<?, ?>> entries, boolean waiting) {
    Batch batch;
    try {
      var tx = new Tx(connection);
      var heads = lock(tx, entries, waiting);
      var locked = entries.stream().filter(e -> heads.containsKey(location(e))).toList();
      notLocked(entries, heads.keySet(), waiting);
      batch = new Batch(locked, heads);
      if (locked.isEmpty()) {
        connection.rollback();
        return;
      }
      entries = locked;
      batch.apply(tx);
    } catch (SQLException | RuntimeException e) {
      rollback(connection);
      failed(entries, waiting, e);
      return;
    }
    commit(connection, batch, waiting);
  }

  private Map<UUID, Head> lock(Tx tx, List<Entry<?, ?>> entries, boolean waiting)
      throws SQLException {
    var locations = Batch.byLocation(entries).keySet();
    if (!waiting) {
      return LogRows.lockFree(tx, locations, Clocks.micros(clock));
    }
    tx.run("SET LOCAL lock_timeout = '" + LOCK_WAIT.toMillis() + "ms'");
    return LogRows.lockWaiting(tx, locations, Clocks.micros(clock));
  }

  private void notLocked(List<Entry<?, ?>> entries, Set<UUID> locked, boolean waited) {
    Batch.byLocation(entries)
        .forEach(
            (location, missed) -> {
              if (locked.contains(location)) {
                return;
              }
              if (waited) {
                missed.forEach(
                    e -> e.fail(new Refused(Code.NOT_FOUND, "There is no such location.")));
              } else {
                queue.putBack(missed);
              }
              queue.release(location, !waited);
            });
  }

  private void commit(Connection connection, Batch batch, boolean waiting) {
    try {
      connection.commit();
    } catch (SQLException e) {
      rollback(connection);
      if (!DatabaseUnavailable.lost(e)) {
        failed(batch.entries(), waiting, e);
      } else if (batch.wrote()) {
        settle(batch, waiting, e);
      } else {
        answer(batch);
      }
      return;
    }
    answer(batch);
  }

  private void settle(Batch batch, boolean waiting, SQLException cause) {
    log.warn("the database was lost at a commit of {} commands", batch.entries().size(), cause);
    switch (settlement.settle(batch.witness())) {
      case COMMITTED -> answer(batch);
      case NOT_COMMITTED -> {
        queue.putBack(batch.entries());
        release(batch.entries(), waiting);
      }
      case UNKNOWN -> {
        batch.entries().forEach(e -> e.fail(LocationWriter.unknown()));
        release(batch.entries(), false);
      }
    }
  }

  private void answer(Batch batch) {
    batch.entries().forEach(Entry::answer);
    release(batch.entries(), false);
    for (var head : batch.heads()) {
      if (!head.newEvents().isEmpty()) {
        commits.committed(head.locationId(), head.epoch(), head.events());
      }
    }
  }

  private void failed(List<Entry<?, ?>> entries, boolean waiting, Exception e) {
    if (e instanceof SQLException sql && DatabaseUnavailable.lost(sql)) {
      unreachable(entries, waiting, sql);
    } else if (e instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
      queue.putBack(entries);
      release(entries, true);
    } else if (entries.size() == 1) {
      var alone = entries.getFirst();
      log.error("a command failed: {}", alone.command().kind(), e);
      alone.fail(e instanceof RuntimeException bug ? bug : new IllegalStateException(e));
      release(entries, false);
    } else {
      int half = entries.size() / 2;
      attempt(new ArrayList<>(entries.subList(0, half)), waiting);
      attempt(new ArrayList<>(entries.subList(half, entries.size())), waiting);
    }
  }

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private void unreachable(List<Entry<?, ?>> entries, boolean waiting, SQLException e) {
    log.warn("the database cannot be reached: {}", e.getMessage());
    LockSupport.parkNanos(RETRY_PAUSE.toNanos());
    queue.putBack(entries);
    release(entries, waiting);
  }

  private void release(List<Entry<?, ?>> entries, boolean busy) {
    Batch.byLocation(entries).keySet().forEach(location -> queue.release(location, busy));
  }

  private static UUID location(Entry<?, ?> entry) {
    return entry.command().locationId();
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("rolling back failed", e);
    }
  }
}

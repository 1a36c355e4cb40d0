package dev.comanda.log.writer;

import dev.comanda.db.Asked;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Tx;
import dev.comanda.log.Clocks;
import dev.comanda.log.Commits;
import dev.comanda.log.Head;
import dev.comanda.log.HeadRows;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a group of commands in one transaction. What fails before COMMIT is tried in halves until
 * the bad command stands alone; what fails at COMMIT is settled by looking into the log, and
 * nothing is run again before that.
 */
final class GroupCommit {
  /**
   * Commands of one transaction. 256 orders of 3 lines at one location held its lock 26 ms at best
   * and 60 ms with two cores busy with other work.
   */
  static final int COMMANDS_MAX = 256;

  /** How long the second writer waits for one location's lock before it lets others have a turn. */
  private static final Duration LOCK_WAIT = Duration.ofMillis(250);

  /** A pause after the database was lost. */
  static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  private final Clock clock;
  private final Commits commits;
  private final Settlement settlement;
  private final Trouble trouble = new Trouble();

  GroupCommit(Clock clock, Commits commits, Settlement settlement) {
    this.clock = clock;
    this.commits = commits;
    this.settlement = settlement;
  }

  /**
   * Writes the commands of a turn and answers their callers. Those that are left without an answer
   * are surely not written.
   */
  void write(Connection connection, Turn turn) {
    for (var part = turn.next(); !part.isEmpty(); part = turn.next()) {
      attempt(connection, turn, part);
    }
  }

  private void attempt(Connection connection, Turn turn, List<Entry<?, ?>> part) {
    Batch batch;
    try {
      var tx = new Tx(connection);
      var locking = lock(tx, turn, part);
      batch = new Batch(part);
      batch.ask(tx);
      var heads = locking.get();
      missed(turn, part, heads.keySet());
      batch.under(heads);
      if (batch.entries().isEmpty()) {
        connection.rollback();
        return;
      }
      batch.apply(tx);
    } catch (SQLException | RuntimeException | Error e) {
      rollback(connection);
      failed(turn, part, e);
      return;
    }
    commit(connection, turn, batch);
  }

  private Asked<Map<UUID, Head>> lock(Tx tx, Turn turn, List<Entry<?, ?>> part)
      throws SQLException {
    if (!turn.waiting()) {
      return HeadRows.lockFree(tx, locations(part), Clocks.micros(clock));
    }
    tx.run("SET LOCAL lock_timeout = '" + LOCK_WAIT.toMillis() + "ms'");
    return HeadRows.lockWaiting(tx, locations(part), Clocks.micros(clock));
  }

  /** Only who has waited for the lock knows that there is nothing to lock. */
  private static void missed(Turn turn, List<Entry<?, ?>> part, Set<UUID> locked) {
    var missed = locations(part);
    missed.removeAll(locked);
    if (!turn.waiting()) {
      turn.busy(missed);
      return;
    }
    for (var entry : part) {
      if (missed.contains(location(entry))) {
        entry.fail(new Refused(Code.NOT_FOUND, "There is no such location."));
      }
    }
  }

  private void commit(Connection connection, Turn turn, Batch batch) {
    try {
      connection.commit();
    } catch (SQLException e) {
      rollback(connection);
      if (DatabaseUnavailable.lost(e)) {
        turn.stop();
        close(connection);
        settle(batch, e);
      } else {
        failed(turn, batch.entries(), e);
      }
      return;
    }
    answer(batch);
  }

  private void settle(Batch batch, SQLException cause) {
    log.warn("the database was lost at a commit of {} commands", batch.entries().size(), cause);
    if (!batch.wrote()) {
      batch.entries().forEach(GroupCommit::answerWithoutWitness);
      return;
    }
    switch (settlement.settle(batch.witness())) {
      case COMMITTED -> answer(batch);
      case NOT_COMMITTED -> log.info("it was not committed; its commands are tried again");
      case UNKNOWN -> batch.entries().forEach(e -> e.fail(LocationWriter.unknown()));
    }
  }

  /** What changed nothing is true without a commit; what left no event may have changed rows. */
  private static void answerWithoutWitness(Entry<?, ?> entry) {
    if (entry.changed() || entry.keepsKey()) {
      entry.fail(LocationWriter.unknown());
    } else {
      entry.answer();
    }
  }

  private void answer(Batch batch) {
    batch.heads().forEach(GroupCommit::committed);
    batch.entries().forEach(Entry::answer);
    if (trouble.over()) {
      log.info("the database takes commits again");
    }
    for (var head : batch.heads()) {
      if (!head.newEvents().isEmpty()) {
        offer(head);
      }
    }
  }

  private static void committed(Head head) {
    try {
      head.committed();
    } catch (RuntimeException e) {
      log.error("it was committed but not all that was to follow was done", e);
    }
  }

  private void offer(Head head) {
    try {
      commits.committed(head.locationId(), head.epoch(), head.events());
    } catch (RuntimeException e) {
      log.error("events were committed but could not be offered", e);
    }
  }

  private void failed(Turn turn, List<Entry<?, ?>> part, Throwable e) {
    if (e instanceof Halfway halfway) {
      halfway.refuse();
      turn.again(part);
    } else if (e instanceof SQLException sql && DatabaseUnavailable.diskFull(sql)) {
      tell(sql);
      part.forEach(entry -> entry.fail(Refused.diskFull()));
    } else if (e instanceof SQLException sql && notTheirFault(sql)) {
      tell(sql);
      turn.stop();
      LockSupport.parkNanos(RETRY_PAUSE.toNanos());
    } else if (e instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
      turn.busy(locations(part));
    } else if (part.size() == 1) {
      var alone = part.getFirst();
      log.error("a command failed: {}", alone.command().kind(), e);
      alone.fail(new IllegalStateException(e));
    } else {
      turn.halve(part);
    }
  }

  private void tell(SQLException e) {
    if (trouble.isNew(String.valueOf(e.getSQLState()))) {
      log.warn("the database failed before a commit: {}", e.getMessage());
    }
  }

  /** Lost, out of room, or so slow that a statement was ended: parts would fare no better. */
  private static boolean notTheirFault(SQLException e) {
    return DatabaseUnavailable.lost(e)
        || DatabaseUnavailable.exhausted(e)
        || DatabaseUnavailable.ended(e);
  }

  private static UUID location(Entry<?, ?> entry) {
    return entry.command().locationId();
  }

  private static Set<UUID> locations(List<Entry<?, ?>> part) {
    return part.stream().map(GroupCommit::location).collect(Collectors.toCollection(HashSet::new));
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      log.debug("rolling back failed", e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("closing a lost connection failed", e);
    }
  }
}

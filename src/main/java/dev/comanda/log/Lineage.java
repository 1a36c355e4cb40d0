package dev.comanda.log;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that positions belong to the database that one speaks to. A database knows itself by
 * where it stands and on which timeline; when that is no longer so, it was restored or a server
 * with an older copy took over, and its numbers may mean other events than those that were told.
 * Then every log gets a new epoch, under its lock, before anything else is done there. It looks at
 * each new connection, since no database changes under a connection that holds. Thread-safe.
 */
public final class Lineage implements Database.Look {
  private static final Logger log = LoggerFactory.getLogger(Lineage.class);

  private final List<Runnable> remembering = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile String known = "";

  /**
   * Calls this when the process comes to another database, before it is used: to forget what was
   * remembered of the one before. Must not block.
   */
  public void whenOther(Runnable forget) {
    remembering.add(forget);
  }

  @Override
  public void at(Connection connection) throws SQLException {
    var found = LineageRows.identity(connection);
    if (isKnown(connection, found)) {
      return;
    }
    lock.lock();
    try {
      if (!isKnown(connection, found)) {
        arrive(connection, found);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isKnown(Connection connection, String found) throws SQLException {
    return found.equals(known) && LineageRows.stands(new Tx(connection), found);
  }

  /** Whoever gets an exception here closes the connection, and the transaction with it. */
  private void arrive(Connection connection, String found) throws SQLException {
    connection.setAutoCommit(false);
    boolean moved = LineageRows.enter(new Tx(connection), found);
    connection.commit();
    connection.setAutoCommit(true);
    if (moved) {
      log.warn(
          "the database was restored, or another server took over ({}): all screens begin anew",
          found);
    }
    if (!known.isEmpty()) {
      remembering.forEach(Runnable::run);
    }
    known = found;
  }
}

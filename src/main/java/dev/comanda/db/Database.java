package dev.comanda.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.problem.Done;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Standstill;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A bounded pool of connections. Past its bound a caller waits {@link #WAIT} for a connection and
 * then fails with {@link DatabaseUnavailable}. Thread-safe.
 */
public final class Database implements AutoCloseable {
  /** How long a caller waits for a free connection. */
  public static final Duration WAIT = Duration.ofSeconds(5);

  /** How long one statement may take that nobody waits for. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String READ_ONLY = " READ ONLY";

  /** Each statement is planned for the tables as they are now, and for their indexes. */
  private static final String PATIENTLY =
      "SET LOCAL statement_timeout = "
          + PATIENCE.toMillis()
          + "; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off";

  private final Connections connections;
  private final Connections unhurried;
  private final HikariDataSource pool;
  private volatile Standstill standstill = Optional::empty;

  /** Looks at a connection in auto-commit; an exception makes it unusable. */
  @FunctionalInterface
  public interface Look {
    /** Looks at it. */
    void at(Connection connection) throws SQLException;
  }

  /** Work inside a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work; an exception rolls the transaction back. */
    T in(Tx tx) throws SQLException;
  }

  /** Opens a pool; connections are made when they are first needed. */
  public Database(String jdbcUrl, String user, String password, int connectionsMax) {
    this(jdbcUrl, user, password, connectionsMax, "");
  }

  /**
   * Opens a pool for statements that find all they touch by its key. They are planned once, and for
   * the index: a plan made while a table was small or empty would read all of it, for many minutes
   * after it has grown.
   */
  public static Database byKeys(String jdbcUrl, String user, String password, int connectionsMax) {
    return new Database(jdbcUrl, user, password, connectionsMax, Connections.PLANNED_FOR_KEYS);
  }

  /**
   * Opens a pool for statements that read much, but never all of a table: they are planned once,
   * and for an index, as a plan would cost more than many of them do.
   */
  public static Database byIndexes(
      String jdbcUrl, String user, String password, int connectionsMax) {
    return new Database(jdbcUrl, user, password, connectionsMax, Connections.PLANNED_FOR_INDEXES);
  }

  private Database(
      String jdbcUrl, String user, String password, int connectionsMax, String moreOptions) {
    connections = new Connections(jdbcUrl, user, password, Connections.with(moreOptions));
    unhurried = new Connections(jdbcUrl, user, password, Connections.unhurried());
    var config = new HikariConfig();
    config.setDataSource(connections);
    config.setMaximumPoolSize(connectionsMax);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setPoolName("comanda");
    pool = new HikariDataSource(config);
  }

  /**
   * From now on each new connection is looked at before anybody uses it; one is made and looked at
   * now.
   */
  public void lookAtEach(Look look) {
    connections.lookAtEach(look);
    try {
      connections.getConnection().close();
    } catch (SQLException e) {
      throw DatabaseUnavailable.of(e);
    }
  }

  /**
   * From now on no transaction that writes begins here while there is a reason against it: whoever
   * wants one is refused before they have a connection. So a clock that runs ahead deletes nothing
   * as too old, and one that is behind ends nothing that other nodes would not hear of.
   */
  public void heed(Standstill reason) {
    standstill = reason;
  }

  /** Whether transactions that write may begin now, as far as it is ours to say. */
  public boolean takesWrites() {
    return standstill.reason().isEmpty();
  }

  /** Looks at a connection that has been in use for a while. */
  public void look(Connection connection) throws SQLException {
    connections.look(connection);
  }

  /**
   * A connection beside the pool, in auto-commit; its owner closes it.
   *
   * @param name what it is called in {@code pg_stat_activity}
   */
  public Connection direct(String name) throws SQLException {
    var connection = connections.getConnection();
    connection.setClientInfo("ApplicationName", name);
    return connection;
  }

  /** The pool for those who speak JDBC themselves. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Connections beside the pool, in auto-commit, whose statements take as long as they need; only
   * for a lock they wait no longer than requests do. For {@link Migrations}.
   */
  DataSource forMigrations() {
    return unhurried;
  }

  /** Whether a connection can be had and answers, within {@link #WAIT}. */
  public boolean answers() {
    try (var connection = pool.getConnection()) {
      return connection.isValid((int) WAIT.toSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  /** Runs work that reads, in one READ COMMITTED transaction. */
  public <T> T read(Work<T> work) {
    return run(work, "SET TRANSACTION" + READ_ONLY);
  }

  /**
   * Asks what one round trip can answer, without a transaction, whose beginning and end are two
   * trips more: each question is answered as of a moment of its own.
   */
  public <T> T glance(Work<T> questions) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(true);
      return questions.in(new Tx(connection));
    } catch (SQLException e) {
      throw DatabaseUnavailable.of(e);
    }
  }

  /**
   * Runs work that reads and is not worth more than so much time, in a transaction of its own;
   * empty where one of its statements takes longer.
   *
   * @param statementMax at least a millisecond
   */
  public <T> Optional<T> within(Duration statementMax, Work<T> work) {
    var bound = "; SET LOCAL statement_timeout = " + statementMax.toMillis();
    try {
      return Optional.of(run(work, "SET TRANSACTION" + READ_ONLY + bound));
    } catch (DatabaseUnavailable e) {
      if (e.tookTooLong()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Runs work that reads everything as of one moment. */
  public <T> T snapshot(Work<T> work) {
    return run(work, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" + READ_ONLY);
  }

  /**
   * Runs work that writes, and commits.
   *
   * @throws Refused when nothing may be written now, see {@link #heed}
   */
  public <T> T write(Work<T> work) {
    standstill.pass();
    return run(work, "");
  }

  /**
   * Runs work that writes much and that nobody waits for, and commits: one statement may take
   * {@link #PATIENCE}. It should lock nothing that others want.
   *
   * @throws Refused as {@link #write}
   */
  public <T> T patiently(Work<T> work) {
    standstill.pass();
    try (var connection = pool.getConnection()) {
      connection.setNetworkTimeout(
          Runnable::run, (int) PATIENCE.plus(Connections.SILENCE_MAX).toMillis());
      return run(connection, work, PATIENTLY);
    } catch (SQLException e) {
      throw DatabaseUnavailable.of(e);
    }
  }

  private <T> T run(Work<T> work, String first) {
    try (var connection = pool.getConnection()) {
      return run(connection, work, first);
    } catch (SQLException e) {
      throw DatabaseUnavailable.of(e);
    }
  }

  private static <T> T run(Connection connection, Work<T> work, String first) throws SQLException {
    try {
      var tx = new Tx(connection);
      if (!first.isEmpty()) {
        tx.run(first);
      }
      var result = work.in(tx);
      tx.flush();
      commit(connection, tx);
      return result;
    } catch (SQLException | RuntimeException e) {
      rollback(connection, e);
      throw e;
    }
  }

  /** Only what was asked for counts for the request: that a code was used up, say, does not. */
  private static void commit(Connection connection, Tx tx) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (tx.isDeed() && DatabaseUnavailable.lost(e)) {
        Done.perhaps();
      }
      throw e;
    }
    if (tx.isDeed()) {
      Done.surely();
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}

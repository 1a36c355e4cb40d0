package dev.comanda.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A bounded pool of connections. Past its bound a caller waits {@link #WAIT} for a connection and
 * then fails with {@link DatabaseUnavailable}. Thread-safe.
 */
public final class Database implements AutoCloseable {
  /** How long a caller waits for a free connection. */
  public static final Duration WAIT = Duration.ofSeconds(5);

  /**
   * How long one statement of a request may take; the longest of ours, a snapshot, takes under 0.1
   * s.
   */
  private static final int STATEMENT_MILLIS_MAX = 10_000;

  /**
   * How long the server may be silent; longer than a statement may take, so that only a server that
   * is frozen or cut off is given up, and its connections with it.
   */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(12);

  /**
   * How long a transaction may do nothing: its locks are let go when the process that has it hangs.
   */
  private static final int IDLE_MILLIS_MAX = 5_000;

  /** The same where the locks are those that everybody at a location waits for. */
  private static final int IDLE_WITH_LOCKS_MILLIS_MAX = 2_000;

  /** How long one statement may take that nobody waits for. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Each statement is planned for the tables as they are now, and for their indexes. */
  private static final String PATIENTLY =
      "SET LOCAL statement_timeout = "
          + PATIENCE.toMillis()
          + "; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_seqscan = off";

  private static final String PLANNED_FOR_KEYS =
      " -c idle_in_transaction_session_timeout="
          + IDLE_WITH_LOCKS_MILLIS_MAX
          + " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off";

  private static final String PLANNED_FOR_INDEXES =
      " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

  private final Connections connections;
  private final HikariDataSource pool;

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
    return new Database(jdbcUrl, user, password, connectionsMax, PLANNED_FOR_KEYS);
  }

  /**
   * Opens a pool for statements that read much, but never all of a table: they are planned once,
   * and for an index, as a plan would cost more than many of them do.
   */
  public static Database byIndexes(
      String jdbcUrl, String user, String password, int connectionsMax) {
    return new Database(jdbcUrl, user, password, connectionsMax, PLANNED_FOR_INDEXES);
  }

  private Database(
      String jdbcUrl, String user, String password, int connectionsMax, String moreOptions) {
    connections = new Connections(jdbcUrl, user, password, properties(moreOptions));
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

  private static Properties properties(String moreOptions) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "comanda");
    properties.setProperty("currentSchema", "comanda");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketTimeout", Long.toString(SILENCE_MAX.toSeconds()));
    properties.setProperty("prepareThreshold", "2");
    properties.setProperty("binaryTransferEnable", BinaryArray.OIDS);
    properties.setProperty(
        "options",
        "-c statement_timeout="
            + STATEMENT_MILLIS_MAX
            + " -c idle_in_transaction_session_timeout="
            + IDLE_MILLIS_MAX
            + " -c timezone=UTC"
            + moreOptions);
    return properties;
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
    return run(work, "SET TRANSACTION READ ONLY");
  }

  /** Runs work that reads everything as of one moment. */
  public <T> T snapshot(Work<T> work) {
    return run(work, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  /** Runs work that writes, and commits. */
  public <T> T write(Work<T> work) {
    return run(work, "");
  }

  /**
   * Runs work that writes much and that nobody waits for, and commits: one statement may take
   * {@link #PATIENCE}. It should lock nothing that others want.
   */
  public <T> T patiently(Work<T> work) {
    try (var connection = pool.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.plus(SILENCE_MAX).toMillis());
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
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollback(connection, e);
      throw e;
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

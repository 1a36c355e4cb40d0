package dev.comanda.db;

import com.zaxxer.hikari.util.DriverDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Makes connections to the server, and tells it how long it may take for what, and how it plans;
 * each is looked at before anybody uses it. Thread-safe.
 */
final class Connections implements DataSource {
  /**
   * How long one statement of a request may take; the longest of ours, a snapshot, takes under 0.1
   * s.
   */
  private static final int STATEMENT_MILLIS_MAX = 10_000;

  /**
   * How long the server may be silent; longer than a statement may take, so that only a server that
   * is frozen or cut off is given up, and its connections with it.
   */
  static final Duration SILENCE_MAX = Duration.ofSeconds(12);

  /**
   * How long a transaction may do nothing: its locks are let go when the process that has it hangs.
   */
  private static final int IDLE_MILLIS_MAX = 5_000;

  /** The same where the locks are those that everybody at a location waits for. */
  private static final int IDLE_WITH_LOCKS_MILLIS_MAX = 2_000;

  /** How long a step to a new version waits for those who use a table; they wait behind it. */
  private static final int MIGRATION_LOCK_MILLIS_MAX = 10_000;

  /** For statements that find all they touch by its key, under locks. */
  static final String PLANNED_FOR_KEYS =
      " -c idle_in_transaction_session_timeout="
          + IDLE_WITH_LOCKS_MILLIS_MAX
          + " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off";

  /** For statements that read much, but never all of a table. */
  static final String PLANNED_FOR_INDEXES =
      " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

  private final DataSource driver;
  private volatile Database.Look look = connection -> {};

  Connections(String jdbcUrl, String user, String password, Properties properties) {
    driver = new DriverDataSource(jdbcUrl, null, properties, user, password);
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "comanda");
    properties.setProperty("currentSchema", "comanda");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /** A step to a new version goes through all rows, however many there are, and another waits. */
  static Properties unhurried() {
    var properties = properties();
    properties.setProperty("socketTimeout", "0");
    properties.setProperty(
        "options",
        "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout="
            + MIGRATION_LOCK_MILLIS_MAX
            + " -c timezone=UTC");
    return properties;
  }

  /** Those of requests, and more that the server is told. */
  static Properties with(String moreOptions) {
    var properties = properties();
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

  void lookAtEach(Database.Look first) {
    look = first;
  }

  /** Looks at a connection again. */
  void look(Connection connection) throws SQLException {
    look.at(connection);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return lookedAt(driver.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return lookedAt(driver.getConnection(user, password));
  }

  private Connection lookedAt(Connection connection) throws SQLException {
    try {
      look.at(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return driver.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    driver.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    driver.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return driver.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return driver.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return driver.isWrapperFor(type);
  }
}

package dev.comanda.db;

import com.zaxxer.hikari.util.DriverDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Makes connections to the server; each is looked at before anybody uses it. Thread-safe. */
final class Connections implements DataSource {
  private final DataSource driver;
  private volatile Database.Look look = connection -> {};

  Connections(String jdbcUrl, String user, String password, Properties properties) {
    driver = new DriverDataSource(jdbcUrl, null, properties, user, password);
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

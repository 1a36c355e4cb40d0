package dev.comanda.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database that tests use: one server for all tests of a JVM, and a new database with our
 * schema for whoever asks. It is the embedded PostgreSQL in a folder that is gone afterwards, in
 * memory where there is room, as nothing of it need outlast a crash; or with {@code
 * -Dcomanda.test.postgres=15} the machine's PostgreSQL 15. Thread-safe.
 *
 * <pre>
 *   try (var postgres = TestPostgres.fresh();
 *       var database = postgres.open(4)) { … }
 * </pre>
 */
public final class TestPostgres implements AutoCloseable {
  private static final String PREFIX = "test_";
  private static final String TEMPLATE = PREFIX + "template";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Started when the first test asks for a database. */
  private static final class Started {
    private static final Server SERVER = Server.start();
  }

  /**
   * The server of all tests.
   *
   * @param address its JDBC URL without the database's name
   * @param administration the name of the database that is always there
   */
  private record Server(String address, String administration, String user, String password) {
    static Server start() {
      var server =
          "15".equals(System.getProperty("comanda.test.postgres")) ? machine() : embedded();
      try (var connection = server.administer()) {
        TestRows.boundJournal(connection);
        TestRows.create(connection, TEMPLATE, "template0");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      try (var template =
          new Database(server.address + TEMPLATE, server.user, server.password, 2)) {
        Migrations.migrate(template);
      }
      return server;
    }

    private static Server machine() {
      var postgres = MachinePostgres.start();
      return at(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static Server embedded() {
      var folder = TestFolders.makeInMemory();
      TestPrograms.give(folder);
      var settings = new EmbeddedPostgres.Settings(folder, Optional.empty(), true);
      var postgres = EmbeddedPostgres.start(settings, line -> {});
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    postgres.close();
                    TestFolders.remove(folder);
                  }));
      return at(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static Server at(String jdbcUrl, String user, String password) {
      int name = jdbcUrl.lastIndexOf('/') + 1;
      return new Server(jdbcUrl.substring(0, name), jdbcUrl.substring(name), user, password);
    }

    Connection administer() throws SQLException {
      return DriverManager.getConnection(address + administration, user, password);
    }
  }

  private final Server server;
  private final String name;

  private TestPostgres(Server server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A database with our schema and no rows; close it when done. */
  public static TestPostgres fresh() {
    var fresh = new TestPostgres(Started.SERVER, PREFIX + NUMBER.incrementAndGet());
    try (var connection = fresh.server.administer()) {
      TestRows.create(connection, fresh.name, TEMPLATE);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return fresh;
  }

  /** Where it is. */
  public String jdbcUrl() {
    return server.address + name;
  }

  /** The role that owns it. */
  public String user() {
    return server.user;
  }

  /** The role's password. */
  public String password() {
    return server.password;
  }

  /** A pool of connections to it; close it before the database. */
  public Database open(int connectionsMax) {
    return new Database(jdbcUrl(), user(), password(), connectionsMax);
  }

  /** Drops it, whoever is still connected. */
  @Override
  public void close() {
    try (var connection = server.administer()) {
      TestRows.drop(connection, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

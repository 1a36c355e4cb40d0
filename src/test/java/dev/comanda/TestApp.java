package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Proxies;
import dev.comanda.staff.Passwords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole program in this JVM, on a free loopback port and a database of its own. */
public final class TestApp implements AutoCloseable {
  private final TestPostgres postgres;
  private final App app;

  private TestApp(TestPostgres postgres, App app) {
    this.postgres = postgres;
    this.app = app;
  }

  /** Starts with an empty database and the clock of the machine. */
  public static TestApp start() {
    return start(Clock.systemUTC());
  }

  /** Starts with an empty database. */
  public static TestApp start(Clock clock) {
    return start(TestPostgres.fresh(), clock, ScanSettings.DEFAULT);
  }

  private static TestApp start(TestPostgres postgres, Clock clock, ScanSettings scan) {
    var config =
        new Config(
            "127.0.0.1",
            0,
            null,
            null,
            Proxies.none(),
            Path.of("unused"),
            new Config.OwnDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password()),
            Config.EVENTS_KEPT,
            null,
            true,
            scan);
    return new TestApp(postgres, App.start(config, clock, line -> {}));
  }

  /** Starts with the places and the people of the demonstration. */
  public static TestApp demo(Clock clock) {
    return demo(clock, ScanSettings.DEFAULT);
  }

  /** The same, taking scans in a way of its own. */
  public static TestApp demo(Clock clock, ScanSettings scan) {
    var started = start(TestPostgres.fresh(), clock, scan);
    new DemoPlaces(started.database(), new Passwords(), clock).prepare(DemoPlaces.PASSWORD);
    return started;
  }

  /** Stops the program and starts it again on the same database; it listens elsewhere then. */
  public TestApp restart() {
    app.close();
    return start(postgres, Clock.systemUTC(), ScanSettings.DEFAULT);
  }

  /** Takes its database away, as an outage does. */
  public void loseDatabase() {
    postgres.close();
  }

  /** Where it listens, without a slash at the end. */
  public String url() {
    return app.publicUrl();
  }

  /** Its routes as the document writes them: the method, a space, the path. */
  public List<String> routes() {
    var http = app.routes().http().stream().map(each -> each.verb() + " " + each.path());
    var sockets = app.routes().sockets().stream().map(each -> "GET " + each.path());
    return Stream.concat(http, sockets).map(each -> each.replace("...}", "}")).toList();
  }

  /** The one-time link to set up with. */
  public Optional<String> setupLink() {
    return app.setupLink();
  }

  /** Its database, to look what is really there. */
  public Database database() {
    return app.database();
  }

  @Override
  public void close() {
    app.close();
    postgres.close();
  }
}

package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Proxies;
import dev.comanda.http.Route;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.SignInSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The whole program in this JVM, on a free loopback port and a database of its own. */
public final class TestApp implements AutoCloseable {
  private final TestPostgres postgres;
  private final App app;

  private final boolean alone;

  /** {@code alone}: whether the database is nobody else's. */
  private TestApp(TestPostgres postgres, App app, boolean alone) {
    this.postgres = postgres;
    this.app = app;
    this.alone = alone;
  }

  /** Starts with an empty database and the clock of the machine. */
  public static TestApp start() {
    return start(Clock.systemUTC());
  }

  /** Starts with an empty database. */
  public static TestApp start(Clock clock) {
    return start(TestPostgres.fresh(), clock, Ways.USUAL);
  }

  /** Starts with an empty database; people come in some way of their own. */
  public static TestApp start(Clock clock, SignInSettings signIn) {
    return start(
        TestPostgres.fresh(), clock, new Ways(ScanSettings.DEFAULT, signIn, Proxies.none()));
  }

  /** Starts with an empty database, behind a proxy on this machine. */
  public static TestApp behindProxy(Clock clock) {
    var proxies = Proxies.parse("127.0.0.1");
    return start(
        TestPostgres.fresh(),
        clock,
        new Ways(ScanSettings.DEFAULT, SignInSettings.DEFAULT, proxies));
  }

  /** In what a program of a test may differ from the usual one. */
  private record Ways(ScanSettings scan, SignInSettings signIn, Proxies proxies) {
    static final Ways USUAL =
        new Ways(ScanSettings.DEFAULT, SignInSettings.DEFAULT, Proxies.none());
  }

  private static TestApp start(TestPostgres postgres, Clock clock, Ways ways) {
    var all = Set.of(NodeRole.values());
    return new TestApp(postgres, node(postgres, clock, ways, all), true);
  }

  private static App node(TestPostgres postgres, Clock clock, Ways ways, Set<NodeRole> roles) {
    var database = new Config.OwnDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password());
    return node(database, clock, ways, roles);
  }

  private static App node(
      Config.OwnDatabase database, Clock clock, Ways ways, Set<NodeRole> roles) {
    var config =
        new Config(
            "127.0.0.1",
            0,
            null,
            null,
            ways.proxies(),
            Path.of("unused"),
            database,
            Config.EVENTS_KEPT,
            Config.AUDIT_KEPT,
            null,
            true,
            ways.scan(),
            ways.signIn(),
            roles);
    return App.start(config, clock, line -> {});
  }

  /** Starts with the places, the people and the ways in of the demonstration. */
  public static TestApp demo(Clock clock) {
    return demo(clock, ScanSettings.DEFAULT);
  }

  /** The same, taking scans in a way of its own. */
  public static TestApp demo(Clock clock, ScanSettings scan) {
    var byEmail = new SignInSettings(true, false);
    var started = start(TestPostgres.fresh(), clock, new Ways(scan, byEmail, Proxies.none()));
    new DemoPlaces(started.database(), new Passwords(), clock).prepare(DemoPlaces.PASSWORD);
    return started;
  }

  /** Stops the program and starts it again on the same database; it listens elsewhere then. */
  public TestApp restart() {
    app.close();
    return start(postgres, Clock.systemUTC(), Ways.USUAL);
  }

  /** One more node on the same database; close it before this one. */
  public TestApp beside() {
    return beside(Clock.systemUTC());
  }

  /** The same with another clock than the machine's. */
  public TestApp beside(Clock clock) {
    return beside(clock, Set.of(NodeRole.values()));
  }

  /** One more node, none of whose statements may take longer than this. */
  public TestApp hurried(Clock clock, Duration statementMax) {
    var options = "options=-c%20timezone=UTC%20-c%20statement_timeout=" + statementMax.toMillis();
    var url = postgres.jdbcUrl() + (postgres.jdbcUrl().contains("?") ? "&" : "?") + options;
    var database = new Config.OwnDatabase(url, postgres.user(), postgres.password());
    return new TestApp(postgres, node(database, clock, Ways.USUAL, Set.of(NodeRole.API)), false);
  }

  TestApp beside(Clock clock, Set<NodeRole> roles) {
    return new TestApp(postgres, node(postgres, clock, Ways.USUAL, roles), false);
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

  /** Its routes over HTTP. */
  public List<Route> table() {
    return app.routes().http();
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
    if (alone) {
      postgres.close();
    }
  }
}

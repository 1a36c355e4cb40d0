package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Route;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.SignInSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /** Starts with an empty database; its features are set in some way of their own. */
  public static TestApp start(Clock clock, SettingValues features) {
    return start(
        TestPostgres.fresh(), clock, new Ways(features, Proxies.none(), false, TestErps.ALL));
  }

  /** Starts with an empty database, behind a proxy on this machine. */
  public static TestApp behindProxy(Clock clock) {
    var proxies = Proxies.parse("127.0.0.1");
    return start(
        TestPostgres.fresh(), clock, new Ways(SettingValues.NONE, proxies, false, TestErps.ALL));
  }

  /** In what a program of a test may differ from the usual one. */
  private record Ways(SettingValues features, Proxies proxies, boolean demo, Erps erps) {
    static final Ways USUAL = new Ways(SettingValues.NONE, Proxies.none(), false, TestErps.ALL);
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
    return App.start(
        config(database, ways, roles), clock, line -> {}, prepared -> {}, false, ways.erps());
  }

  private static Config config(Config.OwnDatabase database, Ways ways, Set<NodeRole> roles) {
    return new Config(
        "127.0.0.1",
        0,
        null,
        null,
        ways.proxies(),
        Hosts.byThemselves(),
        Path.of("target", "test-apps", UUID.randomUUID().toString()),
        database,
        Config.EVENTS_KEPT,
        null,
        true,
        roles,
        sealing(ways.features()),
        ways.demo());
  }

  /** The same settings, with the key of tests where none names a file of keys. */
  private static SettingValues sealing(SettingValues features) {
    var texts = new HashMap<>(features.texts());
    if (!texts.containsKey(VaultSettings.KEY_FILE.name())) {
      texts.put(VaultSettings.KEY.name(), TestErps.KEY);
    }
    return new SettingValues(texts);
  }

  /**
   * Starts with the places, the people and the ways in of the demonstration; their secrets cost
   * little to check.
   */
  public static TestApp demo(Clock clock) {
    return demo(clock, Map.of());
  }

  /** The same with more that is set, by name. */
  public static TestApp demo(Clock clock, Map<String, String> more) {
    return demo(clock, more, TestErps.ALL);
  }

  /** The same, which books by a browser in the demo ERP alone; the browser has this folder. */
  public static TestApp garage(Path browsers) {
    return demo(Clock.systemUTC(), Map.of(), TestErps.garage(browsers));
  }

  private static TestApp demo(Clock clock, Map<String, String> more, Erps erps) {
    var texts = new HashMap<>(more);
    texts.put(SignInSettings.BY_EMAIL.name(), "on");
    var ways = new Ways(new SettingValues(texts), Proxies.none(), true, erps);
    var started = start(TestPostgres.fresh(), clock, ways);
    new DemoPlaces(started.database(), new Passwords(), clock).prepare(DemoPlaces.PASSWORD);
    QuickSecrets.give(started.database());
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

  /** The same, which writes nothing while its clock and the database's differ. */
  public TestApp heedingBeside(Clock clock) {
    var config =
        config(
            new Config.OwnDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password()),
            Ways.USUAL,
            Set.of(NodeRole.values()));
    var app = App.start(config, clock, line -> {}, database -> {}, true, TestErps.ALL);
    return new TestApp(postgres, app, false);
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

package dev.comanda;

import dev.comanda.catalog.Catalog;
import dev.comanda.catalog.CatalogHandlers;
import dev.comanda.catalog.FirstCatalog;
import dev.comanda.catalog.FirstCatalogHandlers;
import dev.comanda.catalog.ImportHandlers;
import dev.comanda.catalog.Imports;
import dev.comanda.catalog.MenuHandlers;
import dev.comanda.catalog.Menus;
import dev.comanda.catalog.ModifierHandlers;
import dev.comanda.catalog.Modifiers;
import dev.comanda.catalog.PhotoHandlers;
import dev.comanda.catalog.Photos;
import dev.comanda.catalog.SoldOut;
import dev.comanda.db.Database;
import dev.comanda.db.Migrations;
import dev.comanda.demo.SampleMenu;
import dev.comanda.gateway.GatewayHandlers;
import dev.comanda.http.Certificates;
import dev.comanda.http.HttpSettings;
import dev.comanda.http.JavalinHttp;
import dev.comanda.http.Limits;
import dev.comanda.http.OpenApi;
import dev.comanda.http.Pages;
import dev.comanda.live.Hub;
import dev.comanda.live.LiveSocket;
import dev.comanda.location.CountryHandlers;
import dev.comanda.location.LocationHandlers;
import dev.comanda.location.Locations;
import dev.comanda.log.Commits;
import dev.comanda.log.Doorbell;
import dev.comanda.log.Lineage;
import dev.comanda.log.LocationLog;
import dev.comanda.log.LocationWriter;
import dev.comanda.log.Retention;
import dev.comanda.ops.HealthHandlers;
import dev.comanda.order.BillHandlers;
import dev.comanda.order.Bills;
import dev.comanda.order.ClosedDays;
import dev.comanda.order.OrderHandlers;
import dev.comanda.order.OrderListHandlers;
import dev.comanda.order.Orders;
import dev.comanda.panel.GuestEvents;
import dev.comanda.panel.GuestHandlers;
import dev.comanda.panel.PanelHandlers;
import dev.comanda.panel.Panels;
import dev.comanda.panel.RequestHandlers;
import dev.comanda.panel.SessionHandlers;
import dev.comanda.panel.SpotHandlers;
import dev.comanda.report.ReportHandlers;
import dev.comanda.report.Reports;
import dev.comanda.session.Expiry;
import dev.comanda.session.Guests;
import dev.comanda.session.Sessions;
import dev.comanda.session.SpotRequests;
import dev.comanda.session.Spots;
import dev.comanda.staff.ApiKeyHandlers;
import dev.comanda.staff.ApiKeys;
import dev.comanda.staff.Setup;
import dev.comanda.staff.StaffMembers;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The program, wired: every {@code new}, in order, each needing only those above it. */
final class App implements AutoCloseable {
  /** Connections for requests. With those of the writer, well below PostgreSQL's default of 100. */
  private static final int CONNECTIONS_MAX = 12;

  private final Deque<AutoCloseable> open;
  private final Optional<Certificates> certificates;
  private final Database database;
  private final Setup setup;
  private final boolean serves;
  private final boolean openUsers;
  private final Routes routes;
  private final String publicUrl;
  private final URI ownUrl;

  private App(
      Config config,
      Clock clock,
      Consumer<String> progress,
      Consumer<Database> prepare,
      Deque<AutoCloseable> opened) {
    open = opened;

    // The certificate, which is looked at first: without it nobody could come.
    certificates =
        Optional.ofNullable(config.tls()).map(files -> closing(Certificates.load(files, clock)));

    // The address, before anything is made: where it is taken nobody could come either.
    var settings =
        new HttpSettings(
            config.listen(),
            config.port(),
            Optional.ofNullable(config.givenPublicUrl()).map(Object::toString),
            config.proxies(),
            certificates);
    settings.requireFree();

    // The database.
    var where = Where.is(config, progress, opened);
    database = closing(new Database(where.url(), where.user(), where.password(), CONNECTIONS_MAX));
    if (!Migrations.current(database.dataSource())) {
      progress.accept("bringing the database up to date");
      Migrations.migrate(database.dataSource());
    }
    prepare.accept(database);
    var lineage = new Lineage(clock);
    var writing =
        closing(
            Database.byKeys(
                where.url(), where.user(), where.password(), LocationWriter.CONNECTIONS_MAX));
    var reading =
        closing(
            Database.byIndexes(
                where.url(), where.user(), where.password(), Reports.CONNECTIONS_MAX));
    List.of(database, writing, reading).forEach(each -> each.lookAtEach(lineage));

    // The log, and who hears of it.
    var hub = closing(new Hub(database, new GuestEvents()));
    Commits commits = hub;
    serves = config.roles().contains(NodeRole.API);
    if (serves && config.database() != null) {
      var doorbell = closing(new Doorbell(database, hub));
      doorbell.start();
      commits = hub.and(doorbell);
    }
    var locationLog = new LocationLog(database, clock, commits);
    var writer = closing(new LocationWriter(writing, clock, commits));
    var retention = closing(new Retention(database, clock, config.eventsKept()));

    // Features.
    var limits = new Limits(clock);
    var locations = new Locations(database, locationLog, clock, StaffMembers::join);
    var staff = StaffParts.of(database, clock, config.signIn(), locations, limits);
    closing(staff.revocations()).whenLooked(hub::review);
    closing(staff.upkeep());
    setup = staff.setup();
    openUsers = config.signIn().openUsers();
    var audited = closing(Audited.of(database, clock, config.auditKept(), locations));
    var keys = new ApiKeys(database, locations, clock);
    var catalog = new Catalog(database, locationLog);
    var modifiers = new Modifiers(database, locationLog);
    var sessions = new Sessions(database, writer, locations, Orders::follow, Bills::unpaid);
    var spots = new Spots(database, locationLog, locations);
    var requests = new SpotRequests(database, writer, locations, clock);
    var expiry = closing(new Expiry(requests, clock));
    var soldOut = closing(new SoldOut(database, locationLog, clock));
    var imports = closing(new Imports(database, locationLog));
    var menus = new MenuHandlers(new Menus(database, clock));
    var guests = new Guests(database, locations);
    var orders = new Orders(database, writer, locations);
    List.<Runnable>of(locations::forget, staff.keys()::forget, keys::forget, guests::forget)
        .forEach(lineage::whenOther);
    var closedDays = closing(new ClosedDays(database));
    var url = new AtomicReference<>("");
    var panels = new Panels(database, sessions, clock, url::get);
    var identify = new Callers(guests, requests, keys, staff.tokens(), limits);

    routes =
        new Routes(
            new HealthHandlers(database, clock, where.ready(), this::warnings),
            staff.setupHandlers(),
            staff.signInHandlers(),
            staff.userHandlers(),
            new ApiKeyHandlers(keys, locations, clock),
            new LocationHandlers(locations, clock),
            new CountryHandlers(),
            new CatalogHandlers(catalog, clock),
            new ModifierHandlers(modifiers),
            new FirstCatalogHandlers(new FirstCatalog(locationLog), SampleMenu::of),
            new ImportHandlers(imports),
            new PhotoHandlers(new Photos(database, locationLog)),
            new SessionHandlers(sessions, panels, url::get),
            new SpotHandlers(spots, url::get),
            new RequestHandlers(spots, requests, locations, panels, limits),
            new GuestHandlers(sessions, locations, panels, menus, limits),
            new OrderHandlers(orders, locations, limits),
            new OrderListHandlers(orders, locations),
            new BillHandlers(new Bills(database, writer, locations), sessions, orders, locations),
            new PanelHandlers(panels, locationLog),
            new ReportHandlers(new Reports(reading, clock), locations),
            GatewayHandlers.of(database, locations, orders, config.scan(), limits, url::get),
            new Pages(),
            new OpenApi(),
            new LiveSocket(hub, panels, identify, locations::byIdOrSlug),
            audited);
    if (serves) {
      hub.start();
      staff.revocations().start();
      writer.start();
      expiry.start();
    }
    if (config.roles().contains(NodeRole.UPKEEP)) {
      retention.start();
      audited.start();
      closedDays.start();
      soldOut.start();
      imports.start();
      staff.upkeep().start();
    }
    var http =
        closing(
            JavalinHttp.start(
                settings,
                serves ? routes.http() : routes.ofHealth(),
                serves ? routes.sockets() : List.of(),
                identify,
                locations::byIdOrSlug));
    ownUrl = config.ownUrl(http.port());
    publicUrl = config.publicUrl(http.port()).toString();
    url.set(publicUrl);
  }

  /** Starts everything on the database as it is. */
  static App start(Config config, Clock clock, Consumer<String> progress) {
    return start(config, clock, progress, database -> {});
  }

  /**
   * Starts everything; ready to take orders when it returns.
   *
   * @param progress hears in words what takes long
   * @param prepare fills the database before anybody can reach it
   */
  static App start(
      Config config, Clock clock, Consumer<String> progress, Consumer<Database> prepare) {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      return new App(config, clock, progress, prepare, opened);
    } catch (RuntimeException e) {
      Parts.close(opened);
      throw e;
    }
  }

  /** What is opened is closed at the end, the last first. */
  private <T extends AutoCloseable> T closing(T part) {
    open.push(part);
    return part;
  }

  /** The pool that requests use. */
  Database database() {
    return database;
  }

  /** Where clients reach this server, without a slash at the end. */
  String publicUrl() {
    return publicUrl;
  }

  /** What it answers. */
  Routes routes() {
    return routes;
  }

  /** The certificate that it shows; empty when it speaks plain HTTP. */
  Optional<X509Certificate> certificate() {
    return certificates.map(Certificates::shown);
  }

  /** What an operator should look at though it runs; mostly nothing. */
  List<String> warnings() {
    var ofTls = certificates.map(Certificates::warnings).orElse(List.of());
    return openUsers
        ? Stream.concat(Stream.of(StaffParts.OPEN_USERS), ofTls.stream()).toList()
        : ofTls;
  }

  /** Where this machine itself reaches it. */
  URI ownUrl() {
    return ownUrl;
  }

  /** A link to set up with or go on with; empty once that is done, and where nobody is served. */
  Optional<String> setupLink() {
    return serves ? setup.link(publicUrl) : Optional.empty();
  }

  /** Stops taking requests, writes what waits, and stops the database if it is ours. */
  @Override
  public void close() {
    Parts.close(open);
  }
}

package dev.comanda;

import dev.comanda.bill.BillListener;
import dev.comanda.bill.BillPart;
import dev.comanda.catalog.CatalogPart;
import dev.comanda.db.Database;
import dev.comanda.db.Migrations;
import dev.comanda.delivery.DeliveryListener;
import dev.comanda.delivery.DeliveryPart;
import dev.comanda.delivery.integration.Running;
import dev.comanda.demo.SampleMenu;
import dev.comanda.flood.UnknownCodes;
import dev.comanda.gateway.GatewayPart;
import dev.comanda.gateway.workshop.WorkshopPart;
import dev.comanda.http.server.WebServer;
import dev.comanda.http.tls.Certificates;
import dev.comanda.live.Hub;
import dev.comanda.live.LiveSocket;
import dev.comanda.location.LocationPart;
import dev.comanda.log.Lineage;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Retention;
import dev.comanda.log.bell.Doorbell;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.OrderListeners;
import dev.comanda.order.OrderPart;
import dev.comanda.order.SessionSums;
import dev.comanda.panel.EventParts;
import dev.comanda.panel.PanelPart;
import dev.comanda.part.NodeRole;
import dev.comanda.part.Part;
import dev.comanda.preparation.KitchenListener;
import dev.comanda.preparation.PreparationPart;
import dev.comanda.preparation.Stations;
import dev.comanda.preparation.Wakes;
import dev.comanda.preparation.line.RobotsPart;
import dev.comanda.preparation.quote.QuotePart;
import dev.comanda.preparation.quote.Quotes;
import dev.comanda.problem.Turns;
import dev.comanda.report.ReportPart;
import dev.comanda.report.Reports;
import dev.comanda.session.QrImage;
import dev.comanda.session.SessionPart;
import dev.comanda.staff.Setup;
import dev.comanda.staff.StaffMembers;
import dev.comanda.staff.StaffPart;
import dev.comanda.staff.bound.Guesses;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The program, wired: every {@code new}, in order, each needing only those above it. */
final class App implements AutoCloseable {
  /** Connections for requests. With those of the writer, well below PostgreSQL's default of 100. */
  private static final int CONNECTIONS_MAX = 12;

  private final Deque<AutoCloseable> open;
  private final Optional<Certificates> certificates;
  private final Database database;
  private final Hub hub;
  private final Optional<Setup> setup;
  private final List<Part> parts;
  private final Routes routes;
  private final String publicUrl;
  private final URI ownUrl;

  private App(
      Config config,
      Clock clock,
      Consumer<String> progress,
      Consumer<Database> prepare,
      boolean heedsClock,
      Erps erps,
      Deque<AutoCloseable> opened) {
    open = opened;

    // The certificate, which is looked at first: without it nobody could come.
    certificates =
        Optional.ofNullable(config.tls()).map(files -> closing(Certificates.load(files, clock)));

    // The address, before anything is made: where it is taken nobody could come either.
    var settings = config.web(certificates);
    settings.requireFree();

    // The database.
    var place = DatabasePlace.of(config, progress, opened);
    database = closing(place.open(CONNECTIONS_MAX));
    if (!Migrations.current(database.dataSource())) {
      progress.accept("bringing the database up to date");
      Migrations.migrate(database);
    }
    prepare.accept(database);
    var lineage = new Lineage();
    var writing = closing(place.byKeys(LocationWriter.CONNECTIONS_MAX));
    var reading = closing(place.byIndexes(Reports.CONNECTIONS_MAX));
    List.of(database, writing, reading).forEach(each -> each.lookAtEach(lineage));

    // The log, and who hears of it.
    hub = closing(new Hub(database, new EventParts()));
    var wakes = new Wakes();
    var sums = new SessionSums();
    var booking = new DeliveryListener(new Running(erps.kinds(), erps.only()));
    var commits = hub.and(wakes).and(sums).and(booking.wakes());
    var serves = config.roles().contains(NodeRole.API);
    if (serves && config.database() != null) {
      var doorbell = closing(new Doorbell(database, hub));
      doorbell.start();
      commits = commits.and(doorbell);
    }
    var watch = Watch.of(database, clock, place, heedsClock);
    database.heed(watch.standstill());
    var log = new LocationLog(database, clock, commits);
    var writer = closing(new LocationWriter(writing, clock, commits, watch.standstill()));
    var retention = closing(new Retention(database, clock, config.eventsKept()));

    // The parts, each made of those above it.
    var values = config.features();
    var url = new CompletableFuture<String>();
    var turns = Turns.atReading();
    var unknown = new UnknownCodes(clock);
    var location = new LocationPart(database, log, clock, StaffMembers::join);
    var locations = location.locations();
    var members = new StaffMembers(database);
    var audited = new Audited(database, clock, values, locations, members::forget);
    var guesses = new Guesses(clock, new Alarm(audited.log()));
    var staff =
        new StaffPart(database, clock, values, locations, members, unknown, guesses, QrImage::svg);
    staff.revocations().whenLooked(hub::review);
    setup = serves ? Optional.of(staff.setup()) : Optional.empty();
    var catalog = new CatalogPart(database, log, clock, Stations::live, SampleMenu::of);
    var billing = new BillListener();
    var kitchen = new KitchenListener(booking);
    var listeners = new OrderListeners(List.of(billing, booking, kitchen));
    var seated =
        new SessionPart(
            database, writer, log, locations, clock, List.of(listeners, billing, kitchen, booking));
    var order = new OrderPart(database, writer, locations, sums, listeners, clock, turns);
    var orders = order.orders();
    var preparation =
        new PreparationPart(database, log, writer, locations, clock, wakes, hub, kitchen);
    var quotes = new Quotes(database, clock);
    var robots = new RobotsPart(database, writer, locations, values, clock, wakes, kitchen);
    var panel =
        new PanelPart(
            database,
            log,
            clock,
            locations,
            seated,
            catalog.menus(),
            orders,
            preparation.screens(),
            unknown,
            turns,
            url::join);
    var identify =
        new Callers(seated.guests(), seated.requests(), staff.keys(), staff.tokens(), unknown);
    var deliveries =
        new DeliveryPart(
            database, writer, log, locations, clock, orders, booking, values, config.data());
    var health = new HealthPart(database, place, clock, watch, writer, this::warnings);
    parts =
        List.of(
            health,
            staff,
            audited,
            location,
            catalog,
            seated,
            order,
            new BillPart(database, writer, locations, seated.sessions(), orders, turns),
            preparation,
            new QuotePart(quotes),
            robots,
            deliveries,
            panel,
            new LiveSocket(hub, panel.panels(), identify, locations::byIdOrSlug),
            new ReportPart(reading, clock, locations),
            new GatewayPart(database, locations, orders, robots, quotes, values, clock, url::join),
            new WorkshopPart(database, deliveries, values, WebServer::onOwnPort),
            new WebPart(config.demo()));
    parts.forEach(each -> lineage.whenOther(each::forget));
    var workers = parts.stream().flatMap(Part::workers).toList();
    workers.forEach(each -> closing(each.work()));
    if (serves) {
      hub.start();
    }
    writer.start();
    if (config.roles().contains(NodeRole.UPKEEP)) {
      retention.start();
    }
    workers.stream()
        .filter(each -> config.roles().contains(each.role()))
        .forEach(each -> each.start().run());
    routes = new Routes(health, parts, audited);
    var http =
        closing(
            WebServer.start(
                settings,
                serves ? routes.http() : routes.ofHealth(),
                serves ? routes.sockets() : List.of(),
                identify,
                locations::byIdOrSlug));
    ownUrl = config.ownUrl(http.port());
    publicUrl = config.publicUrl(http.port()).toString();
    url.complete(publicUrl);
  }

  /** Starts everything on the database as it is; the clock is right, whatever the database says. */
  static App start(Config config, Clock clock, Consumer<String> progress) {
    return start(config, clock, progress, database -> {}, false, Erps.known(clock, config.data()));
  }

  /**
   * Starts everything; ready to take orders when it returns.
   *
   * @param progress hears in words what takes long
   * @param prepare fills the database before anybody can reach it
   * @param heedsClock whether a clock that differs from the database's stops all writing
   * @param erps that can be booked in; closed with it
   */
  static App start(
      Config config,
      Clock clock,
      Consumer<String> progress,
      Consumer<Database> prepare,
      boolean heedsClock,
      Erps erps) {
    var opened = new ArrayDeque<AutoCloseable>();
    opened.push(erps);
    try {
      return new App(config, clock, progress, prepare, heedsClock, erps, opened);
    } catch (RuntimeException e) {
      Opened.close(opened);
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

  /** What its screens listen to. */
  Hub hub() {
    return hub;
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
    return Stream.concat(
            parts.stream().flatMap(Part::warnings),
            certificates.stream().flatMap(each -> each.warnings().stream()))
        .toList();
  }

  /** Where this machine itself reaches it. */
  URI ownUrl() {
    return ownUrl;
  }

  /** A link to set up with or go on with; empty once that is done, and where nobody is served. */
  Optional<String> setupLink() {
    return setup.flatMap(one -> one.link(publicUrl));
  }

  /** Stops taking requests, writes what waits, and stops the database if it is ours. */
  @Override
  public void close() {
    Opened.close(open);
  }
}

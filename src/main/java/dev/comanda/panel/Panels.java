package dev.comanda.panel;

import dev.comanda.bill.Bills;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.desk.Alert;
import dev.comanda.live.Snapshots;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.ScanMode;
import dev.comanda.log.Audience;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Mark;
import dev.comanda.log.Position;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.order.SessionOrders;
import dev.comanda.panel.Views.GuestSession;
import dev.comanda.panel.Views.ListedSession;
import dev.comanda.panel.Views.Panel;
import dev.comanda.panel.Views.StaffSession;
import dev.comanda.preparation.Screens;
import dev.comanda.preparation.seen.ShownTicket;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import dev.comanda.session.SpotRequests;
import dev.comanda.session.Spots;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the screens show, each time as of one position of the log. Thread-safe. */
public final class Panels implements Snapshots {
  /** Closed sessions that the panel shows, so that a mistake can still be looked up. */
  private static final int CLOSED_MAX = 50;

  /** Scanned orders that the panel shows. */
  private static final int SCANS_MAX = 100;

  /** Bytes of the orders that a panel begins with: some 3,000 lines; older ones are asked for. */
  static final int PANEL_BYTES_MAX = 2 * 1024 * 1024;

  /** Bytes of the orders that a session begins with, and of those of one more part of it. */
  static final int SESSION_BYTES_MAX = 1024 * 1024;

  /** Bytes of the orders of a session that was just changed: told however much there is. */
  private static final int CHANGED_BYTES_MAX = Order.BYTES_MAX;

  /** How long guests may look at their closed session. */
  private static final Duration CLOSED_READABLE = Duration.ofHours(24);

  private final Database database;
  private final Sessions sessions;
  private final Screens screens;
  private final Clock clock;
  private final Supplier<String> publicUrl;

  /**
   * Views of a database; {@code publicUrl} is where phones reach us, without a slash at the end.
   */
  public Panels(
      Database database,
      Sessions sessions,
      Screens screens,
      Clock clock,
      Supplier<String> publicUrl) {
    this.database = database;
    this.sessions = sessions;
    this.screens = screens;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Optional<UUID> locationOf(UUID sessionId) {
    return sessions.locationOf(sessionId);
  }

  @Override
  public Snapshot ofLocation(UUID locationId, Audience audience) {
    var all = all(locationId);
    return new Snapshot(all.at().position(), Known.panel(all.panel(), audience));
  }

  /** All that a panel shows of a location at a mark. */
  record All(Mark at, Panel panel) {}

  All all(UUID locationId) {
    return database.snapshot(
        tx -> {
          var at = LocationLog.mark(tx, locationId).get();
          var location = Locations.one(tx, locationId);
          var views = onPanel(tx, location, Sessions.current(tx, locationId, CLOSED_MAX));
          var scans = scans(tx, location);
          return new All(
              at,
              new Panel(
                  at.position().toString(),
                  Views.Place.of(location),
                  views,
                  Spots.all(tx, locationId),
                  SpotRequests.open(tx, locationId),
                  scans,
                  ShownTicket.ofPanel(tx, locationId, Known.orders(views, scans)),
                  Alert.open(tx, locationId)));
        });
  }

  @Override
  public Optional<UUID> goesOnIn(UUID locationId, UUID sessionId) {
    return sessions.goesOnIn(new Sessions.Key(locationId, sessionId));
  }

  @Override
  public Snapshot ofRequest(UUID locationId, UUID requestId) {
    return database.snapshot(
        tx ->
            new Snapshot(
                position(tx, locationId),
                SpotViews.AskedView.of(SpotRequests.one(tx, locationId, requestId))));
  }

  @Override
  public Snapshot ofSession(UUID locationId, UUID sessionId, Audience audience) {
    var all = ofSession(locationId, sessionId);
    return new Snapshot(all.position(), Known.session((StaffSession) all.data(), audience));
  }

  private Snapshot ofSession(UUID locationId, UUID sessionId) {
    return database.snapshot(
        tx -> {
          var position = position(tx, locationId);
          var session = session(tx, locationId, sessionId);
          return new Snapshot(position, view(tx, session, SESSION_BYTES_MAX));
        });
  }

  @Override
  public Snapshot forGuests(UUID locationId, UUID sessionId) {
    return database.snapshot(
        tx -> {
          var position = position(tx, locationId);
          var session = readable(tx, locationId, sessionId);
          var location = Locations.one(tx, locationId);
          var ids = List.of(session.id());
          var orders = SessionOrders.of(tx, location, ids, ids, SESSION_BYTES_MAX);
          var shown = Objects.requireNonNull(orders.get(session.id()));
          return new Snapshot(
              position,
              GuestSession.of(
                  session,
                  shown,
                  Bills.ofSessions(tx, locationId, ids).getOrDefault(session.id(), List.of()),
                  ShownTicket.ofOrders(
                      tx, locationId, shown.orders().stream().map(Order::id).toList())));
        });
  }

  /**
   * How far a location is where a session, or the one that it was merged into, is open.
   *
   * @throws Refused {@code session_closed}, {@code not_found}
   */
  Mark open(UUID locationId, UUID sessionId) {
    return database.glance(
        tx -> {
          var key = new Sessions.Key(locationId, sessionId);
          var standings = Sessions.standings(tx, List.of(key));
          var mark = LocationLog.mark(tx, locationId);
          Sessions.requireOpen(standings.get().get(key));
          return mark.get();
        });
  }

  /** The session that guests of one may look at now: another one where it was merged into that. */
  Session readable(UUID locationId, UUID sessionId) {
    return database.read(tx -> readable(tx, locationId, sessionId));
  }

  private Session readable(Tx tx, UUID locationId, UUID sessionId) throws SQLException {
    var session =
        Sessions.current(tx, new Sessions.Key(locationId, sessionId)).orElseThrow(Panels::notFound);
    if (session.closedAt() != null
        && session.closedAt().plus(CLOSED_READABLE).isBefore(clock.instant())) {
      throw notFound();
    }
    return session;
  }

  /** A session of a location with its latest orders. */
  StaffSession staffSession(UUID locationId, UUID sessionId) {
    return (StaffSession) ofSession(locationId, sessionId).data();
  }

  /** A session of a location after a change of it. */
  StaffSession changed(UUID locationId, UUID sessionId) {
    return database.snapshot(tx -> view(tx, session(tx, locationId, sessionId), CHANGED_BYTES_MAX));
  }

  /** A page of sessions, newest first. */
  List<ListedSession> page(UUID locationId, List<Session.State> states, UUID before, int limit) {
    return database.snapshot(
        tx -> {
          var page = Sessions.page(tx, locationId, states, before, limit);
          var ids = page.stream().map(Session::id).toList();
          var orders = SessionOrders.counted(tx, Locations.one(tx, locationId), ids);
          return page.stream()
              .map(
                  session ->
                      ListedSession.of(
                          session,
                          Objects.requireNonNull(orders.get(session.id())),
                          publicUrl.get()))
              .toList();
        });
  }

  private StaffSession view(Tx tx, Session session, int bytesMax) throws SQLException {
    var ids = List.of(session.id());
    var orders = SessionOrders.of(tx, Locations.one(tx, session.locationId()), ids, ids, bytesMax);
    return views(tx, List.of(session), orders).getFirst().with(tx);
  }

  private List<StaffSession> onPanel(Tx tx, Location location, List<Session> shown)
      throws SQLException {
    var ids = shown.stream().map(Session::id).toList();
    var making = ShownTicket.sessionsToMake(tx, location.id());
    var whole =
        shown.stream()
            .filter(each -> !each.isClosed() || making.contains(each.id()))
            .map(Session::id)
            .toList();
    var orders = SessionOrders.of(tx, location, ids, whole, PANEL_BYTES_MAX);
    return views(tx, shown, orders).stream()
        .map(view -> whole.contains(view.session().id()) ? view : view.summedUp(orders))
        .toList();
  }

  private List<StaffSession> views(Tx tx, List<Session> shown, Map<UUID, SessionOrders> orders)
      throws SQLException {
    if (shown.isEmpty()) {
      return List.of();
    }
    var ids = shown.stream().map(Session::id).toList();
    var payments = Bills.ofSessions(tx, shown.getFirst().locationId(), ids);
    return shown.stream()
        .map(
            session ->
                StaffSession.of(
                    session,
                    Objects.requireNonNull(orders.get(session.id())),
                    payments.getOrDefault(session.id(), List.of()),
                    publicUrl.get()))
        .toList();
  }

  @Override
  public Optional<UUID> locationOfStation(UUID stationId) {
    return screens.locationOf(stationId);
  }

  @Override
  public Snapshot ofStation(UUID locationId, UUID stationId) {
    return screens.station(locationId, stationId);
  }

  @Override
  public Snapshot ofBoard(UUID locationId) {
    return screens.board(locationId);
  }

  /** Scanned orders stay to be looked at when a location takes no more of them. */
  private static @Nullable List<Order> scans(Tx tx, Location location) throws SQLException {
    var scanned = Orders.scanned(tx, location.id(), SCANS_MAX);
    return scanned.isEmpty() && location.scan() == ScanMode.OFF ? null : scanned;
  }

  private static Session session(Tx tx, UUID locationId, UUID sessionId) throws SQLException {
    var key = new Sessions.Key(locationId, sessionId);
    return Optional.ofNullable(Sessions.find(tx, List.of(key)).get(key))
        .orElseThrow(Panels::notFound);
  }

  private static Position position(Tx tx, UUID locationId) throws SQLException {
    return LocationLog.mark(tx, locationId).get().position();
  }

  private static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such session.");
  }
}

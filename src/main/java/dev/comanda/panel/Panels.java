package dev.comanda.panel;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.live.Snapshots;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.ScanMode;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Position;
import dev.comanda.order.Bills;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.order.Payment;
import dev.comanda.panel.Views.GuestSession;
import dev.comanda.panel.Views.Panel;
import dev.comanda.panel.Views.StaffSession;
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

  /** How long guests may look at their closed session. */
  private static final Duration CLOSED_READABLE = Duration.ofHours(24);

  private final Database database;
  private final Sessions sessions;
  private final Clock clock;
  private final Supplier<String> publicUrl;

  /**
   * Views of a database; {@code publicUrl} is where phones reach us, without a slash at the end.
   */
  public Panels(Database database, Sessions sessions, Clock clock, Supplier<String> publicUrl) {
    this.database = database;
    this.sessions = sessions;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Optional<UUID> locationOf(UUID sessionId) {
    return sessions.locationOf(sessionId);
  }

  @Override
  public Snapshot ofLocation(UUID locationId) {
    return database.snapshot(
        tx -> {
          var position = position(tx, locationId);
          var location = Locations.one(tx, locationId);
          var current = Sessions.current(tx, locationId, CLOSED_MAX);
          var views = views(tx, locationId, current);
          return new Snapshot(
              position,
              new Panel(
                  position.toString(),
                  Views.Place.of(location),
                  views,
                  Spots.all(tx, locationId),
                  SpotRequests.open(tx, locationId),
                  scans(tx, location)));
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
  public Snapshot ofSession(UUID locationId, UUID sessionId) {
    return database.snapshot(
        tx -> {
          var position = position(tx, locationId);
          var session = session(tx, locationId, sessionId);
          return new Snapshot(position, views(tx, locationId, List.of(session)).getFirst());
        });
  }

  @Override
  public Snapshot forGuests(UUID locationId, UUID sessionId) {
    return database.snapshot(
        tx -> {
          var position = position(tx, locationId);
          var session =
              Sessions.current(tx, new Sessions.Key(locationId, sessionId))
                  .orElseThrow(Panels::notFound);
          if (session.closedAt() != null
              && session.closedAt().plus(CLOSED_READABLE).isBefore(clock.instant())) {
            throw notFound();
          }
          var location = Locations.one(tx, locationId);
          var orders = Orders.ofSessions(tx, locationId, List.of(session.id()));
          var payments = Bills.ofSessions(tx, locationId, List.of(session.id()));
          return new Snapshot(
              position,
              GuestSession.of(
                  session,
                  orders.getOrDefault(session.id(), List.of()),
                  payments.getOrDefault(session.id(), List.of()),
                  location));
        });
  }

  /** A session of a location with all its orders. */
  StaffSession staffSession(UUID locationId, UUID sessionId) {
    return (StaffSession) ofSession(locationId, sessionId).data();
  }

  /** A page of sessions, newest first. */
  List<StaffSession> page(UUID locationId, List<Session.State> states, UUID before, int limit) {
    return database.snapshot(
        tx -> views(tx, locationId, Sessions.page(tx, locationId, states, before, limit)));
  }

  private List<StaffSession> views(Tx tx, UUID locationId, List<Session> shown)
      throws SQLException {
    var location = Locations.one(tx, locationId);
    var ids = shown.stream().map(Session::id).toList();
    var orders = Orders.ofSessions(tx, locationId, ids);
    var payments = Bills.ofSessions(tx, locationId, ids);
    return shown.stream()
        .map(
            session ->
                StaffSession.of(
                    session,
                    orders.getOrDefault(session.id(), List.<Order>of()),
                    payments.getOrDefault(session.id(), List.<Payment>of()),
                    location,
                    publicUrl.get()))
        .toList();
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
    var bounds = LocationLog.bounds(tx, locationId);
    return new Position(bounds.epoch(), bounds.lastSeq());
  }

  private static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "There is no such session.");
  }
}

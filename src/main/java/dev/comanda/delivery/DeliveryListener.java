package dev.comanda.delivery;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Rules;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Integration.BookOn;
import dev.comanda.delivery.integration.Integration.DocumentRule;
import dev.comanda.delivery.integration.IntegrationsForOrder;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.FollowOrders;
import dev.comanda.delivery.queue.NewDeliveries;
import dev.comanda.log.Commits;
import dev.comanda.log.Event;
import dev.comanda.log.Head;
import dev.comanda.order.IdAt;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener;
import dev.comanda.order.Orders;
import dev.comanda.order.line.Line;
import dev.comanda.session.Session;
import dev.comanda.session.SessionListener;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries hang on orders and sessions: what is ordered is to be booked in the ERPs of its
 * location, as each of them says when and on what; what is voided is to be booked no more.
 * Thread-safe.
 */
public final class DeliveryListener implements OrderListener, SessionListener {
  private final IntegrationsForOrder integrations = new IntegrationsForOrder();
  private final Wakes wakes = new Wakes();
  private final Running running;

  /** Deliveries of integrations. */
  public DeliveryListener(Running running) {
    this.running = running;
  }

  /** Hears of commits, for who works deliveries off. */
  public Commits wakes() {
    return wakes;
  }

  /** What runs integrations needs to know of them. */
  Running running() {
    return running;
  }

  /** From now on that is told of commits. */
  void wakes(Commits sleeper) {
    wakes.sleeper = sleeper;
  }

  /** Hears of commits before there is anybody who wants to know. */
  private static final class Wakes implements Commits {
    private volatile Commits sleeper = (locationId, epoch, events) -> {};

    @Override
    public void committed(UUID locationId, long epoch, List<Event> events) {
      sleeper.committed(locationId, epoch, events);
    }
  }

  @Override
  public void placed(Tx tx, List<Fresh> orders) throws SQLException {
    var heads = new HashMap<UUID, Head>();
    orders.forEach(each -> heads.put(each.order().locationId(), each.head()));
    var here = integrations.find(tx, heads);
    var fresh = new NewDeliveries();
    var documents = documents(tx, orders.stream().map(Fresh::order).toList(), here);
    for (var each : orders) {
      var order = each.order();
      if (each.along() instanceof Sent sent) {
        fresh.add(sent.delivery(order, each.head()), each.head());
      }
      for (var at : onPlaced(at(here, order), order)) {
        if (!(each.along() instanceof Sent sent && sent.integrationId().equals(at.id()))) {
          var document = document(at, documents.get(order.sessionId()));
          book(order, at, document, at(here, order), each.head(), Which.ALL, fresh);
        }
      }
    }
    fresh.write(tx);
  }

  /** An order without a session has no closing to wait for. */
  private static List<Integration> onPlaced(IntegrationsForOrder.Here here, Order order) {
    var booking = new ArrayList<>(here.booking(BookOn.PLACED));
    if (order.sessionId() == null) {
      booking.addAll(here.booking(BookOn.CLOSED));
    }
    return booking;
  }

  private static IntegrationsForOrder.Here at(
      Map<UUID, IntegrationsForOrder.Here> here, Order order) {
    return Objects.requireNonNull(here.get(order.locationId()));
  }

  /** The sessions of orders, where an integration books on what they say. */
  private static Map<@Nullable UUID, Session> documents(
      Tx tx, List<Order> orders, Map<UUID, IntegrationsForOrder.Here> here) throws SQLException {
    var keys =
        orders.stream()
            .filter(order -> order.sessionId() != null && at(here, order).asksSessions())
            .map(
                order ->
                    new Sessions.Key(order.locationId(), Objects.requireNonNull(order.sessionId())))
            .distinct()
            .toList();
    var sessions = new HashMap<@Nullable UUID, Session>();
    Sessions.find(tx, keys).forEach((key, session) -> sessions.put(key.sessionId(), session));
    return sessions;
  }

  private static @Nullable String document(Integration at, @Nullable Session session) {
    return switch (at.documentRule()) {
      case FIXED -> at.fixedDocument();
      case SPOT, SESSION -> session == null ? null : session.document();
    };
  }

  /**
   * Which lines of an order are to be booked.
   *
   * @param lines their numbers; null for all
   * @param known those that are booked already, or are to be
   */
  private record Which(@Nullable Set<Integer> lines, Set<FollowOrders.Of> known) {
    static final Which ALL = new Which(null, Set.of());

    boolean has(Order order, Line line, Integration at) {
      return line.state() == Line.State.ORDERED
          && (lines == null || lines.contains(line.no()))
          && !known.contains(new FollowOrders.Of(order.id(), line.no(), at.id()));
    }
  }

  private static void book(
      Order order,
      Integration at,
      @Nullable String document,
      IntegrationsForOrder.Here here,
      Head head,
      Which which,
      NewDeliveries fresh) {
    for (var line : order.lines()) {
      if (which.has(order, line, at)) {
        var what =
            new Delivery.What(
                document,
                line.productId(),
                here.number(at.id(), line.productId()),
                line.name(),
                line.quantity(),
                line.unit());
        fresh.add(NewDeliveries.of(order, head, line.no(), at.id(), at.markPrefix(), what), head);
      }
    }
  }

  @Override
  public void voided(Tx tx, List<Written> orders) throws SQLException {
    var heads = new HashMap<UUID, Head>();
    orders.forEach(each -> heads.put(each.order().locationId(), each.head()));
    var here = integrations.find(tx, heads);
    var rules = new HashMap<UUID, Rules>();
    for (var at : here.values()) {
      at.all().forEach(each -> rules.put(each.id(), running.rules(each)));
    }
    FollowOrders.voided(tx, orders, rules);
  }

  @Override
  public void documented(Tx tx, Head head, Session session) throws SQLException {
    var here = integrations.find(tx, Map.of(session.locationId(), head));
    var at = Objects.requireNonNull(here.get(session.locationId()));
    // Also what is not active now: it may be again, and its lines wait.
    var follows =
        at.all().stream()
            .filter(each -> each.documentRule() != DocumentRule.FIXED)
            .collect(Collectors.toMap(Integration::id, running::rules));
    var document = session.document();
    if (!follows.isEmpty() && document != null) {
      FollowOrders.documented(tx, head, ordersOf(tx, session), document, follows);
    }
  }

  private static List<Order> ordersOf(Tx tx, Session session) throws SQLException {
    return Orders.ofSessions(tx, List.of(new IdAt(session.locationId(), session.id())));
  }

  /** What has come along is booked on what the session it came to is booked on. */
  @Override
  public void enlarged(Tx tx, Head head, Session from, Session into) throws SQLException {
    documented(tx, head, into);
  }

  @Override
  public void served(Tx tx, List<Served> orders) throws SQLException {
    var heads = new HashMap<UUID, Head>();
    orders.forEach(each -> heads.put(each.order().locationId(), each.head()));
    var here = integrations.find(tx, heads);
    var booking =
        orders.stream()
            .filter(each -> !at(here, each.order()).booking(BookOn.SERVED).isEmpty())
            .toList();
    if (booking.isEmpty()) {
      return;
    }
    var all = booking.stream().map(Served::order).toList();
    var known = FollowOrders.known(tx, all);
    var documents = documents(tx, all, here);
    var fresh = new NewDeliveries();
    for (var each : booking) {
      var order = each.order();
      for (var at : at(here, order).booking(BookOn.SERVED)) {
        var which = new Which(each.lines(), known);
        var document = document(at, documents.get(order.sessionId()));
        book(order, at, document, at(here, order), each.head(), which, fresh);
      }
    }
    fresh.write(tx);
  }

  /** What nobody has said to be served by then counts as served. */
  @Override
  public void closed(Tx tx, Map<Session, Head> sessions) throws SQLException {
    var heads = new HashMap<UUID, Head>();
    sessions.forEach((session, head) -> heads.put(session.locationId(), head));
    var here = integrations.find(tx, heads);
    var fresh = new NewDeliveries();
    for (var closed : sessions.entrySet()) {
      var session = closed.getKey();
      var at = Objects.requireNonNull(here.get(session.locationId()));
      var booking = new ArrayList<Integration>(at.booking(BookOn.CLOSED));
      booking.addAll(at.booking(BookOn.SERVED));
      if (!booking.isEmpty()) {
        var orders = ordersOf(tx, session);
        var which = new Which(null, FollowOrders.known(tx, orders));
        for (var order : orders) {
          for (var each : booking) {
            book(order, each, document(each, session), at, closed.getValue(), which, fresh);
          }
        }
      }
    }
    fresh.write(tx);
  }
}

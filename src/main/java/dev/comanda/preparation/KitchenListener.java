package dev.comanda.preparation;

import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.prepared.PreparedForOrder;
import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.order.OrderListener;
import dev.comanda.preparation.Ticket.State;
import dev.comanda.preparation.served.ServedLines;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.SessionListener;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How kitchens hang on orders and sessions: what is placed is ticketed, what changes changes on its
 * ticket, and a session with something still to be made is not closed unasked. A location without a
 * station has no kitchen here. Thread-safe.
 */
public final class KitchenListener implements OrderListener, SessionListener {
  private final PreparedForOrder prepared = new PreparedForOrder();
  private final StationsForOrder stations = new StationsForOrder();
  private final ServedLines served;

  /**
   * Kitchens.
   *
   * @param served is told of lines that were served
   */
  public KitchenListener(OrderListener served) {
    this.served = new ServedLines(served);
  }

  /** Tells of lines that were served. */
  public ServedLines served() {
    return served;
  }

  /** What it remembers of stations, for what else is done under the locks of locations. */
  public StationsForOrder stations() {
    return stations;
  }

  @Override
  public void placed(Tx tx, List<Fresh> orders) throws SQLException {
    var heads = new HashMap<UUID, Head>();
    orders.forEach(each -> heads.put(each.order().locationId(), each.head()));
    var here = stations.find(tx, heads);
    var routed =
        orders.stream().filter(each -> !here(here, each.order().locationId()).isEmpty()).toList();
    var made = new ArrayList<Ticket>();
    if (!routed.isEmpty()) {
      make(tx, routed, heads, here, made);
    }
    served.placed(tx, orders, made);
  }

  private void make(
      Tx tx,
      List<Fresh> routed,
      Map<UUID, Head> heads,
      Map<UUID, StationsForOrder.Here> here,
      List<Ticket> made)
      throws SQLException {
    var how = prepared.find(tx, heads, products(routed));
    for (var each : routed) {
      var order = each.order();
      var at = here(here, order.locationId());
      for (var ticket : Tickets.of(order, each.session(), each.head(), at, how)) {
        TicketChanges.told(ticket, each.head());
        made.add(ticket);
      }
    }
    if (!made.isEmpty()) {
      TicketRows.insert(tx, made);
    }
  }

  private static StationsForOrder.Here here(Map<UUID, StationsForOrder.Here> all, UUID locationId) {
    return Objects.requireNonNull(all.get(locationId));
  }

  private static List<ProductsForOrder.Key> products(List<Fresh> orders) {
    return orders.stream()
        .map(Fresh::order)
        .flatMap(
            order ->
                order.lines().stream()
                    .filter(line -> line.openItem() == null)
                    .map(line -> new ProductsForOrder.Key(order.locationId(), line.productId())))
        .distinct()
        .toList();
  }

  @Override
  public void voided(Tx tx, List<Written> orders) throws SQLException {
    var byOrder = new HashMap<UUID, Written>();
    orders.forEach(each -> byOrder.put(each.order().id(), each));
    var keys =
        orders.stream()
            .map(each -> new TicketRows.Key(each.order().locationId(), each.order().id()))
            .toList();
    var changes = new TicketChanges(TicketRows.ofOrders(tx, keys));
    for (var ticket : changes.all()) {
      var written = Objects.requireNonNull(byOrder.get(ticket.orderId()));
      follow(changes, ticket, written);
    }
    for (var written : orders) {
      spare(changes, written);
    }
    changes.write(tx);
    served.voided(tx, orders, changes.all());
  }

  /**
   * Of units that are no longer wanted those go first that nobody has begun, the last first; what
   * is begun is struck through, for whoever stands beside the robot. What is done stays.
   */
  private static void spare(TicketChanges changes, Written written) {
    var byLine =
        changes.all().stream()
            .filter(ticket -> ticket.orderId().equals(written.order().id()))
            .filter(ticket -> ticket.card().unit() != null && ticket.wanted())
            .collect(Collectors.groupingBy(ticket -> ticket.card().lines().getFirst().no()));
    byLine.forEach(
        (no, tickets) -> {
          int wanted = written.order().lines().get(no - 1).quantity().value().intValue();
          var units =
              tickets.stream().collect(Collectors.groupingBy(KitchenListener::unit)).values();
          units.stream()
              .sorted(
                  Comparator.comparing(KitchenListener::stage)
                      .thenComparingInt(unit -> -unit(unit.getFirst())))
              .limit(Math.max(0, units.size() - wanted))
              .filter(unit -> stage(unit) != Stage.DONE)
              .flatMap(List::stream)
              .forEach(ticket -> drop(changes, ticket, written.head()));
        });
  }

  private static int unit(Ticket ticket) {
    return Objects.requireNonNull(ticket.card().unit());
  }

  /** How far a unit is; the earlier, the sooner it is given up. */
  private enum Stage {
    NOT_BEGUN,
    BEGUN,
    DONE
  }

  private static Stage stage(List<Ticket> unit) {
    if (unit.stream().noneMatch(Ticket::open)) {
      return Stage.DONE;
    }
    boolean begun = unit.stream().anyMatch(ticket -> ticket.progress().hand().worker() != null);
    return begun ? Stage.BEGUN : Stage.NOT_BEGUN;
  }

  private static void drop(TicketChanges changes, Ticket ticket, Head head) {
    var progress = ticket.progress();
    var after =
        progress.hand().worker() == null
            ? ticket.with(progress.cancelled())
            : ticket.with(ticket.card().struck(), progress);
    changes.change(ticket, after, head);
  }

  /** What is done stays so; what nobody has in hand and no cook looks at is over at once. */
  private static void follow(TicketChanges changes, Ticket ticket, Written written) {
    var progress = ticket.progress();
    var card = ticket.card().following(written.order());
    if (card.equals(ticket.card()) || !(ticket.open() || progress.state() == State.READY)) {
      return;
    }
    boolean unseen =
        progress.state() == State.HELD || (progress.state() == State.QUEUED && card.unit() != null);
    var after =
        card.voided() && unseen
            ? ticket.with(card.confirmed(), progress.cancelled())
            : ticket.with(card, progress);
    changes.change(ticket, after, written.head());
  }

  @Override
  public void renamed(Tx tx, Head head, Session session) throws SQLException {
    var ids = List.of(session.id());
    var changes = new TicketChanges(TicketRows.ofSessions(tx, session.locationId(), ids, ids));
    for (var ticket : changes.all()) {
      var card = ticket.card().moved(session.name());
      boolean shown = ticket.open() || ticket.progress().state() == State.READY;
      if (shown && !card.equals(ticket.card())) {
        changes.change(ticket, ticket.with(card, ticket.progress()), head);
      }
    }
    changes.write(tx);
  }

  @Override
  public void enlarged(Tx tx, Head head, Session from, Session into) throws SQLException {
    // Their orders have gone on before them.
    var changes =
        new TicketChanges(
            TicketRows.ofSessions(
                tx, from.locationId(), List.of(from.id()), List.of(from.id(), into.id())));
    for (var ticket : changes.all()) {
      var card = ticket.card().moved(into.name());
      changes.change(ticket, ticket.in(into.id(), card), head);
    }
    changes.write(tx);
  }

  /** As it says, where something is still to be made. */
  @Override
  public Map<Sessions.Key, Refused> objections(Tx tx, Collection<Sessions.Key> keys)
      throws SQLException {
    var objections = new HashMap<Sessions.Key, Refused>();
    var byLocation = keys.stream().collect(Collectors.groupingBy(Sessions.Key::locationId));
    for (var location : byLocation.entrySet()) {
      var ids = location.getValue().stream().map(Sessions.Key::sessionId).toList();
      var open =
          TicketRows.ofSessions(tx, location.getKey(), ids, ids).stream()
              .filter(ticket -> ticket.open() && !ticket.card().voided())
              .collect(Collectors.groupingBy(t -> Objects.requireNonNull(t.sessionId())));
      open.forEach(
          (id, tickets) ->
              objections.put(new Sessions.Key(location.getKey(), id), unserved(tickets)));
    }
    return objections;
  }

  private static Refused unserved(List<Ticket> tickets) {
    long lines =
        tickets.stream()
            .mapToLong(t -> t.card().lines().stream().filter(CardLine::counts).count())
            .sum();
    var words =
        lines == 1
            ? "One line of this session is still to be made."
            : lines + " lines of this session are still to be made.";
    return new Refused(Code.SESSION_UNSERVED, words).at("/confirm", "unserved");
  }
}

package dev.comanda.preparation;

import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.prepared.Prepared;
import dev.comanda.db.Ids;
import dev.comanda.log.Head;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.preparation.ready.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tickets of one order that was just placed: which station makes what. */
final class Tickets {
  private final Order order;
  private final @Nullable String place;
  private final Head head;
  private boolean serialTaken;

  private Tickets(Order order, @Nullable String place, Head head) {
    this.order = order;
    this.place = place;
    this.head = head;
  }

  /**
   * The tickets of an order, in the order in which they are planned.
   *
   * @param place the name of its session; null without one
   * @param stations of its location, at least one
   * @param prepared how its products are; those that are not there are not of the catalog
   */
  static List<Ticket> of(
      Order order,
      @Nullable String place,
      Head head,
      StationsForOrder.Here stations,
      Map<ProductsForOrder.Key, Prepared> prepared) {
    var wanted = order.lines().stream().map(line -> wanted(order, line, prepared)).toList();
    var parts = Plan.of(stations, new Schedule(head.sums(), head.now()), wanted);
    var made = new Tickets(order, place, head);
    var ids = Ids.next(parts.size());
    var tickets = new ArrayList<Ticket>();
    for (int i = 0; i < parts.size(); i++) {
      tickets.add(made.ticket(ids.get(i), i + 1, parts.get(i)));
    }
    return tickets;
  }

  private static Plan.Wanted<CardLine> wanted(
      Order order, Line line, Map<ProductsForOrder.Key, Prepared> prepared) {
    var key = new ProductsForOrder.Key(order.locationId(), line.productId());
    var how = Optional.ofNullable(prepared.get(key));
    var allergens = how.map(Prepared::allergens).orElse(List.of());
    var card = CardLine.of(line, line.quantity(), allergens);
    return new Plan.Wanted<>(card, line.productId(), line.quantity(), how);
  }

  private Ticket ticket(UUID id, int no, Plan.Part<CardLine> part) {
    return new Ticket(
        id, order.locationId(), order.id(), no, order.sessionId(), card(part), progress(part), 1);
  }

  private Progress progress(Plan.Part<CardLine> part) {
    var at = part.station() == null ? null : part.station().id();
    var planned = part.planned();
    return at == null || planned == null
        ? Progress.held(
            at, at == null ? scanned() : null, Objects.requireNonNull(part.held()), head.now())
        : Progress.queued(at, serial(part), head.now(), planned.fireAt());
  }

  /** Robots know what they make by its serial. */
  private @Nullable Integer serial(Plan.Part<CardLine> part) {
    var known = scanned();
    return known == null && part.unit() != null ? Integer.valueOf(head.nextSerial()) : known;
  }

  /** What a scan was answered is what its drink is known by: the first that is made of it. */
  private @Nullable Integer scanned() {
    if (serialTaken || order.serials().isEmpty()) {
      return null;
    }
    serialTaken = true;
    return order.serials().getFirst();
  }

  private Card card(Plan.Part<CardLine> part) {
    var planned = part.planned();
    return new Card(
        order.number(),
        part.unit(),
        place,
        null,
        order.customerName(),
        order.size(),
        order.source(),
        order.placedBy(),
        order.consumption(),
        part.minutes(),
        planned == null ? null : planned.promise(),
        planned == null ? null : planned.taken(),
        part.unit() == null ? part.lines() : part.lines().stream().map(CardLine::one).toList(),
        false);
  }
}

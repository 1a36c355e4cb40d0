package dev.comanda.preparation;

import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.prepared.Prepared;
import dev.comanda.db.Ids;
import dev.comanda.location.Quantity;
import dev.comanda.log.Head;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.ready.Schedule;
import dev.comanda.preparation.ready.Schedule.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of one order that was just placed: which station makes what. Total: what it does not
 * know where to send is held.
 */
final class Tickets {
  /** Units of one order that robots are given; what is more is for a person to decide. */
  static final int UNITS_MAX = 50;

  private final Order order;
  private final @Nullable String place;
  private final Head head;
  private final StationsForOrder.Here stations;
  private final Schedule schedule;
  private final Map<ProductsForOrder.Key, Prepared> prepared;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Station, List<CardLine>> ofPeople = new LinkedHashMap<>();
  private final Map<Station, Integer> minutes = new LinkedHashMap<>();
  private final List<CardLine> nowhere = new ArrayList<>();
  private boolean serialTaken;
  private int units;

  private record Part(Card card, Progress progress) {}

  private Tickets(
      Order order,
      @Nullable String place,
      Head head,
      StationsForOrder.Here stations,
      Map<ProductsForOrder.Key, Prepared> prepared) {
    this.order = order;
    this.place = place;
    this.head = head;
    this.stations = stations;
    this.schedule = new Schedule(head.sums(), head.now());
    this.prepared = prepared;
  }

  /**
   * The tickets of an order.
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
    var made = new Tickets(order, place, head, stations, prepared);
    order.lines().forEach(made::route);
    made.gather();
    return made.tickets();
  }

  private void route(Line line) {
    var how =
        Optional.ofNullable(
            prepared.get(new ProductsForOrder.Key(order.locationId(), line.productId())));
    if (how.isPresent() && !how.get().needed()) {
      return;
    }
    var allergens = how.map(Prepared::allergens).orElse(List.of());
    var card = CardLine.of(line, line.quantity(), allergens);
    var live = how.map(stations::makers).orElse(List.of());
    if (live.isEmpty()) {
      nowhere.add(card);
    }
    for (var station : live) {
      int takes = stations.takes(station, line.productId(), how.map(Prepared::minutes));
      if (station.kind() == Station.Kind.PEOPLE) {
        ofPeople.computeIfAbsent(station, at -> new ArrayList<>()).add(card);
        minutes.merge(station, takes, Math::max);
      } else {
        units(station, card, takes);
      }
    }
  }

  /** Robots make one unit at a time, each known by a serial. */
  private void units(Station station, CardLine line, int takes) {
    var whole = whole(line.quantity());
    if (whole.isEmpty() || units + whole.get() > UNITS_MAX) {
      var held = Progress.held(station.id(), null, Held.TOO_MANY, head.now());
      add(card(List.of(line), null, takes, null), held);
      return;
    }
    for (int unit = 1; unit <= whole.get(); unit++) {
      units++;
      var planned = schedule.plan(station.pace(), takes);
      var queued = Progress.queued(station.id(), serial(), head.now(), planned.fireAt());
      add(card(List.of(line.one()), unit, takes, planned), queued);
    }
  }

  private static Optional<Integer> whole(Quantity quantity) {
    try {
      return Optional.of(quantity.value().intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** What a scan was answered is what its drink is known by. */
  private int serial() {
    if (!serialTaken && !order.serials().isEmpty()) {
      serialTaken = true;
      return order.serials().getFirst();
    }
    return head.nextSerial();
  }

  private void gather() {
    ofPeople.forEach(
        (station, lines) -> {
          var known = serialTaken || order.serials().isEmpty() ? null : order.serials().getFirst();
          serialTaken = true;
          int takes = minutes.getOrDefault(station, 0);
          var planned = schedule.plan(station.pace(), takes);
          var queued = Progress.queued(station.id(), known, head.now(), planned.fireAt());
          add(card(lines, null, takes, planned), queued);
        });
    if (!nowhere.isEmpty()) {
      var known = serialTaken || order.serials().isEmpty() ? null : order.serials().getFirst();
      int takes = stations.all().getFirst().minutes();
      add(
          card(nowhere, null, takes, null),
          Progress.held(null, known, Held.NO_STATION, head.now()));
    }
  }

  private void add(Card card, Progress progress) {
    parts.add(new Part(card, progress));
  }

  /** What is made together is listed in that order. */
  private List<Ticket> tickets() {
    var ids = Ids.next(parts.size());
    var tickets = new ArrayList<Ticket>();
    for (int i = 0; i < parts.size(); i++) {
      tickets.add(
          new Ticket(
              ids.get(i),
              order.locationId(),
              order.id(),
              i + 1,
              order.sessionId(),
              parts.get(i).card(),
              parts.get(i).progress(),
              1));
    }
    return tickets;
  }

  private Card card(
      List<CardLine> lines, @Nullable Integer unit, int takes, @Nullable Planned planned) {
    return new Card(
        order.number(),
        unit,
        place,
        null,
        order.customerName(),
        order.size(),
        order.source(),
        order.placedBy(),
        order.consumption(),
        takes,
        planned == null ? null : planned.promise(),
        planned == null ? null : planned.taken(),
        lines,
        false);
  }
}

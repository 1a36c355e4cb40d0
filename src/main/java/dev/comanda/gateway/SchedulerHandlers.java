package dev.comanda.gateway;

import static dev.comanda.gateway.SchedulerFaultHandlers.error;
import static dev.comanda.gateway.SchedulerFaultHandlers.missing;
import static dev.comanda.http.Access.OPEN;

import dev.comanda.catalog.Product;
import dev.comanda.gateway.SchedulerFaultHandlers.Field;
import dev.comanda.http.Handler;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Verb;
import dev.comanda.http.Wording;
import dev.comanda.json.NameKey;
import dev.comanda.json.Text;
import dev.comanda.location.Location;
import dev.comanda.order.Order;
import dev.comanda.order.scan.Scan;
import dev.comanda.preparation.line.Asking;
import dev.comanda.preparation.line.RobotOrder;
import dev.comanda.preparation.line.RobotStatus;
import dev.comanda.preparation.robot.AllowedAddresses;
import dev.comanda.problem.Refused;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The first order scheduler, path by path, for robots that cannot change. Each path is served with
 * and without a slash at its end and never led elsewhere; faults have the member {@code error}, and
 * name what is missing in another.
 */
final class SchedulerHandlers {
  private static final Set<RobotStatus> NEW =
      EnumSet.of(RobotStatus.RECEIVED, RobotStatus.INITIATED);

  private static final Set<RobotStatus> OVER =
      EnumSet.of(RobotStatus.SERVED, RobotStatus.CANCELLED);

  /** Characters of what a robot reports that are kept. */
  private static final int REPORTED_CHARS_MAX = 60;

  private static final String NOT_ADMITTED =
      "Robots ask from this machine, from a network that the location names, or with a key.";

  private final String path;
  private final Scheduler scheduler;
  private final Function<UUID, AllowedAddresses> allowed;
  private final Scans scans;
  private final ScanBounds bounds;

  SchedulerHandlers(
      String path,
      Scheduler scheduler,
      Function<UUID, AllowedAddresses> allowed,
      Scans scans,
      ScanBounds bounds) {
    this.path = path;
    this.scheduler = scheduler;
    this.allowed = allowed;
    this.scans = scans;
    this.bounds = bounds;
  }

  /** Answers to whoever may speak as a robot of a location. */
  @FunctionalInterface
  private interface Turn {
    Reply answer(Request request, Location at);
  }

  /** Answers for a station. */
  @FunctionalInterface
  private interface StationTurn {
    Reply answer(Request request, Scheduler.Place place);
  }

  private record Incomplete(int id, Object orderbotId, String status) {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
            line(Verb.GET, "/set_callback", station(this::setCallback)),
            line(Verb.POST, "/set_order", station(this::setOrder)),
            line(Verb.GET, "/get_order", station(this::getOrder)),
            line(Verb.GET, "/getall", station(this::allWaiting)),
            line(Verb.PUT, "/update_status", this::updateStatus),
            line(Verb.GET, "/get_status/{id}", station(this::status)),
            line(Verb.GET, "/get_all", station(this::all)),
            line(Verb.GET, "/get_current", station(this::current)),
            line(Verb.GET, "/get_completed", station(this::completed)),
            line(Verb.GET, "/get_new", station(this::fresh)))
        .flatMap(Function.identity());
  }

  private Stream<Route> line(Verb verb, String end, Turn turn) {
    Handler handler = request -> answer(request, turn);
    var wording = new Wording(path, SchedulerFaultHandlers.WORDS);
    return Stream.of(path + end, path + end + "/")
        .map(
            each ->
                new Route(
                        verb,
                        each,
                        OPEN,
                        Optional.of(Scope.TICKETS_WORK),
                        Optional.of(Unaudited.BY_TICKETS),
                        handler)
                    .worded(wording));
  }

  private Reply answer(Request request, Turn turn) {
    try {
      return scheduler
          .location()
          .map(at -> answer(request, at, turn))
          .orElseGet(SchedulerHandlers::noStation);
    } catch (Refused e) {
      return SchedulerFaultHandlers.of(e);
    }
  }

  private static Reply answer(Request request, Location at, Turn turn) {
    if (!admits(request, at)) {
      return error(403, NOT_ADMITTED);
    }
    // Whoever asks for the head alone takes nothing.
    return request.headOnly() ? Reply.ok(Map.of()) : turn.answer(request, at);
  }

  private Turn station(StationTurn turn) {
    return (request, at) ->
        scheduler
            .place(at)
            .map(place -> turn.answer(request, place))
            .orElseGet(SchedulerHandlers::noStation);
  }

  private static Reply noStation() {
    return error(404, "There is no station of robots here");
  }

  private static boolean admits(Request request, Location at) {
    return SchedulerAccess.admits(
        at,
        request.caller(),
        request.address(),
        request.vouched(),
        request::header,
        request.fromOtherSite());
  }

  /** GET set_callback: a robot is free. */
  private Reply setCallback(Request request, Scheduler.Place place) {
    return SchedulerAsking.of(request::header, request::query, allowed.apply(place.at().id()))
        .map(asking -> setCallback(asking, place))
        .orElseGet(() -> error(400, "Missing Cpee-Callback header"));
  }

  private Reply setCallback(Asking asking, Scheduler.Place place) {
    return scheduler
        .robots()
        .ask(place.station(), asking)
        .map(order -> Reply.ok(order.sent()))
        .orElseGet(
            () ->
                Reply.ok(Map.of("message", "Callback URL added to the queue"))
                    .with("CPEE-CALLBACK", "true"));
  }

  /** POST set_order: a drink is ordered, as by a scan. */
  private Reply setOrder(Request request, Scheduler.Place place) {
    var body = SchedulerBody.of(request.body());
    var drink = body.text(Product.NAME_CHARS_MAX, "drink");
    var size = body.text(Scan.SIZE_CHARS_MAX, "size");
    var name = body.text(Order.CUSTOMER_CHARS_MAX, "name");
    if (drink.isEmpty() || size.isEmpty() || name.isEmpty()) {
      return missing(
          "Missing order details",
          new Field("drink", drink),
          new Field("size", size),
          new Field("name", name));
    }
    bounds.scan(place.at().id());
    var meant = scans.byTypedName(place.at().id(), drink.get());
    var wish =
        new Scans.Wish(
            UUID.randomUUID(),
            Text.line("/size", size.get(), Scan.SIZE_CHARS_MAX),
            Text.line("/name", name.get(), Order.CUSTOMER_CHARS_MAX));
    var order = scans.order(meant, wish, null).value();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("message", "Order added to the queue");
    answer.put("order_id", order.serials().getFirst());
    if (!NameKey.of(meant.name()).equals(NameKey.of(drink.get()))) {
      answer.put("drink", meant.name());
    }
    return Reply.ok(answer);
  }

  /** GET get_order: the oldest order that waits is taken. */
  private Reply getOrder(Request request, Scheduler.Place place) {
    return scheduler
        .robots()
        .pull(place.station())
        .map(order -> Reply.ok(order.sent()))
        .orElseGet(Reply::nothing);
  }

  /** GET getall: the orders that wait. */
  private Reply allWaiting(Request request, Scheduler.Place place) {
    var orders = scheduler.robots().waiting(place.station());
    return Reply.ok(Map.of("all_orders", orders.stream().map(RobotOrder::sent).toList()));
  }

  /** PUT update_status: stored, and answered so whatever it says, even when the station is gone. */
  private Reply updateStatus(Request request, Location at) {
    var body = SchedulerBody.of(request.body());
    var id = body.text(REPORTED_CHARS_MAX, "id", "order_id");
    var status = body.text(REPORTED_CHARS_MAX, "status");
    var bot = body.text(REPORTED_CHARS_MAX, "orderbot_id");
    if (id.isEmpty() || status.isEmpty() || bot.isEmpty()) {
      return missing(
          "Missing data",
          new Field("id", id),
          new Field("status", status),
          new Field("orderbot_id", bot));
    }
    var heard = scheduler.robots().report(at.id(), id.get(), status.get(), bot.get());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("message", "Order updated");
    answer.put("applied", heard.applied());
    if (heard.reason() != null) {
      answer.put("reason", heard.reason());
    }
    return Reply.ok(answer);
  }

  /** GET get_status of one order. */
  private Reply status(Request request, Scheduler.Place place) {
    return scheduler
        .robots()
        .order(place.station(), request.path("id"))
        .map(order -> Reply.ok(state(order)))
        .orElseGet(() -> error(404, "Order not found"));
  }

  private static Map<String, Object> state(RobotOrder order) {
    var state = new LinkedHashMap<String, Object>();
    state.put("status", order.status());
    state.put("orderbot_id", order.number());
    return state;
  }

  /** GET get_all: how far each order is. */
  private Reply all(Request request, Scheduler.Place place) {
    var all = new LinkedHashMap<String, Object>();
    for (var order : scheduler.robots().orders(place.station())) {
      all.put(Integer.toString(order.orderId()), state(order));
    }
    return Reply.ok(all);
  }

  /** GET get_current: what is being made. */
  private Reply current(Request request, Scheduler.Place place) {
    var current =
        scheduler.robots().orders(place.station()).stream()
            .filter(order -> !NEW.contains(order.means()) && !OVER.contains(order.means()))
            .map(order -> new Incomplete(order.orderId(), order.number(), order.status()))
            .toList();
    return Reply.ok(Map.of("incomplete_orders", current));
  }

  /** GET get_completed: what was served. */
  private Reply completed(Request request, Scheduler.Place place) {
    return Reply.ok(Map.of("completed_orders", ids(place, EnumSet.of(RobotStatus.SERVED))));
  }

  /** GET get_new: what nobody has begun. */
  private Reply fresh(Request request, Scheduler.Place place) {
    return Reply.ok(Map.of("new_orders", ids(place, NEW)));
  }

  private List<Integer> ids(Scheduler.Place place, Set<RobotStatus> which) {
    return scheduler.robots().orders(place.station()).stream()
        .filter(order -> which.contains(order.means()))
        .map(RobotOrder::orderId)
        .toList();
  }
}

package dev.comanda.order;

import static dev.comanda.http.Access.GUEST;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Action.LINE_VOIDED;
import static dev.comanda.http.Action.ORDER_CANCELLED;
import static dev.comanda.http.Scope.ORDERS_READ;
import static dev.comanda.http.Scope.ORDERS_WRITE;

import dev.comanda.http.About;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Versions;
import dev.comanda.json.Text;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP. */
final class OrderHandlers {
  /** The version of what was just placed. */
  private static final int PLACED_VERSION = 1;

  private final Orders orders;
  private final Locations locations;
  private final OrderBounds bounds;

  /** Handlers of these orders. */
  OrderHandlers(Orders orders, Locations locations, OrderBounds bounds) {
    this.orders = orders;
    this.locations = locations;
    this.bounds = bounds;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/orders";
    var one = "/api/orders/{id}";
    var told = new Unaudited("The order itself says who placed it, where, when and how.");
    return Stream.of(
        Route.post("/api/guest/orders", GUEST, Unaudited.BY_PHONES, this::placeByGuest),
        Route.post(all, SERVICE, ORDERS_WRITE, told, this::placeByStaff),
        Route.get(one, SERVICE, ORDERS_READ, this::get),
        Route.post(one + "/cancellation", SERVICE, ORDERS_WRITE, ORDER_CANCELLED, this::cancel),
        Route.post(one + "/lines/{no}/void", SERVICE, ORDERS_WRITE, LINE_VOIDED, this::voidLine));
  }

  /** POST /api/guest/orders. */
  Reply placeByGuest(Request request) {
    var guest = request.guest();
    var key = key(guest.guestId(), request);
    if (key == null) {
      throw new Refused(
              Code.IDEMPOTENCY_KEY_REQUIRED,
              "Send an Idempotency-Key, so that a repeat orders nothing twice.")
          .at("header:Idempotency-Key", "required");
    }
    bounds.order(guest);
    var wish = request.json(OrderBody.OfGuest.class).wish();
    bounds.lines(guest, wish.lines().size());
    return placed(orders.place(guest, wish, key), Form.LINES);
  }

  /** POST /api/orders: Comanda's own form, and the waiter API's. */
  Reply placeByStaff(Request request) {
    var crew = request.crew();
    var body = request.json(OrderBody.OfStaff.class);
    var locationId = location(crew, body);
    var wish = body.wish();
    var key = key(crew.id(), request);
    return placed(orders.place(crew, locationId, wish, key), wish.form());
  }

  private UUID location(Caller.Crew crew, OrderBody.OfStaff body) {
    var pointer = "/location";
    return body.location() == null
        ? Faults.required(pointer, crew.defaultLocation())
        : locations
            .byIdOrSlug(body.location())
            .filter(crew::reaches)
            .orElseThrow(() -> body.form().unknown(pointer, "There is no such location for you."));
  }

  /** GET /api/orders/{id}. */
  Reply get(Request request) {
    var order = orders.byId(request.crew(), request.id("id"));
    return Versions.tag(Reply.ok(WaiterOrder.One.of(order)), order.version());
  }

  /** POST /api/orders/{id}/cancellation. */
  Reply cancel(Request request) {
    var reason = request.reason(Order.NOTE_CHARS_MAX);
    return changed(request, 0, null, reason);
  }

  /** POST /api/orders/{id}/lines/{no}/void. */
  Reply voidLine(Request request) {
    var body = request.json(VoidBody.class);
    var faults = new Faults();
    var reason = faults.check(() -> Text.line("/reason", body.reason(), Order.NOTE_CHARS_MAX));
    var left =
        faults.check(
            () -> Optional.ofNullable(body.left()).map(sent -> Quantity.parse("/left", sent)));
    faults.refuse();
    return changed(request, lineNo(request.path("no")), left.get().orElse(null), reason.get());
  }

  private record VoidBody(@Nullable String reason, @Nullable BigDecimal left) {}

  private Reply changed(Request request, int lineNo, @Nullable Quantity left, String reason) {
    var orderId = request.id("id");
    var expected = Versions.expected(request);
    var key = key(request.crew().id(), request);
    var answer = orders.change(request.crew(), orderId, lineNo, left, expected, reason, key);
    var order = answer.value();
    var reply = Reply.ok(order).about(About.at(order.locationId()));
    return replayed(Versions.tag(reply, order.version()), answer);
  }

  private static int lineNo(String text) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new Refused(Code.NOT_FOUND, "The order has no such line.");
    }
    return Integer.parseInt(text);
  }

  private static @Nullable Idempotency key(UUID caller, Request request) {
    return Idempotency.of(caller, request.idempotencyKey(), request.path(), request.body());
  }

  private static Reply placed(Answer<PlaceOrder.Placed> answer, Form form) {
    var placed = answer.value();
    var reply =
        switch (form) {
          case LINES ->
              Reply.bytes(201, "application/json", placed.json().getBytes(StandardCharsets.UTF_8));
          case PRODUCTS -> Reply.json(201, WaiterOrder.Created.of(placed.order()));
        };
    return replayed(
        Versions.tag(reply, PLACED_VERSION).with("Location", "/api/orders/" + placed.order().id()),
        answer);
  }

  private static Reply replayed(Reply reply, Answer<?> answer) {
    return reply.replayed(answer.replayed());
  }
}

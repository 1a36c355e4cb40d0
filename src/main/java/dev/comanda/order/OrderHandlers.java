package dev.comanda.order;

import dev.comanda.http.Caller;
import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Versions;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.location.Locations;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP. */
public final class OrderHandlers {
  /** The version of what was just placed. */
  private static final int PLACED_VERSION = 1;

  private final Orders orders;
  private final Locations locations;
  private final Limits limits;

  /** Handlers of these orders. */
  public OrderHandlers(Orders orders, Locations locations, Limits limits) {
    this.orders = orders;
    this.locations = locations;
    this.limits = limits;
  }

  private record ReasonBody(@Nullable String reason) {}

  /** POST /api/guest/orders. */
  public Reply placeByGuest(Request request) {
    var guest = request.guest();
    var key = key(guest.guestId(), request);
    if (key == null) {
      throw new Refused(
              Code.IDEMPOTENCY_KEY_REQUIRED,
              "Send an Idempotency-Key, so that a repeat orders nothing twice.")
          .at("header:Idempotency-Key", "required");
    }
    limits.order(guest);
    var wish = request.json(OrderBody.OfGuest.class).wish();
    limits.lines(guest, wish.lines().size());
    return placed(orders.place(guest, wish, key), Form.LINES);
  }

  /** POST /api/orders: Comanda's own form, and the waiter API's. */
  public Reply placeByStaff(Request request) {
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
  public Reply get(Request request) {
    var order = orders.byId(request.crew(), request.id("id"));
    return Versions.tag(Reply.ok(WaiterOrder.One.of(order)), order.version());
  }

  /** POST /api/orders/{id}/cancellation. */
  public Reply cancel(Request request) {
    return changed(request, 0);
  }

  /** POST /api/orders/{id}/lines/{no}/void. */
  public Reply voidLine(Request request) {
    return changed(request, lineNo(request.path("no")));
  }

  private Reply changed(Request request, int lineNo) {
    var orderId = request.id("id");
    var expected = Versions.expected(request);
    var reason =
        Text.line("/reason", request.json(ReasonBody.class).reason(), Order.NOTE_CHARS_MAX);
    var key = key(request.crew().id(), request);
    var answer = orders.change(request.crew(), orderId, lineNo, expected, reason, key);
    var order = answer.value();
    return replayed(Versions.tag(Reply.ok(order), order.version()), answer);
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
          case PRODUCTS ->
              Reply.json(201, WaiterOrder.Created.of(Json.own(placed.json(), Order.class)));
        };
    return replayed(
        Versions.tag(reply, PLACED_VERSION).with("Location", "/api/orders/" + placed.orderId()),
        answer);
  }

  private static Reply replayed(Reply reply, Answer<?> answer) {
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
  }
}

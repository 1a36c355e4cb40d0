package dev.comanda.order;

import dev.comanda.http.Caller;
import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.location.Consumption;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.Answer;
import dev.comanda.log.Idempotency;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP. */
public final class OrderHandlers {
  private final Orders orders;
  private final Locations locations;
  private final Limits limits;

  /** Handlers of these orders. */
  public OrderHandlers(Orders orders, Locations locations, Limits limits) {
    this.orders = orders;
    this.locations = locations;
    this.limits = limits;
  }

  private record LineBody(
      @Nullable UUID productId,
      @Nullable BigDecimal quantity,
      @Nullable String note,
      @Nullable List<@Nullable UUID> modifiers) {}

  private record GuestBody(
      @Nullable Consumption consumption, @Nullable List<@Nullable LineBody> lines) {}

  private record StaffBody(
      @Nullable String location,
      @Nullable UUID sessionId,
      @Nullable String customerName,
      @Nullable Consumption consumption,
      @Nullable List<@Nullable LineBody> lines) {}

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
    var body = request.json(GuestBody.class);
    var wish = wish(null, null, body.consumption(), body.lines());
    limits.lines(guest, wish.lines().size());
    return created(orders.place(guest, wish, key));
  }

  /** POST /api/orders. */
  public Reply placeByStaff(Request request) {
    var crew = request.crew();
    var body = request.json(StaffBody.class);
    var locationId =
        body.location() == null
            ? Faults.required("/location", usual(crew))
            : locations
                .byIdOrSlug(body.location())
                .filter(crew::reaches)
                .orElseThrow(
                    () ->
                        Refused.field(
                            "/location", "unknown", "There is no such location for you."));
    var wish = wish(body.sessionId(), body.customerName(), body.consumption(), body.lines());
    return created(orders.place(crew, locationId, wish, key(crew.id(), request)));
  }

  /** Where somebody orders who names no place; a key does so where it has only one. */
  private static @Nullable UUID usual(Caller.Crew crew) {
    return switch (crew) {
      case Caller.Staff staff -> staff.defaultLocation();
      case Caller.Key key -> key.locations().size() == 1 ? key.locations().iterator().next() : null;
    };
  }

  /** GET /api/orders/{id}. */
  public Reply get(Request request) {
    return Reply.ok(orders.byId(request.crew(), request.id("id")));
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
    var reason =
        Text.line("/reason", request.json(ReasonBody.class).reason(), Order.NOTE_CHARS_MAX);
    var answer =
        orders.change(request.crew(), orderId, lineNo, reason, key(request.crew().id(), request));
    return replayed(Reply.ok(answer.value()), answer);
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

  private static Reply created(Answer<PlaceOrder.Placed> answer) {
    var placed = answer.value();
    var json = placed.json().getBytes(StandardCharsets.UTF_8);
    return replayed(
        Reply.bytes(201, "application/json", json)
            .with("Location", "/api/orders/" + placed.orderId()),
        answer);
  }

  private static Reply replayed(Reply reply, Answer<?> answer) {
    return answer.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
  }

  private static Orders.Wish wish(
      @Nullable UUID sessionId,
      @Nullable String customerName,
      @Nullable Consumption consumption,
      @Nullable List<@Nullable LineBody> lines) {
    var faults = new Faults();
    var name =
        faults.check(
            () -> {
              var text = Text.lineOrNull("/customer_name", customerName, Order.CUSTOMER_CHARS_MAX);
              return java.util.Optional.ofNullable(text);
            });
    var bodies = lines == null ? List.<@Nullable LineBody>of() : lines;
    if (bodies.isEmpty()) {
      faults.add("/lines", "required", "An order needs at least one line.");
    }
    if (bodies.size() > Order.LINES_MAX) {
      faults.add("/lines", "too_many", "An order has at most " + Order.LINES_MAX + " lines.");
    }
    faults.refuse();
    var wanted = new ArrayList<Supplier<PlaceOrder.Wanted>>();
    for (int i = 0; i < bodies.size(); i++) {
      var pointer = "/lines/" + i;
      var body = bodies.get(i);
      wanted.add(faults.check(() -> wanted(pointer, body)));
    }
    faults.refuse();
    return new Orders.Wish(
        sessionId,
        name.get().orElse(null),
        consumption == null ? Consumption.EAT_IN : consumption,
        wanted.stream().map(Supplier::get).toList());
  }

  private static PlaceOrder.Wanted wanted(String pointer, @Nullable LineBody sent) {
    var body = Faults.required(pointer, sent);
    var faults = new Faults();
    var product = faults.check(() -> Faults.required(pointer + "/product_id", body.productId()));
    var quantity = faults.check(() -> Quantity.parse(pointer + "/quantity", body.quantity()));
    var note =
        faults.check(
            () ->
                java.util.Optional.ofNullable(
                    Text.lineOrNull(pointer + "/note", body.note(), Order.NOTE_CHARS_MAX)));
    var modifiers = faults.check(() -> modifiers(pointer + "/modifiers", body.modifiers()));
    faults.refuse();
    return new PlaceOrder.Wanted(
        product.get(), quantity.get(), note.get().orElse(null), modifiers.get());
  }

  private static List<UUID> modifiers(String pointer, @Nullable List<@Nullable UUID> sent) {
    if (sent == null) {
      return List.of();
    }
    if (sent.size() > PlaceOrder.Wanted.MODIFIERS_MAX) {
      throw Refused.field(
          pointer, "too_many", "At most " + PlaceOrder.Wanted.MODIFIERS_MAX + " are possible.");
    }
    var chosen = new LinkedHashSet<UUID>();
    for (int i = 0; i < sent.size(); i++) {
      if (!chosen.add(Faults.required(pointer + "/" + i, sent.get(i)))) {
        throw Refused.field(pointer + "/" + i, "doubled", "This is in the list already.");
      }
    }
    return List.copyOf(chosen);
  }
}

package dev.comanda.order;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Scope.ORDERS_READ;

import dev.comanda.http.Caller;
import dev.comanda.http.Listing;
import dev.comanda.http.Paging;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.json.Text;
import dev.comanda.json.Uuids;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of orders over HTTP. */
final class OrderListHandlers {
  private static final UUID FIRST = new UUID(0, 0);
  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Orders orders;
  private final Locations locations;
  private final Turns turns;

  /** Handlers of these orders, which take turns at reading many. */
  OrderListHandlers(Orders orders, Locations locations, Turns turns) {
    this.orders = orders;
    this.locations = locations;
    this.turns = turns;
  }

  /** A page by its number, for clients of the waiter API and others. */
  private record Numbered(
      List<WaiterOrder> orders,
      long total,
      long pages,
      int currentPage,
      Paging.Pagination pagination,
      List<Order> data) {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(Route.get("/api/orders", SERVICE, ORDERS_READ, this::list));
  }

  /** GET /api/orders: by page numbers, or natively with {@code limit} and {@code cursor}. */
  Reply list(Request request) {
    var list = wanted(request);
    if (request.query("limit").isPresent() || request.query("cursor").isPresent()) {
      int limit = Listing.limit(request);
      var after = Optional.of(Listing.after(request, FIRST)).filter(id -> !id.equals(FIRST));
      return turns.take(
          () -> {
            var part = orders.after(list, after, limit);
            return Reply.ok(Listing.of(part.orders(), part.more(), Order::id));
          });
    }
    var paging = Paging.of(request);
    return turns.take(() -> Reply.ok(numbered(list, paging)));
  }

  private Numbered numbered(OrderList list, Paging paging) {
    var found = orders.page(list, paging.offset(), paging.perPage());
    var pagination = paging.among(found.total());
    return new Numbered(
        found.orders().stream().map(WaiterOrder::of).toList(),
        found.total(),
        pagination.pages(),
        paging.page(),
        pagination,
        found.orders());
  }

  private OrderList wanted(Request request) {
    var faults = new Faults();
    var location = faults.check(() -> location(request));
    var name =
        faults.check(
            () ->
                Optional.ofNullable(
                    Text.lineOrNull(
                        "query:customer_name",
                        request.query("customer_name").orElse(null),
                        Order.CUSTOMER_CHARS_MAX)));
    var from = faults.check(() -> date(request, "start_date", EARLIEST));
    var to = faults.check(() -> date(request, "end_date", LATEST));
    var placedBy = faults.check(() -> Optional.ofNullable(placedBy(request)));
    var withoutSession = faults.check(() -> flag(request, "without_session"));
    faults.refuse();
    return new OrderList(
        location.get(),
        placedBy.get().orElse(null),
        name.get().orElse(null),
        from.get(),
        to.get(),
        withoutSession.get());
  }

  private UUID location(Request request) {
    var pointer = "query:location";
    var crew = request.crew();
    var sent = request.query("location");
    return sent.isEmpty()
        ? Faults.required(pointer, crew.defaultLocation())
        : sent.flatMap(locations::byIdOrSlug)
            .filter(crew::reaches)
            .orElseThrow(
                () -> Refused.field(pointer, "unknown", "There is no such location for you."));
  }

  /**
   * Whose orders: one's own, where a manager does not ask for another's or for all. A key, which is
   * nobody, gets all.
   */
  private static @Nullable UUID placedBy(Request request) {
    var crew = request.crew();
    boolean all = flag(request, "all");
    var user = request.query("user_id").map(OrderListHandlers::user);
    if (all && user.isPresent()) {
      throw Refused.field("query:user_id", "doubled", "Ask for all orders, or for those of one.");
    }
    boolean own = !all && user.map(crew.id()::equals).orElse(true);
    if (!own && !Orders.seesOthers(crew)) {
      throw new Refused(Code.FORBIDDEN, "Only managers see the orders of others.");
    }
    boolean everybodys = all || (crew instanceof Caller.Key && user.isEmpty());
    return everybodys ? null : user.orElse(crew.id());
  }

  private static boolean flag(Request request, String name) {
    return switch (request.query(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:" + name, "type", "It is true or false.");
    };
  }

  private static UUID user(String sent) {
    return Uuids.parse(sent)
        .orElseThrow(() -> Refused.field("query:user_id", "type", "This is no id."));
  }

  private static LocalDate date(Request request, String name, LocalDate otherwise) {
    var sent = request.query(name);
    if (sent.isEmpty()) {
      return otherwise;
    }
    try {
      if (DATE.matcher(sent.get()).matches()) {
        return LocalDate.parse(sent.get());
      }
    } catch (DateTimeException e) {
      // Such as 30 February; refused below like any other text.
    }
    throw Refused.field("query:" + name, "date", "Invalid date format. Use YYYY-MM-DD");
  }
}

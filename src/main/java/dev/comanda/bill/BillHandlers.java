package dev.comanda.bill;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Action.ORDER_PAID;
import static dev.comanda.http.Action.ORDER_RECEIPT;
import static dev.comanda.http.Action.PAYMENT_REVERSED;
import static dev.comanda.http.Action.SESSION_PAID;
import static dev.comanda.http.Action.SESSION_RECEIPT;

import dev.comanda.http.About;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.json.Text;
import dev.comanda.location.Locations;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Answer;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import dev.comanda.session.Sessions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bills, payments and receipts over HTTP. */
final class BillHandlers {
  private final Bills bills;
  private final Sessions sessions;
  private final Orders orders;
  private final Locations locations;
  private final Turns turns;

  /** Handlers of these bills, which take turns: all of a session is read for each. */
  BillHandlers(Bills bills, Sessions sessions, Orders orders, Locations locations, Turns turns) {
    this.bills = bills;
    this.sessions = sessions;
    this.orders = orders;
    this.locations = locations;
    this.turns = turns;
  }

  private record MoneyBody(@Nullable Long amount, @Nullable String currency) {}

  private record ItemBody(
      @Nullable UUID orderId, @Nullable Integer line, @Nullable BigDecimal quantity) {}

  private record PayBody(
      Payment.@Nullable Method method,
      @Nullable MoneyBody amount,
      @Nullable Integer shareOf,
      @Nullable List<@Nullable ItemBody> items,
      @Nullable String note) {}

  private record NothingBody() {}

  /** What it answers. */
  Stream<Route> routes() {
    var session = "/api/sessions/{id}";
    var order = "/api/orders/{id}";
    return Stream.of(
        Route.get(session + "/bill", SERVICE, this::ofSession),
        Route.post(session + "/payments", SERVICE, SESSION_PAID, this::paySession),
        Route.get(session + "/receipt", SERVICE, this::receiptOfSession),
        Route.post(session + "/receipt", SERVICE, SESSION_RECEIPT, this::issueOfSession),
        Route.get(order + "/bill", SERVICE, this::ofOrder),
        Route.post(order + "/payments", SERVICE, ORDER_PAID, this::payOrder),
        Route.get(order + "/receipt", SERVICE, this::receiptOfOrder),
        Route.post(order + "/receipt", SERVICE, ORDER_RECEIPT, this::issueOfOrder),
        Route.post("/api/payments/{id}/reversal", MANAGEMENT, PAYMENT_REVERSED, this::takeBack));
  }

  /** GET /api/sessions/{id}/bill. */
  Reply ofSession(Request request) {
    return turns.take(() -> Reply.ok(bills.view(session(request))));
  }

  /** GET /api/orders/{id}/bill. */
  Reply ofOrder(Request request) {
    return turns.take(() -> Reply.ok(bills.view(order(request))));
  }

  /** POST /api/sessions/{id}/payments. */
  Reply paySession(Request request) {
    return pay(request, session(request));
  }

  /** POST /api/orders/{id}/payments. */
  Reply payOrder(Request request) {
    return pay(request, order(request));
  }

  /** GET /api/sessions/{id}/receipt. */
  Reply receiptOfSession(Request request) {
    return turns.take(() -> Reply.ok(bills.receipt(session(request), number(request))));
  }

  /** GET /api/orders/{id}/receipt. */
  Reply receiptOfOrder(Request request) {
    return turns.take(() -> Reply.ok(bills.receipt(order(request), number(request))));
  }

  /** POST /api/sessions/{id}/receipt. */
  Reply issueOfSession(Request request) {
    return issue(request, session(request));
  }

  /** POST /api/orders/{id}/receipt. */
  Reply issueOfOrder(Request request) {
    return issue(request, order(request));
  }

  /** POST /api/payments/{id}/reversal. */
  Reply takeBack(Request request) {
    var reason = request.reason(Order.NOTE_CHARS_MAX);
    var answer = bills.takeBack(request.staff(), request.id("id"), reason, key(request));
    var reply = Reply.json(201, answer.value()).about(About.at(answer.value().locationId()));
    return replayed(reply, answer);
  }

  private Reply issue(Request request, BillKey key) {
    request.jsonIfAny(NothingBody.class);
    return turns.take(
        () -> {
          var answer = bills.issue(key, number(request), key(request));
          var reply = Reply.ok(answer.value()).about(about(key, answer.value().payment()));
          return replayed(reply, answer);
        });
  }

  private Reply pay(Request request, BillKey bill) {
    var wish = wish(request.json(PayBody.class), bill);
    var answer = turns.take(() -> bills.pay(bill, wish, request.staff(), key(request)));
    var reply = Reply.json(201, answer.value()).about(about(bill, answer.value().id()));
    return replayed(reply, answer);
  }

  private static About about(BillKey bill, UUID payment) {
    return About.at(bill.locationId()).with(new About.Payment(payment));
  }

  private static Reply replayed(Reply reply, Answer<?> answer) {
    return reply.replayed(answer.replayed());
  }

  private static @Nullable Idempotency key(Request request) {
    return Idempotency.of(
        request.staff().staffId(), request.idempotencyKey(), request.path(), request.body());
  }

  private static OptionalInt number(Request request) {
    return request.query("number").isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) request.number("number", 1, 1, Integer.MAX_VALUE));
  }

  private BillKey session(Request request) {
    var session = sessions.byId(request.staff(), request.id("id"));
    return BillKey.ofSession(session.locationId(), session.id());
  }

  private BillKey order(Request request) {
    var order = orders.byId(request.staff(), request.id("id"));
    if (order.sessionId() != null) {
      throw new Refused(
          Code.BILLED_WITH_SESSION,
          "This order stands on the bill of its session, " + order.sessionId() + ".");
    }
    return BillKey.of(order);
  }

  private PayBill.Wish wish(PayBody body, BillKey bill) {
    if (body.items() != null && body.shareOf() != null) {
      throw Refused.field("/share_of", "too_many", "Send lines or equal parts, not both.");
    }
    var faults = new Faults();
    var method = faults.check(() -> Faults.required("/method", body.method()));
    var note =
        faults.check(
            () ->
                Optional.ofNullable(Text.linesOrNull("/note", body.note(), Order.NOTE_CHARS_MAX)));
    var split = faults.check(() -> split(body, bill));
    var expected =
        faults.check(
            () ->
                body.amount() == null
                    ? Optional.<Long>empty()
                    : Optional.of(amount(body.amount(), bill)));
    faults.refuse();
    return new PayBill.Wish(
        split.get(), expected.get().orElse(null), method.get(), note.get().orElse(null));
  }

  private Split split(PayBody body, BillKey bill) {
    if (body.items() != null) {
      return new Split.ByItems(items(body.items()));
    }
    var of = body.shareOf();
    if (of == null) {
      return new Split.ByAmount(amount(Faults.required("/amount", body.amount()), bill));
    }
    if (of < 1 || of > Split.SHARES_MAX) {
      throw Refused.field(
          "/share_of", "out_of_bounds", "There are 1 to " + Split.SHARES_MAX + " equal parts.");
    }
    return new Split.ByShare(of);
  }

  private long amount(MoneyBody sent, BillKey bill) {
    long minor = Faults.required("/amount/amount", sent.amount());
    var currency = locations.get(bill.locationId()).currency().getCurrencyCode();
    if (!currency.equals(Faults.required("/amount/currency", sent.currency()))) {
      throw Refused.field("/amount/currency", "currency", "This bill is in " + currency + ".");
    }
    if (minor <= 0 || minor > Money.MINOR_MAX) {
      throw Refused.field(
          "/amount/amount", "out_of_bounds", "An amount is more than 0 minor units.");
    }
    return minor;
  }

  private static List<Split.Item> items(List<@Nullable ItemBody> sent) {
    if (sent.isEmpty() || sent.size() > Split.ITEMS_MAX) {
      throw Refused.field(
          "/items", "out_of_bounds", "A payment is for 1 to " + Split.ITEMS_MAX + " lines.");
    }
    record Key(UUID orderId, int line) {}
    var items = new ArrayList<Split.Item>();
    var keys = new HashSet<Key>();
    for (int i = 0; i < sent.size(); i++) {
      var item = item("/items/" + i, sent.get(i));
      if (!keys.add(new Key(item.orderId(), item.line()))) {
        throw Refused.field("/items/" + i, "doubled", "This line is in the list already.");
      }
      items.add(item);
    }
    return items;
  }

  private static Split.Item item(String pointer, @Nullable ItemBody sent) {
    var body = Faults.required(pointer, sent);
    var orderId = Faults.required(pointer + "/order_id", body.orderId());
    int line = Faults.required(pointer + "/line", body.line());
    if (line < 1) {
      throw Refused.field(pointer + "/line", "unknown", "Lines are counted from 1.");
    }
    var quantity =
        body.quantity() == null ? null : Quantity.parse(pointer + "/quantity", body.quantity());
    return new Split.Item(orderId, line, quantity);
  }
}

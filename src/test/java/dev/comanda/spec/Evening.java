package dev.comanda.spec;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An evening at the demonstration's bistro: the program, everybody signed in, a menu to order from.
 */
final class Evening implements AutoCloseable {
  final TestApp app;
  final Client nobody;
  final Client admin;
  final Client manager;
  final Client waiter;
  final Client kitchen;

  /** A product that is sold by the piece, 0.30 EUR or more. */
  final String product;

  /** A token lasts a little longer. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final AtomicInteger number = new AtomicInteger();

  /** A session with a phone that joined it. */
  record Table(String id, String code, Client guest) {}

  private final Clock clock;

  Evening(Clock clock) {
    this(clock, "");
  }

  /** One on which everybody sends a query beside whatever changes something. */
  Evening(Clock clock, String beside) {
    this(TestApp.demo(clock), clock, beside);
  }

  /** The same in a program that has been started, and ends with it. */
  Evening(TestApp app, Clock clock, String beside) {
    this.clock = clock;
    this.app = app;
    nobody = Client.of(app.url()).beside(beside);
    admin = signIn("admin");
    manager = signIn("manager");
    waiter = signIn("waiter");
    kitchen = signIn("kitchen");
    product = product("bistro", "piece");
    takesPayments("bistro", false);
  }

  /** Whether a location takes payments; most stories close their sessions unpaid and unasked. */
  void takesPayments(String location, boolean on) {
    admin.patch("/api/locations/" + location, Map.of("payments", on ? "on" : "off")).expect(200);
  }

  /** Tokens for what follows, a new one when the clock has passed; the cookies stay behind. */
  Client signIn(String who) {
    return nobody.as(new Lasting(who));
  }

  /** Signs everybody in who has not been wanted yet, where it matters when that is. */
  void everybodyIsIn() {
    Stream.of(admin, manager, waiter, kitchen)
        .forEach(each -> each.get("/api/auth/verify").expect(200));
  }

  /** A token that is always fresh enough, from a sign-in when it is first wanted. */
  private final class Lasting implements Supplier<String> {
    private final String who;
    private Instant from = Instant.MIN;
    private String token = "";

    Lasting(String who) {
      this.who = who;
    }

    @Override
    public synchronized String get() {
      if (Duration.between(from, clock.instant()).abs().compareTo(FRESH) > 0) {
        from = clock.instant();
        token = token(who);
      }
      return token;
    }
  }

  String token(String who) {
    var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    try (var page = Client.of(app.url(), nobody.contract())) {
      var answer = page.post("/api/auth/login", login).expect(200);
      return answer.json().get("access_token").textValue();
    }
  }

  /** A product of a location that is sold in this unit, with nothing to choose. */
  String product(String location, String unit) {
    for (var each :
        waiter.get("/api/locations/" + location + "/products?limit=100").json().get("data")) {
      if (each.get("unit").textValue().equals(unit) && each.get("modifier_groups").isEmpty()) {
        return each.get("id").textValue();
      }
    }
    throw new IllegalStateException("nothing by the " + unit);
  }

  /** Opens a session of a fresh name and lets a phone in. */
  Table table() {
    return table("Table " + next());
  }

  /** Opens a session and lets a phone in. */
  Table table(String name) {
    var opened =
        waiter.post("/api/locations/bistro/sessions", Map.of("name", name)).expect(201).json();
    var code = opened.get("code").textValue();
    return new Table(opened.get("id").textValue(), code, join(code));
  }

  /** Lets a phone in. */
  Client join(String code) {
    return nobody.as(
        nobody
            .post("/api/join/" + code, Map.of())
            .expect(200)
            .json()
            .get("guest_token")
            .textValue());
  }

  /** An order of one line. */
  static Map<String, Object> one(String product, Object quantity) {
    return Map.of("lines", List.of(Map.of("product_id", product, "quantity", quantity)));
  }

  /** A guest orders some of the product. */
  Answer order(Client guest, Object quantity) {
    return guest
        .key(UUID.randomUUID().toString())
        .post("/api/guest/orders", one(product, quantity));
  }

  int next() {
    return number.incrementAndGet();
  }

  @Override
  public void close() {
    nobody.close();
    app.close();
  }
}

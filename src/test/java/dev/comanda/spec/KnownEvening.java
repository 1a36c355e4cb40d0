package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.http.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** An evening on which everything happens once that a log can tell, and what of it is secret. */
final class KnownEvening {
  static final String BISTRO = "/api/locations/bistro";
  static final String CUSTOMER = "Contessa";
  static final String NOTE = "what the waiter wrote down";

  private static final String REASON = "why the waiter took it back";
  private static final String DOCUMENT = "ledger-4711";
  private static final String PAID = "paid_by";

  private final Evening evening;
  private final HandClock clock;
  private final Client other;
  private final Set<String> codes = new HashSet<>();
  private final Set<String> spotCodes = new HashSet<>();

  /** The token of a waiter who has placed nothing. */
  final String otherWaiter;

  /** All that were opened, the guest's first. */
  final List<String> sessions = new ArrayList<>();

  /** The token of a guest of the first session. */
  String guest = "";

  /** A request that was accepted, and the token of its phone. */
  String request = "";

  String asker = "";

  private final Map<String, String> alone = new HashMap<>();
  private String waiter = "";

  KnownEvening(Evening evening, HandClock clock) {
    this.evening = evening;
    this.clock = clock;
    var person = new HashMap<String, Object>();
    person.put("email", "bea@demo.example");
    person.put("name", "Bea");
    person.put("password", "correct horse 7");
    person.put("locations", List.of("bistro"));
    evening.admin.post("/api/users", person).expect(201);
    var login = Map.of("email", "bea@demo.example", "password", "correct horse 7");
    otherWaiter =
        evening
            .nobody
            .post("/api/auth/login", login)
            .expect(200)
            .json()
            .get("access_token")
            .textValue();
    other = evening.nobody.as(otherWaiter);
  }

  void happens() {
    evening.takesPayments("bistro", true);
    var station = station();
    var first = opens();
    guest = joins(first);
    joins(first);
    var guests = evening.nobody.as(guest);
    evening.order(guests, 1).expect(201);
    var order = places(Map.of("session_id", id(first)));
    alone.put("order", places(Map.of()));
    waiter = evening.waiter.get("/api/orders/" + order).json().get("placed_by").textValue();
    cooks(station);
    pays(id(first), order);
    changes(order);
    cleans(station, order);
    spots(first);
    new KnownBookings(evening).happen();
    catalog();
    var second = opens();
    joins(second);
    post("/api/sessions/" + id(second) + "/merge", Map.of("into", id(opens()))).expect(200);
    var path = "/api/sessions/" + id(first);
    evening.waiter.put(path + "/document", Map.of("document", DOCUMENT + "-b")).expect(200);
    evening.admin.patch(BISTRO, Map.of("name", "Bistro " + evening.next())).expect(200);
    post(path + "/closure", Map.of("confirm", true)).expect(200);
    assertThat(other.get("/api/orders/" + order).status()).isEqualTo(404);
  }

  private String station() {
    var made = evening.manager.post(BISTRO + "/stations", Map.of("name", "Pass")).expect(201);
    var product = BISTRO + "/products/" + evening.product;
    evening.manager.patch(product, Map.of("station_id", id(made.json()))).expect(200);
    return id(made.json());
  }

  private String ticket(String station, int at) {
    var shown = evening.manager.get("/api/stations/" + station + "/tickets").expect(200).json();
    return "/api/tickets/" + id(shown.get("tickets").get(at));
  }

  /** What the guest has ordered is served, and what a waiter has is in a hurry. */
  private void cooks(String station) {
    var first = ticket(station, 0);
    evening.manager.put(ticket(station, 1) + "/rush", Map.of("rush", true)).expect(200);
    for (var step : List.of("start", "ready", "served")) {
      evening.kitchen.post(first + "/" + step, Map.of()).expect(200);
    }
  }

  /** What is voided was seen, and the rest is left when the station goes. */
  private void cleans(String station, String order) {
    var shown = evening.manager.get("/api/stations/" + station + "/tickets").expect(200).json();
    for (var each : shown.get("tickets")) {
      if (each.get("order_id").textValue().equals(order)) {
        var seen = "/api/tickets/" + id(each) + "/confirmation";
        evening.kitchen.post(seen, Map.of()).expect(200);
      }
    }
    evening.manager.delete(BISTRO + "/stations/" + station).expect(204);
  }

  private Client.Answer post(String path, Object body) {
    return evening.waiter.post(path, body);
  }

  private JsonNode opens() {
    var name = Map.of("name", "Table " + evening.next());
    var session = post(BISTRO + "/sessions", name).expect(201).json();
    sessions.add(id(session));
    codes.add(session.get("code").textValue());
    return session;
  }

  private String joins(JsonNode session) {
    var path = "/api/join/" + session.get("code").textValue();
    var joined = evening.nobody.post(path, Map.of()).expect(200).json();
    return joined.get("guest_token").textValue();
  }

  private String places(Map<String, Object> where) {
    var line = Map.of("product_id", evening.product, "quantity", 1, "note", NOTE);
    var body = new HashMap<>(where);
    body.put("customer_name", CUSTOMER);
    body.put("lines", List.of(line, line));
    return id(post("/api/orders", body).expect(201).json());
  }

  private void pays(String session, String order) {
    for (var path : List.of("/api/sessions/" + session, "/api/orders/" + alone.get("order"))) {
      var all = Map.of("method", "cash", "share_of", 1, "note", "paid for " + CUSTOMER);
      var payment = id(post(path + "/payments", all).expect(201).json());
      post(path + "/receipt", Map.of()).expect(200);
      var back = Map.of("reason", "wrong card");
      evening.manager.post("/api/payments/" + payment + "/reversal", back).expect(201);
    }
    assertThat(order).isNotEmpty();
  }

  private void changes(String order) {
    for (var each : List.of(order, alone.get("order"))) {
      var reason = Map.of("reason", REASON);
      post("/api/orders/" + each + "/lines/1/void", reason).expect(200);
      post("/api/orders/" + each + "/cancellation", reason).expect(200);
    }
  }

  private void spots(JsonNode session) {
    var body = Map.of("name", "Spot " + evening.next(), "document", DOCUMENT);
    var spot = evening.manager.post(BISTRO + "/spots", body).expect(201).json();
    var to = Map.of("spot_id", id(spot));
    post("/api/sessions/" + id(session) + "/move", to).expect(200);
    spotCodes.add(spot.get("code").textValue());
    var requests = "/api/spots/by-code/" + spot.get("code").textValue() + "/requests";
    var asked = evening.nobody.post(requests, Map.of()).expect(201).json();
    asker = asked.get("token").textValue();
    request = asked.at("/request/id").textValue();
    post("/api/requests/" + request + "/acceptance", Map.of()).expect(200);
    var refused = evening.nobody.post(requests, Map.of()).expect(201).json();
    post("/api/requests/" + refused.at("/request/id").textValue() + "/refusal", Map.of())
        .expect(200);
    var late = evening.nobody.post(requests, Map.of()).expect(201).json();
    clock.pass(Duration.ofMinutes(10));
    post("/api/requests/" + late.at("/request/id").textValue() + "/acceptance", Map.of())
        .expect(409, "request_over");
    await("request.expired");
  }

  private void await(String type) {
    long giveUpNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!evening.manager.get(BISTRO + "/events").expect(200).text().contains(type)) {
      assertThat(System.nanoTime()).as(type).isLessThan(giveUpNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void catalog() {
    var names = Map.of("en", "Of tonight");
    evening.manager.post(BISTRO + "/categories", Map.of("names", names)).expect(201);
    var rose =
        Map.of("names", Map.of("en", "Rose"), "price", Map.of("amount", 1, "currency", "EUR"));
    var group = Map.of("names", names, "min", 0, "max", 1, "modifiers", List.of(rose));
    evening.manager.post(BISTRO + "/modifiers", group).expect(201);
    var path = BISTRO + "/products/" + evening.product + "/availability";
    evening.manager.put(path, Map.of("available", false)).expect(200);
  }

  String key(Scope... scopes) {
    var body =
        Map.of(
            "name", "Key " + evening.next(),
            "locations", List.of("bistro"),
            "scopes", EnumSet.copyOf(List.of(scopes)));
    return evening.admin.post("/api/api-keys", body).expect(201).json().get("key").textValue();
  }

  boolean isAtFirst(JsonNode event) {
    return event.path("session_id").asText().equals(sessions.getFirst());
  }

  /** Under which column of the table an event is for the waiter, or for one who did nothing. */
  String column(JsonNode event, boolean own) {
    var data = event.get("data");
    var who = own ? waiter : "";
    boolean atTable = event.has("session_id");
    boolean placed =
        data.path("source").asText().equals("waiter")
            && !data.get("placed_by").textValue().equals(who);
    boolean paid = data.has(PAID) && !atTable && !data.get(PAID).textValue().equals(who);
    return placed || paid ? atTable ? "table" : "alone" : "own";
  }

  /** Nothing of what is secret for somebody is in what they were told. */
  void hides(String who, JsonNode told) {
    var text = told.toString();
    var secrets = new ArrayList<String>();
    boolean staff = who.equals("manager") || who.equals("own");
    if (!staff && !who.equals("orders")) {
      secrets.add("\"" + CUSTOMER);
    }
    if (!staff && !who.equals("orders") && !who.equals("guest")) {
      secrets.add(REASON);
    }
    if (who.equals("another") || who.equals("key") || who.equals("asker")) {
      secrets.add(NOTE);
    }
    if (!staff && !who.equals("another")) {
      secrets.addAll(List.of(DOCUMENT, PAID, CUSTOMER));
      secrets.addAll(spotCodes);
      secrets.addAll(who.equals("asker") ? List.of() : codes);
    }
    if (who.equals("orders")) {
      secrets.remove(CUSTOMER);
    }
    assertThat(secrets.stream().filter(text::contains)).as("%s: %s", who, told).isEmpty();
  }

  private static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }
}

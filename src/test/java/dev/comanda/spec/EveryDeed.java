package dev.comanda.spec;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Route;
import dev.comanda.http.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A request for each route that changes something, right and about things of its own, so that it
 * does something when it is sent for the first time. Whoever adds a route adds a line here.
 */
final class EveryDeed {
  /** What changes nothing, or only where nobody has set anything up, or what ends by itself. */
  private static final List<String> ELSEWHERE =
      List.of(
          "POST /api/locations/{loc}/catalog/columns",
          "POST /api/integrations/{id}/check",
          "POST /api/locations/{loc}/alert-webhook/test",
          "DELETE /api/locations/{loc}/robots/{id}",
          "POST /api/stations/{id}/claims",
          "PUT /api/tickets/{id}/lease",
          "POST /api/setup/link",
          "POST /api/setup",
          "PUT /api/setup",
          "POST /scan/{loc}/order",
          "POST /scheduler/set_order",
          "POST /scheduler/set_order/",
          "PUT /scheduler/update_status",
          "PUT /scheduler/update_status/");

  private static final String BISTRO = Fresh.BISTRO;
  private static final String FACTOR = "/api/auth/second-factor";
  private static final Map<String, String> REASON = Map.of("reason", "late");
  private static final Map<String, Object> ALL = Map.of("method", "cash", "share_of", 1);
  private static final Map<String, Object> NOTHING = Map.of();

  private final Evening evening;
  private final Fresh fresh;
  private final String token;
  private boolean proved;

  /** A route, and what makes a request of it ready. */
  record Deed(Route route, Supplier<Asked> ready) {
    @Override
    public String toString() {
      return route.verb() + " " + route.path();
    }
  }

  /** At the bistro of an evening; an administrator does it all. */
  EveryDeed(Evening evening) {
    this.evening = evening;
    fresh = new Fresh(evening);
    token = evening.token("admin");
    evening.takesPayments("bistro", true);
  }

  /** All of them; what changes who may sign in how comes last. */
  List<Deed> all() {
    var ready = new HashMap<>(ofSessions());
    ready.putAll(ofSpots());
    ready.putAll(new TicketDeeds(evening, token).all());
    ready.putAll(new ConnectionDeeds(evening, token).all());
    ready.putAll(new WorkshopDeeds(evening, token).all());
    ready.putAll(new DeliveryDeeds(evening, token).all());
    ready.putAll(ofCatalogs());
    ready.putAll(ofPlaces());
    ready.putAll(ofOrders());
    ready.putAll(ofPeople());
    ready.putAll(ofSignIns());
    var changing = new TreeSet<String>();
    var deeds = new ArrayList<Deed>();
    for (var route : evening.app.table()) {
      var line = route.verb() + " " + route.path();
      if (route.verb() != Verb.GET && !ELSEWHERE.contains(line)) {
        changing.add(line);
        deeds.add(new Deed(route, ready.getOrDefault(line, () -> asked(Verb.GET, "/", ""))));
      }
    }
    assertThat(new TreeSet<>(ready.keySet())).as("what changes something").isEqualTo(changing);
    deeds.sort((one, other) -> Boolean.compare(last(one), last(other)));
    return deeds;
  }

  private static boolean last(Deed deed) {
    return deed.route().path().equals("/api/second-factor");
  }

  private Map<String, Supplier<Asked>> ofSessions() {
    var one = "/api/sessions/{id}";
    return Map.of(
        "POST /api/locations/{loc}/sessions",
        () -> post(BISTRO + "/sessions", name()),
        "POST " + one + "/closure",
        () -> post(fresh.aSession() + "/closure", NOTHING),
        "POST " + one + "/move",
        () -> post(fresh.aSession() + "/move", Map.of("spot_id", Fresh.id(fresh.spot()))),
        "POST " + one + "/merge",
        () -> post(fresh.aSession() + "/merge", Map.of("into", evening.table().id())),
        "PUT " + one + "/document",
        () -> asked(Verb.PUT, fresh.aSession() + "/document", Map.of("document", "D")),
        "POST /api/join/{code}",
        () -> Asked.open("/api/join/" + evening.table().code(), NOTHING));
  }

  private Map<String, Supplier<Asked>> ofSpots() {
    var all = "/api/locations/{loc}/spots";
    return Map.of(
        "POST " + all,
        () -> post(BISTRO + "/spots", name()),
        "POST " + all + "/row",
        () -> post(BISTRO + "/spots/row", Map.of("names", List.of(fresh.word()))),
        "PATCH " + all + "/{id}",
        () -> asked(Verb.PATCH, fresh.aSpot(), Map.of("document", "B")),
        "DELETE " + all + "/{id}",
        () -> asked(Verb.DELETE, fresh.aSpot(), ""),
        "POST " + all + "/{id}/code",
        () -> post(fresh.aSpot() + "/code", NOTHING),
        "POST /api/spots/by-code/{code}/requests",
        () -> {
          var code = fresh.spot().get("code").textValue();
          return Asked.open("/api/spots/by-code/" + code + "/requests", NOTHING);
        },
        "POST /api/requests/{id}/acceptance",
        () -> post(fresh.aRequest() + "/acceptance", NOTHING),
        "POST /api/requests/{id}/refusal",
        () -> post(fresh.aRequest() + "/refusal", NOTHING));
  }

  private Map<String, Supplier<Asked>> ofCatalogs() {
    var at = "/api/locations/{loc}/";
    var sort = Map.of("sort", 7);
    return Map.ofEntries(
        entry("POST " + at + "categories", () -> post(BISTRO + "/categories", fresh.names())),
        entry("PATCH " + at + "categories/{id}", () -> asked(Verb.PATCH, fresh.aCategory(), sort)),
        entry("DELETE " + at + "categories/{id}", () -> asked(Verb.DELETE, fresh.aCategory(), "")),
        entry("POST " + at + "modifiers", () -> post(BISTRO + "/modifiers", fresh.modifiers())),
        entry("PATCH " + at + "modifiers/{id}", () -> asked(Verb.PATCH, fresh.aGroup(), sort)),
        entry("DELETE " + at + "modifiers/{id}", () -> asked(Verb.DELETE, fresh.aGroup(), "")),
        entry("POST " + at + "products", () -> post(BISTRO + "/products", fresh.product())),
        entry("PATCH " + at + "products/{id}", () -> asked(Verb.PATCH, fresh.aProduct(), sort)),
        entry("DELETE " + at + "products/{id}", () -> asked(Verb.DELETE, fresh.aProduct(), "")),
        entry(
            "PUT " + at + "products/{id}/availability",
            () -> asked(Verb.PUT, fresh.aProduct() + "/availability", Map.of("available", false))),
        entry("PUT " + at + "products/{id}/photo", () -> photo(Verb.PUT, fresh.aProduct())),
        entry(
            "DELETE " + at + "products/{id}/photo",
            () -> {
              var product = fresh.aProduct();
              photo(Verb.PUT, product).by(evening.nobody).expect(200);
              return photo(Verb.DELETE, product);
            }),
        entry(
            "POST " + at + "catalog/import",
            () -> {
              var file = "sku,sort\n101," + (1000 + evening.next()) + "\n";
              return typed(Verb.POST, BISTRO + "/catalog/import", file, "text/csv");
            }));
  }

  private Map<String, Supplier<Asked>> ofPlaces() {
    return Map.of(
        "POST /api/locations", () -> post("/api/locations", fresh.place()),
        "PATCH /api/locations/{loc}",
            () -> asked(Verb.PATCH, fresh.aPlace(), Map.of("address", List.of("Somewhere 1"))),
        "POST /api/locations/{loc}/catalog/sample",
            () -> post(fresh.aPlace() + "/catalog/sample", ""),
        "DELETE /api/locations/{loc}/catalog",
            () -> {
              var place = fresh.aPlace();
              evening.admin.post(place + "/catalog/sample", "").expect(201);
              return asked(Verb.DELETE, place + "/catalog", "");
            });
  }

  private Map<String, Supplier<Asked>> ofOrders() {
    var order = Evening.one(evening.product, 1);
    return Map.of(
        "POST /api/guest/orders",
            () -> {
              var join = "/api/join/" + evening.table().code();
              var guest = evening.nobody.post(join, NOTHING).expect(200).json().get("guest_token");
              var asked = Asked.as(guest.textValue(), Verb.POST, "/api/guest/orders", order);
              var headers = new HashMap<>(asked.headers());
              headers.put("Idempotency-Key", UUID.randomUUID().toString());
              return new Asked(asked.verb(), asked.path(), order, headers);
            },
        "POST /api/orders", () -> post("/api/orders", order),
        "POST /api/orders/{id}/cancellation", () -> post(fresh.anOrder() + "/cancellation", REASON),
        "POST /api/orders/{id}/lines/{no}/void",
            () -> post(fresh.anOrder() + "/lines/1/void", REASON),
        "POST /api/orders/{id}/payments", () -> post(fresh.anOrder() + "/payments", ALL),
        "POST /api/orders/{id}/receipt",
            () -> post(fresh.paid(fresh.anOrder()) + "/receipt", NOTHING),
        "POST /api/sessions/{id}/payments", () -> post(fresh.anOrderedSession() + "/payments", ALL),
        "POST /api/sessions/{id}/receipt",
            () -> post(fresh.paid(fresh.anOrderedSession()) + "/receipt", NOTHING),
        "POST /api/payments/{id}/reversal", () -> post(fresh.aPayment() + "/reversal", REASON));
  }

  private Map<String, Supplier<Asked>> ofPeople() {
    return Map.of(
        "POST /api/users", () -> post("/api/users", fresh.person()),
        "PATCH /api/users/{id}",
            () -> asked(Verb.PATCH, fresh.aPerson(fresh.person()), Map.of("name", "Else")),
        "DELETE /api/users/{id}/second-factor",
            () -> {
              var person = fresh.person();
              var path = fresh.aPerson(person);
              fresh.factored(Fresh.credentials(String.valueOf(person.get("email"))));
              return asked(Verb.DELETE, path + "/second-factor", "");
            },
        "POST /api/api-keys", () -> post("/api/api-keys", fresh.key()),
        "DELETE /api/api-keys/{id}", () -> asked(Verb.DELETE, fresh.aKey(), ""),
        "PUT /api/second-factor",
            () -> {
              prove();
              return asked(Verb.PUT, "/api/second-factor", Map.of("required", true));
            });
  }

  /** Who demands a second factor of others has one. */
  private void prove() {
    if (!proved) {
      fresh.factored(Fresh.credentials("admin@demo.example"));
      proved = true;
    }
  }

  private Map<String, Supplier<Asked>> ofSignIns() {
    return Map.of(
        "POST /api/auth/login",
        () -> Asked.open("/api/auth/login", Fresh.credentials("waiter@demo.example")),
        "POST /api/auth/pin",
        () -> {
          try (var page = fresh.page("manager")) {
            var pin = Map.of("email", "waiter@demo.example", "pin", DemoPlaces.PIN);
            var device = "comanda_device=" + page.cookie("comanda_device").orElseThrow();
            return new Asked(Verb.POST, "/api/auth/pin", pin, Map.of("Cookie", device));
          }
        },
        "POST /api/auth/refresh",
        () -> {
          try (var page = fresh.page("waiter")) {
            var sent = page.cookie("comanda_refresh").orElseThrow();
            return Asked.open("/api/auth/refresh", Map.of("refresh_token", sent));
          }
        },
        "POST /api/auth/logout",
        () -> Asked.as(evening.token("waiter"), Verb.POST, "/api/auth/logout", ""),
        "POST " + FACTOR,
        () -> Asked.open(FACTOR, fresh.known()),
        "POST " + FACTOR + "/confirmation",
        () -> Asked.open(FACTOR + "/confirmation", fresh.coded(fresh.known())),
        "POST " + FACTOR + "/removal",
        () -> Asked.open(FACTOR + "/removal", fresh.factored(fresh.known())));
  }

  private Map<String, Object> name() {
    return Map.of("name", fresh.word());
  }

  private Asked post(String path, Object body) {
    return asked(Verb.POST, path, body);
  }

  private Asked asked(Verb verb, String path, Object body) {
    return Asked.as(token, verb, path, body);
  }

  private Asked photo(Verb verb, String product) {
    return typed(verb, product + "/photo", Photo.WEBP, "image/webp");
  }

  private Asked typed(Verb verb, String path, Object body, String type) {
    var headers = Map.of("Authorization", "Bearer " + token, "Content-Type", type);
    return new Asked(verb, path, body, headers);
  }
}

package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.LookRows;
import dev.comanda.delivery.PaintedErp;
import dev.comanda.http.Client;
import dev.comanda.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One thing of each kind at one location, and which of them a path means: what a route must say
 * about itself before everybody is sent there.
 */
final class Things {
  /** Paths of staff that name neither a location nor a thing: who asks tells what is reached. */
  private static final Set<String> OF_WHO_ASKS =
      Set.of(
          "/api/auth/verify",
          "/api/auth/logout",
          "/api/users",
          "/api/setup",
          "/api/countries",
          "/api/api-keys",
          "/api/audit",
          "/api/second-factor",
          "/api/locations",
          "/api/integrations",
          "/api/integrations/health",
          "/api/deliveries",
          "/api/guest/menu",
          "/api/guest/quote",
          "/api/guest/session",
          "/api/guest/orders",
          "/api/orders",
          "/api/reports/products",
          "/api/reports/summary",
          "/api/reports/staff",
          "/api/reports/hours",
          "/api/reports/preparation");

  /** Bodies that are understood, by how a path ends; elsewhere an empty object is. */
  private static final Map<String, Map<String, Object>> BODIES =
      Map.ofEntries(
          Map.entry("/cancellation", Map.of("reason", "late")),
          Map.entry("/skip", Map.of("reason", "late")),
          Map.entry("/deliveries/{id}/clearing", Map.of("reason", "late")),
          Map.entry("/resolution", Map.of("reason", "late", "booked", true)),
          Map.entry("/void", Map.of("reason", "spilled")),
          Map.entry("/reversal", Map.of("reason", "wrong table")),
          Map.entry("/availability", Map.of("available", true)),
          Map.entry("/document", Map.of("document", "A-1")),
          Map.entry("/move", Map.of("spot_id", new UUID(0, 0))),
          Map.entry("/merge", Map.of("into", new UUID(0, 0))),
          Map.entry("/recall", Map.of("from", "ready")),
          Map.entry("/station", Map.of("station_id", new UUID(0, 0))),
          Map.entry("/rush", Map.of("rush", true)));

  /** At each delivery. */
  private static final UUID ATTEMPT = new UUID(0, 33);

  private final String location;
  private final Map<String, String> ids = new HashMap<>();

  /** The phone that waits at the spot. */
  final Client asker;

  /** Makes them at the location with this slug. */
  Things(Evening evening, String location) {
    this.location = location;
    var at = "/api/locations/" + location;
    var admin = evening.admin;
    staff(admin);
    var names = Map.of("en", "Thing " + evening.next());
    make(admin, at + "/categories", Map.of("names", names));
    make(
        admin,
        at + "/modifiers",
        Map.of("names", names, "modifiers", List.of(Map.of("names", names))));
    make(admin, at + "/products", product(names));
    station(admin, at);
    integration(evening);
    var spot = make(admin, at + "/spots", Map.of("name", "Spot " + evening.next()));
    var asked =
        evening
            .nobody
            .post("/api/spots/by-code/" + spot.get("code").textValue() + "/requests", Map.of())
            .expect(201)
            .json();
    asker = evening.nobody.as(asked.get("token").textValue());
    ids.put("/api/requests/{id}", asked.get("request").get("id").textValue());
    var session = admin.post(at + "/sessions", Map.of("name", "Table " + evening.next()));
    ids.put("/api/sessions/{id}", id(session));
    var guest = evening.join(session.json().get("code").textValue()).key("things");
    guest.post("/api/guest/orders", Evening.one(made("products"), 1)).expect(201);
    program(evening);
    pay(evening);
    ids.put("/api/deliveries/{id}", delivery(evening));
  }

  /** What was ordered is to be booked, and waits for its document; it has been tried. */
  private String delivery(Evening evening) {
    var path = Bookings.ALL + "?limit=1&location=" + location;
    var id = evening.admin.get(path).expect(200).json().at("/data/0/id").textValue();
    var database = evening.app.database();
    LookRows.plant(database, UUID.fromString(id), ATTEMPT, PaintedErp.picture());
    return id;
  }

  /** A key, and an order of its program. */
  private void program(Evening evening) {
    var key =
        Map.of(
            "name",
            "Of " + location,
            "locations",
            List.of(location),
            "scopes",
            List.of("orders:read", "orders:write"));
    var made = evening.admin.post("/api/api-keys", key);
    ids.put("/api/api-keys/{id}", id(made));
    var order = Evening.one(made("products"), 1);
    var program = evening.nobody.as(made.json().get("key").textValue());
    ids.put("/api/orders/{id}", id(program.post("/api/orders", order)));
  }

  /** The order and the session are paid, so that there are receipts. */
  private void pay(Evening evening) {
    evening.takesPayments(location, true);
    var all = Map.of("method", "cash", "share_of", 1);
    for (var kind : List.of("/api/sessions/{id}", "/api/orders/{id}")) {
      var path = kind.replace("{id}", Objects.requireNonNull(ids.get(kind))) + "/payments";
      ids.put("/api/payments/{id}", id(evening.admin.post(path, all)));
    }
    evening.takesPayments(location, false);
  }

  private String made(String kind) {
    return Objects.requireNonNull(ids.get("/api/locations/{loc}/" + kind + "/{id}"));
  }

  private JsonNode make(Client admin, String path, Map<String, Object> body) {
    var made = admin.post(path, body).expect(201);
    ids.put(path.replace("/" + location + "/", "/{loc}/") + "/{id}", id(made));
    return made.json();
  }

  /** It goes at once, so that what is ordered here needs no kitchen. */
  private void station(Client admin, String at) {
    var made = make(admin, at + "/stations", Map.of("name", "Station"));
    ids.put("/api/stations/{id}", made.get("id").textValue());
    ids.put("/api/tickets/{id}", made.get("id").textValue());
    ids.put("/api/locations/{loc}/robots/{id}", made.get("id").textValue());
    admin.delete(at + "/stations/" + made.get("id").textValue()).expect(204);
  }

  /** It books nothing, and has a line that waits. */
  private void integration(Evening evening) {
    var connections = new Connections(evening);
    var made = connections.made(connections.body(location, "book_on", "never"));
    ids.put("/api/integrations/{id}", id(made));
    var known = UUID.fromString(id(made));
    LookRows.plantLook(evening.app.database(), known, PaintedErp.picture());
    var slug = made.get("slug").textValue();
    ids.put("/integrations/{slug}/", slug);
    var at = "/integrations/" + slug + "/";
    evening.admin.put(at + "stop_worker", "").expect(200);
    evening.admin.post(at + "create", Connections.line("thing")).expect(200);
  }

  private static String id(Client.Answer made) {
    return id(made.expect(201).json());
  }

  private static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  private void staff(Client admin) {
    var person =
        Map.of(
            "email",
            "of-" + location + "@demo.example",
            "name",
            "Somebody",
            "locations",
            List.of(location));
    var added = admin.post("/api/users", person).expect(201).json();
    ids.put("/api/users/{id}", added.at("/user/id").textValue());
  }

  private Map<String, Object> product(Map<String, String> names) {
    return Map.of(
        "sku",
        names.get("en"),
        "names",
        names,
        "category_id",
        made("categories"),
        "price",
        Map.of("amount", 590, "currency", "EUR"),
        "tax_class",
        "standard",
        "unit",
        "piece",
        "quantity_step",
        1);
  }

  /** Whether a route has said whose things it reaches. */
  static boolean known(Route route, Things things) {
    return names(route)
        ? things.kind(route).isPresent()
        : route.path().contains("{loc}") || OF_WHO_ASKS.contains(route.path());
  }

  /** Whether a path names a thing. */
  static boolean names(Route route) {
    return route.path().contains("{id}") || route.path().contains("{slug}");
  }

  private Optional<String> kind(Route route) {
    return ids.keySet().stream().filter(route.path()::startsWith).findFirst();
  }

  /** The path of a route to a thing of this location. */
  String path(Route route) {
    return path(route, location, kind(route).map(ids::get).orElse(""));
  }

  /** The path of a route at this location to some other thing. */
  String path(Route route, Things others) {
    return path(route, location, others.kind(route).map(others.ids::get).orElse(""));
  }

  /** The path of a route at some location to what does not exist. */
  static String path(Route route, String location) {
    return path(route, location, new UUID(0, 0).toString());
  }

  private static String path(Route route, String location, String id) {
    var path = route.path().replace("{loc}", location).replace("{id}", id).replace("{no}", "1");
    path = path.replace("{attempt}", ATTEMPT.toString()).replace("{picture}", "1");
    var query = path.endsWith("_order_status") ? "?uniqueid=thing" : "";
    return path.replace("{slug}", id) + query;
  }

  /** A call that is understood. */
  static Client.Answer call(Client client, Route route, String path) {
    var body =
        BODIES.entrySet().stream()
            .filter(each -> route.path().endsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(Map.of());
    return switch (route.verb()) {
      case GET -> client.get(path);
      case POST -> client.post(path, body);
      case PUT -> client.put(path, body);
      case PATCH -> client.patch(path, body);
      case DELETE -> client.delete(path);
    };
  }
}

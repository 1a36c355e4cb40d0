package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import java.util.List;
import java.util.Map;

/** One pass over all that the routes answer when they are called rightly, and when they refuse. */
final class EveryAnswer {
  private static final String BISTRO = "/api/locations/bistro";

  private final Evening evening;

  EveryAnswer(Evening evening) {
    this.evening = evening;
  }

  static Map<String, Object> setup(String token) {
    return Map.of(
        "token", token,
        "name", "Ada",
        "email", "ada@example.com",
        "password", "correct horse battery staple");
  }

  static Map<String, Object> place() {
    return Map.of(
        "name", "Café",
        "currency", "EUR",
        "time_zone", "Europe/Berlin",
        "languages", List.of("de"));
  }

  void walk() {
    pages();
    signIns();
    locations();
    categories();
    modifiers();
    products();
    new EveryFile(evening).walk();
    sessions();
    guests();
    staffOrders();
  }

  private void pages() {
    for (var path :
        List.of(
            "/",
            "/setup",
            "/s/1-aaaaaaaaaa",
            "/panel",
            "/products",
            "/admin",
            "/reports",
            "/integrations",
            "/design",
            "/web/css/base.css",
            "/openapi.json")) {
      unchanged(evening.nobody, path);
    }
    evening.nobody.get("/web/css/none.css").expect(404, "not_found");
    evening.nobody.get("/readyz").expect(200);
    evening.nobody.get("/livez").expect(200);
  }

  private static void unchanged(Client client, String path) {
    var tag = client.get(path).expect(200).header("ETag");
    assertThat(tag).as(path).isNotEmpty();
    client.with("If-None-Match", tag).get(path).expect(304);
  }

  private void signIns() {
    evening.nobody.post("/api/auth/login", Map.of("password", "x")).expect(400, "invalid");
    evening
        .nobody
        .post("/api/auth/login", Map.of("email", "waiter@demo.example", "password", "wrong"))
        .expect(401, "invalid_credentials");
    evening.waiter.get("/api/auth/verify").expect(200);
    evening.nobody.post("/api/setup", Map.of()).expect(400, "invalid");
    evening.nobody.post("/api/setup", setup("wrong")).expect(403, "setup_done");
    evening.nobody.post("/api/setup/link", Map.of()).expect(400, "invalid");
    evening.nobody.post("/api/setup/link", Map.of("token", "x")).expect(403, "setup_done");
    evening.admin.put("/api/setup", Map.of("step", "menu")).expect(403, "setup_done");
    evening.admin.put("/api/setup", Map.of("step", "lunch")).expect(400, "invalid");
    evening.nobody.put("/api/setup", Map.of("step", "menu")).expect(401, "authorization_required");
    evening.waiter.get("/api/countries").expect(200);
  }

  private void locations() {
    var admin = evening.admin;
    admin.get("/api/locations").expect(200);
    admin.get("/api/locations?limit=0").expect(400, "invalid");
    admin.post("/api/locations", Map.of()).expect(400, "invalid");
    var same =
        Map.of(
            "slug", "bistro",
            "name", "Bistro",
            "currency", "EUR",
            "time_zone", "Europe/Berlin",
            "languages", List.of("de"));
    admin.post("/api/locations", same).expect(409, "slug_taken");
    unchanged(evening.waiter, BISTRO);
    admin.patch(BISTRO, Map.of("name", "Linden")).expect(200);
    changes(admin, BISTRO, Map.of("name", "Bistro Linden"), Map.of("name", ""));
    evening.waiter.patch(BISTRO, Map.of()).expect(403, "forbidden");
    evening.waiter.post("/api/locations", Map.of()).expect(403, "forbidden");
    admin.post(BISTRO + "/catalog/sample", "").expect(409, "catalog_not_empty");
  }

  /** A change that is right, one that is wrong, and one of a version that is no more. */
  private static void changes(Client client, String path, Object right, Object wrong) {
    client.patch(path, right).expect(200);
    client.patch(path, wrong).expect(400, "invalid");
    client.with("If-Match", "\"0\"").patch(path, right).expect(412, "version_mismatch");
  }

  private void categories() {
    var manager = evening.manager;
    var path = BISTRO + "/categories";
    manager.get(path).expect(200);
    manager.get(path + "?limit=x").expect(400, "invalid");
    manager.post(path, Map.of()).expect(400, "invalid");
    var id = once(path, Map.of("names", Map.of("en", "Specials")));
    unchanged(manager, path + "/" + id);
    changes(
        manager,
        path + "/" + id,
        Map.of("names", Map.of("en", "Today")),
        Map.of("names", Map.of()));
    var product = manager.get(BISTRO + "/products/" + evening.product).json();
    var used = product.get("category_id").textValue();
    manager.patch(path + "/" + used, Map.of("names", Map.of("en", "Warm"))).expect(200);
    manager.delete(path + "/" + used).expect(409, "category_in_use");
    manager.with("If-Match", "\"0\"").delete(path + "/" + id).expect(412, "version_mismatch");
    manager.delete(path + "/" + id).expect(204);
  }

  private void modifiers() {
    var manager = evening.manager;
    var path = BISTRO + "/modifiers";
    manager.get(path).expect(200);
    manager.get(path + "?limit=x").expect(400, "invalid");
    manager.post(path, Map.of()).expect(400, "invalid");
    var ice = List.of(Map.of("names", Map.of("en", "No ice")));
    var id = once(path, Map.of("names", Map.of("en", "Ice"), "modifiers", ice));
    unchanged(manager, path + "/" + id);
    changes(manager, path + "/" + id, Map.of("sort", 3), Map.of("min", 2));
    var product = BISTRO + "/products/" + evening.product;
    manager.patch(product, Map.of("modifier_groups", List.of(id))).expect(200);
    manager.patch(path + "/" + id, Map.of("names", Map.of("en", "Cold"))).expect(200);
    manager.delete(path + "/" + id).expect(409, "modifiers_in_use");
    manager.patch(product, Map.of("modifier_groups", List.of())).expect(200);
    manager.with("If-Match", "\"0\"").delete(path + "/" + id).expect(412, "version_mismatch");
    manager.delete(path + "/" + id).expect(204);
  }

  /** Makes a thing, twice with the same key. */
  private String once(String path, Object body) {
    var keyed = evening.manager.key(path);
    var first = keyed.post(path, body).expect(201);
    var again = keyed.post(path, body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    keyed.post(path, Map.of()).expect(422, "idempotency_key_reused");
    return created(first);
  }

  private static String created(Answer answer) {
    return answer.expect(201).json().get("id").textValue();
  }

  private void products() {
    var manager = evening.manager;
    var path = BISTRO + "/products";
    manager.get(path).expect(200);
    manager.get(path + "?limit=101").expect(400, "invalid");
    manager.post(path, Map.of()).expect(400, "invalid");
    var soup = soup("soup");
    var id = once(path, soup);
    manager.post(path, soup).expect(409, "sku_taken");
    unchanged(manager, path + "/" + id);
    changes(manager, path + "/" + id, Map.of("sort", 3), Map.of("unit", "A b"));
    var taken = manager.get(path + "/" + evening.product).json().get("sku").textValue();
    manager.patch(path + "/" + id, Map.of("sku", taken)).expect(409, "sku_taken");
    var availability = path + "/" + id + "/availability";
    evening.kitchen.put(availability, Map.of("available", false)).expect(200);
    evening.kitchen.put(availability, Map.of()).expect(400, "invalid");
    manager.with("If-Match", "\"0\"").delete(path + "/" + id).expect(412, "version_mismatch");
    manager.delete(path + "/" + id).expect(204);
  }

  private Map<String, Object> soup(String sku) {
    var product = evening.manager.get(BISTRO + "/products/" + evening.product).json();
    return Map.of(
        "sku", sku,
        "names", Map.of("en", "Soup"),
        "category_id", product.get("category_id").textValue(),
        "price", Map.of("amount", 590, "currency", "EUR"),
        "tax_class", product.get("tax_class").textValue(),
        "unit", "piece",
        "quantity_step", 1);
  }

  private void sessions() {
    var waiter = evening.waiter;
    var path = BISTRO + "/sessions";
    waiter.post(path, Map.of("name", "")).expect(400, "invalid");
    evening.admin.delete(BISTRO + "/catalog").expect(409, "catalog_in_use");
    var name = Map.of("name", "Window");
    var first = waiter.key("open").post(path, name).expect(201);
    var again = waiter.key("open").post(path, name).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    waiter.key("open").post(path, Map.of("name", "x")).expect(422, "idempotency_key_reused");
    waiter.post(path, Map.of("name", "WINDOW")).expect(409, "session_name_taken");
    // Letters that Java and the database make small in different ways.
    for (var letters : List.of("\u0130stanbul", "\u039F\u0394\u039F\u03A3")) {
      waiter.post(path, Map.of("name", letters)).expect(201);
      waiter.post(path, Map.of("name", letters)).expect(409, "session_name_taken");
    }
    waiter.get(path + "?state=opened&limit=1").expect(200);
    waiter.get(path + "?state=asleep").expect(400, "invalid");
    waiter.get(path + "?cursor=asleep").expect(400, "invalid");
    var session = "/api/sessions/" + first.json().get("id").textValue();
    waiter.get(session).expect(200);
    waiter.get(session + "/orders").expect(200);
    waiter.get(session + "/orders?cursor=first").expect(400, "invalid");
    waiter.get(session + "/qr.svg").expect(200);
    waiter.get(session + "/qr.png").expect(200);
    var closed = waiter.post(session + "/closure", Map.of()).expect(200).json();
    assertThat(waiter.post(session + "/closure", Map.of()).expect(200).json()).isEqualTo(closed);
    var code = first.json().get("code").textValue();
    evening.nobody.get("/api/join/" + code).expect(200);
    evening.nobody.post("/api/join/" + code, Map.of()).expect(409, "session_closed");
    evening.nobody.post("/api/join/" + code, "{\"x\":1}").expect(400, "invalid");
    evening.nobody.get("/api/join/1-aaaaaaaaaa").expect(404, "not_found");
    evening.nobody.post("/api/join/1-aaaaaaaaaa", Map.of()).expect(404, "not_found");
    waiter.get(BISTRO + "/panel").expect(200);
    waiter.get(BISTRO + "/events?limit=5").expect(200);
    waiter.get(BISTRO + "/events?after=x").expect(400, "invalid");
    waiter.get(BISTRO + "/events?after=1:1").expect(404, "not_found");
  }

  private void guests() {
    var table = evening.table();
    unchanged(table.guest(), "/api/guest/menu");
    table.guest().get("/api/guest/session").expect(200);
    table.guest().get("/api/guest/orders").expect(200);
    table.guest().get("/api/guest/orders?cursor=first").expect(400, "invalid");
    var order = Evening.one(evening.product, 1);
    table.guest().post("/api/guest/orders", order).expect(428, "idempotency_key_required");
    table.guest().key("a").post("/api/guest/orders", Map.of()).expect(400, "invalid");
    table.guest().key("a").post("/api/guest/orders", order).expect(201);
    table
        .guest()
        .key("a")
        .post("/api/guest/orders", Evening.one(evening.product, 2))
        .expect(422, "idempotency_key_reused");
    evening.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()).expect(200);
    table.guest().key("b").post("/api/guest/orders", order).expect(409, "session_closed");
    table.guest().get("/api/guest/menu").expect(409, "session_closed");
  }

  private void staffOrders() {
    var waiter = evening.waiter;
    var order = Evening.one(evening.product, 1);
    waiter.post("/api/orders", Map.of()).expect(400, "invalid");
    var id = created(waiter.key("s").post("/api/orders", order));
    waiter.key("s").post("/api/orders", Map.of("lines", List.of())).expect(400, "invalid");
    waiter
        .key("s")
        .post("/api/orders", Evening.one(evening.product, 2))
        .expect(422, "idempotency_key_reused");
    var availability = BISTRO + "/products/" + evening.product + "/availability";
    waiter.put(availability, Map.of("available", false)).expect(200);
    waiter.post("/api/orders", order).expect(409, "product_unavailable");
    waiter.put(availability, Map.of("available", true)).expect(200);
    waiter.get("/api/orders/" + id).expect(200);
    ends("/api/orders/" + id + "/lines/1/void", "already_voided");
    ends("/api/orders/" + id + "/cancellation", "already_cancelled");
  }

  private void ends(String path, String already) {
    var waiter = evening.waiter;
    var reason = Map.of("reason", "spilled");
    waiter.post(path, Map.of("reason", " ")).expect(400, "invalid");
    waiter.key(path).post(path, reason).expect(200);
    var again = waiter.key(path).post(path, reason).expect(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    waiter.key(path).post(path, Map.of("reason", "other")).expect(422, "idempotency_key_reused");
    waiter.post(path, reason).expect(409, already);
  }
}

package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.staff.AuthenticatorApp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a thing at the bistro that nobody has done anything with; each is answered by its path. */
final class Fresh {
  static final String BISTRO = "/api/locations/bistro";
  private static final Map<String, Object> ALL = Map.of("method", "cash", "share_of", 1);
  private static final String FACTOR = "/api/auth/second-factor";

  private final Evening evening;
  private final Client admin;

  /** Of an administrator. */
  Fresh(Evening evening) {
    this.evening = evening;
    this.admin = evening.admin;
  }

  private JsonNode made(String path, Object body) {
    return admin.post(path, body).expect(201).json();
  }

  private String path(String all, Object body) {
    return all + "/" + id(made(all, body));
  }

  static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  /** Something to call a thing. */
  String word() {
    return "Fresh " + evening.next();
  }

  /** Names in the location's language. */
  Map<String, Object> names() {
    return Map.of("names", Map.of("en", word()));
  }

  /** A body of a group of modifiers. */
  Map<String, Object> modifiers() {
    return with(names(), "modifiers", List.of(names()));
  }

  /** A body of a product. */
  Map<String, Object> product() {
    var like = admin.get(BISTRO + "/products/" + evening.product).expect(200).json();
    var body = with(names(), "sku", word());
    for (var field : List.of("category_id", "price", "tax_class", "unit", "quantity_step")) {
      body = with(body, field, like.get(field));
    }
    return body;
  }

  String aCategory() {
    return path(BISTRO + "/categories", names());
  }

  String aGroup() {
    return path(BISTRO + "/modifiers", modifiers());
  }

  String aProduct() {
    return path(BISTRO + "/products", product());
  }

  JsonNode spot() {
    return made(BISTRO + "/spots", Map.of("name", word()));
  }

  String aSpot() {
    return BISTRO + "/spots/" + id(spot());
  }

  /** What a phone has asked for at a spot. */
  String aRequest() {
    var all = "/api/spots/by-code/" + spot().get("code").textValue() + "/requests";
    var asked = evening.nobody.post(all, Map.of()).expect(201).json();
    return "/api/requests/" + id(asked.get("request"));
  }

  String aSession() {
    return "/api/sessions/" + evening.table().id();
  }

  /** A session in which something is to be paid. */
  String anOrderedSession() {
    var table = evening.table();
    evening.order(table.guest(), 1).expect(201);
    return "/api/sessions/" + table.id();
  }

  String anOrder() {
    return path("/api/orders", Evening.one(evening.product, 1));
  }

  /** The same bill, paid. */
  String paid(String bill) {
    made(bill + "/payments", ALL);
    return bill;
  }

  String aPayment() {
    return "/api/payments/" + id(made(anOrder() + "/payments", ALL));
  }

  /** A location where nothing has been served. */
  String aPlace() {
    return "/api/locations/" + id(made("/api/locations", place()));
  }

  /** A body of a location. */
  Map<String, Object> place() {
    return with(EveryAnswer.place(), "name", word());
  }

  /** A body of a key. */
  Map<String, Object> key() {
    return Map.of("name", word(), "locations", List.of("bistro"), "scopes", List.of("orders:read"));
  }

  String aKey() {
    return path("/api/api-keys", key());
  }

  /** A body of somebody who works at the bistro. */
  Map<String, Object> person() {
    var email = word().replace(' ', '-') + "@demo.example";
    return with(credentials(email), "name", "Somebody", "locations", List.of("bistro"));
  }

  /** What somebody proves themselves by whose password is that of everybody. */
  static Map<String, Object> credentials(String email) {
    return Map.of("email", email, "password", DemoPlaces.PASSWORD);
  }

  /** Adds somebody. */
  String aPerson(Map<String, Object> person) {
    return "/api/users/" + id(made("/api/users", person).get("user"));
  }

  /** What somebody proves themselves by who was just added. */
  Map<String, Object> known() {
    var person = person();
    aPerson(person);
    return credentials(String.valueOf(person.get("email")));
  }

  /** The same, and the code of an app that begins to be a second factor. */
  Map<String, Object> coded(Map<String, Object> credentials) {
    var begun = evening.nobody.post(FACTOR, credentials).expect(200).json();
    var app = new AuthenticatorApp(begun.get("secret").textValue());
    return with(credentials, "code", app.code(Instant.now()));
  }

  /** Sets a second factor up; the same, and a code for who has lost it. */
  Map<String, Object> factored(Map<String, Object> credentials) {
    var set = evening.nobody.post(FACTOR + "/confirmation", coded(credentials)).expect(200).json();
    return with(credentials, "code", set.at("/recovery_codes/0"));
  }

  /** A page in which somebody has signed in. */
  Client page(String who) {
    var page = Client.of(evening.app.url(), evening.nobody.contract());
    page.post("/api/auth/login", credentials(who + "@demo.example")).expect(200);
    return page;
  }

  static Map<String, Object> with(Map<String, Object> body, Object... more) {
    var all = new HashMap<>(body);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }
}

package dev.comanda.spec;

import dev.comanda.http.Client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of all routes that a person writes into. */
final class TextFields {
  private static final String BISTRO = "/api/locations/bistro";

  /** Where the text goes in a body. */
  static final String HERE = "here";

  private final Evening evening;

  TextFields(Evening evening) {
    this.evening = evening;
  }

  /** Sends a text in one field, among what else the route asks for. */
  record Field(String route, String pointer, Function<String, Answer> send, String found) {
    boolean keepsLines() {
      return pointer.endsWith("/note");
    }
  }

  /** All of them; each makes what it needs. */
  List<Field> all() {
    var all = new ArrayList<Field>();
    people(all);
    place(all);
    catalog(all);
    tables(all);
    all.addAll(stations());
    all.addAll(new ConnectionFields(this, evening).all());
    all.addAll(new DeliveryFields(this, evening).all());
    orders(all);
    all.addAll(new ReasonFields(this, evening).all());
    return all;
  }

  private Field field(String route, String pointer, String path, Object body) {
    return field(route, pointer, pointer, text -> send(route, path, filled(body, text)));
  }

  static Field field(String route, String pointer, String found, Function<String, Answer> send) {
    return new Field(route, pointer, send, found);
  }

  Answer send(String route, String path, Object body) {
    var client = evening.admin.key("text-" + evening.next());
    return switch (route.substring(0, route.indexOf(' '))) {
      case "POST" -> client.post(path, body);
      case "PUT" -> client.put(path, body);
      default -> client.patch(path, body);
    };
  }

  /** The body with the text wherever it says {@value #HERE}, and a number where it says #. */
  Object filled(Object body, String text) {
    return switch (body) {
      case Map<?, ?> map -> {
        var filled = new LinkedHashMap<Object, Object>();
        map.forEach((name, value) -> filled.put(name, filled(value, text)));
        yield filled;
      }
      case List<?> list -> list.stream().map(each -> filled(each, text)).toList();
      case String here when here.equals(HERE) -> text;
      case String other -> other.replace("#", "" + evening.next());
      default -> body;
    };
  }

  private void people(List<Field> all) {
    var person =
        Map.of(
            "email",
            "text#@example.com",
            "name",
            HERE,
            "role",
            "waiter",
            "locations",
            List.of("bistro"));
    all.add(
        field(
            "POST /api/users",
            "/name",
            "/user/name",
            text -> send("POST ", "/api/users", filled(person, text))));
    var made = send("POST ", "/api/users", filled(person, "Ada")).expect(201).json().at("/user/id");
    var path = "/api/users/" + made.textValue();
    all.add(
        field(
            "PATCH /api/users/{id}",
            "/name",
            "/user/name",
            text -> send("PATCH ", path, Map.of("name", text))));
    var key =
        Map.of("name", HERE, "locations", List.of("bistro"), "scopes", List.of("orders:read"));
    all.add(field("POST /api/api-keys", "/name", "/api/api-keys", key));
  }

  private void place(List<Field> all) {
    var place = new LinkedHashMap<String, Object>(EveryAnswer.place());
    place.put("name", HERE);
    all.add(field("POST /api/locations", "/name", "/api/locations", Map.copyOf(place)));
    place.put("name", "Café");
    place.put("address", List.of(HERE));
    all.add(field("POST /api/locations", "/address/0", "/api/locations", place));
    var patch = "PATCH /api/locations/{loc}";
    all.add(field(patch, "/name", BISTRO, Map.of("name", HERE)));
    all.add(field(patch, "/address/0", BISTRO, Map.of("address", List.of(HERE))));
  }

  private void catalog(List<Field> all) {
    var names = Map.of("en", HERE);
    var price = Map.of("amount", 590, "currency", "EUR");
    for (var kind : List.of("categories", "modifiers")) {
      var route = "/api/locations/{loc}/" + kind;
      var path = BISTRO + "/" + kind;
      var one =
          Map.of("names", Map.of("en", "Salt"), "price", Map.of("amount", 0, "currency", "EUR"));
      var named =
          kind.equals("modifiers")
              ? Map.of("names", names, "modifiers", List.of(one))
              : Map.of("names", names);
      all.add(field("POST " + route, "/names/en", path, named));
      var id = send("POST ", path, filled(named, "Made")).expect(201).json().get("id").textValue();
      all.add(
          field("PATCH " + route + "/{id}", "/names/en", path + "/" + id, Map.of("names", names)));
      if (kind.equals("modifiers")) {
        var inside =
            Map.of(
                "names",
                Map.of("en", "Rare"),
                "modifiers",
                List.of(Map.of("names", names, "price", price)));
        all.add(field("POST " + route, "/modifiers/0/names/en", path, inside));
        all.add(
            field("PATCH " + route + "/{id}", "/modifiers/0/names/en", path + "/" + id, inside));
      }
    }
    products(all, names, price);
  }

  private void products(List<Field> all, Map<String, String> names, Object price) {
    var path = BISTRO + "/products";
    var known = evening.manager.get(path + "/" + evening.product).json();
    var product =
        new LinkedHashMap<String, Object>(
            Map.of(
                "sku",
                "t#",
                "names",
                Map.of("en", "Soup #"),
                "category_id",
                known.get("category_id").textValue(),
                "price",
                price,
                "tax_class",
                known.get("tax_class").textValue(),
                "unit",
                "piece"));
    var id = send("POST ", path, filled(product, "")).expect(201).json().get("id").textValue();
    for (var each :
        Map.of("sku", (Object) HERE, "names", names, "descriptions", names).entrySet()) {
      var body = new LinkedHashMap<>(product);
      body.put(each.getKey(), each.getValue());
      var pointer = "/" + each.getKey() + (each.getKey().equals("sku") ? "" : "/en");
      all.add(field("POST /api/locations/{loc}/products", pointer, path, body));
      all.add(
          field(
              "PATCH /api/locations/{loc}/products/{id}",
              pointer,
              path + "/" + id,
              Map.of(each.getKey(), each.getValue())));
    }
  }

  private void tables(List<Field> all) {
    all.add(
        field(
            "POST /api/locations/{loc}/sessions",
            "/name",
            BISTRO + "/sessions",
            Map.of("name", HERE)));
    var document = "/api/sessions/" + evening.table().id() + "/document";
    all.add(
        field("PUT /api/sessions/{id}/document", "/document", document, Map.of("document", HERE)));
    var path = BISTRO + "/spots";
    var id =
        send("POST ", path, filled(Map.of("name", "Text #"), ""))
            .expect(201)
            .json()
            .get("id")
            .textValue();
    for (var body : List.of(Map.of("name", HERE), Map.of("name", "Spot #", "document", HERE))) {
      var pointer = body.size() == 1 ? "/name" : "/document";
      all.add(field("POST /api/locations/{loc}/spots", pointer, path, body));
      all.add(field("PATCH /api/locations/{loc}/spots/{id}", pointer, path + "/" + id, body));
    }
    var row = "POST /api/locations/{loc}/spots/row";
    Function<String, Answer> send = t -> send(row, path + "/row", Map.of("names", List.of(t)));
    all.add(field(row, "/names/0", "/made/0/name", send));
  }

  private void orders(List<Field> all) {
    var line = Map.of("product_id", evening.product, "quantity", 1, "note", HERE);
    var noted = Map.of("lines", List.of(line));
    var table = evening.table();
    all.add(
        field(
            "POST /api/guest/orders",
            "/lines/0/note",
            "/lines/0/note",
            text ->
                table
                    .guest()
                    .key("text-" + evening.next())
                    .post("/api/guest/orders", filled(noted, text))));
    var route = "POST /api/orders";
    all.add(field(route, "/lines/0/note", "/api/orders", noted));
    var named =
        Map.of("customer_name", HERE, "lines", Evening.one(evening.product, 1).get("lines"));
    all.add(field(route, "/customer_name", "/api/orders", named));
    var open = Map.of("name", HERE, "price", 1, "quantity", 1);
    all.add(
        field(
            route,
            "/products/0/name",
            "/order/products/0/name",
            text ->
                send(
                    route,
                    "/api/orders",
                    Map.of("customer_name", "Ada", "products", List.of(filled(open, text))))));
  }

  /** At a place of their own: where there are stations what is ordered goes to them. */
  private List<Field> stations() {
    var route = "/api/locations/{loc}/stations";
    var all = "/api/locations/bar/stations";
    var body = Map.of("name", HERE);
    var made = send("POST ", all, filled(Map.of("name", "Made #"), "")).expect(201).json();
    var one = all + "/" + made.get("id").textValue();
    return List.of(
        field("POST " + route, "/name", all, body),
        field("PATCH " + route + "/{id}", "/name", one, body));
  }
}

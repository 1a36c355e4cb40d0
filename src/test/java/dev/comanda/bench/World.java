package dev.comanda.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.Seed;
import dev.comanda.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Locations with products, open sessions and a guest in each, made over the API as staff and guests
 * would.
 *
 * @param manyPlaces guests of all the locations but one, mixed
 * @param onePlace guests of the one location that is measured alone
 */
record World(List<Guest> manyPlaces, List<Guest> onePlace) {
  /** Of each location. */
  static final int PRODUCTS = 40;

  /** Of an order. */
  static final int LINES = 3;

  /** Phones of a session: enough that none orders faster than it may. */
  private static final int PHONES = 2;

  /** Requests under way while the world is made. */
  private static final int HANDS = 8;

  /** Somebody who may do everything everywhere. */
  static final String EMAIL = "admin@bench.example";

  static final String PASSWORD = "a long enough password";

  /**
   * A phone that joined a session.
   *
   * @param products ids of those that are sold there, in an order of its own
   * @param location where it sits, an id
   * @param session an id
   * @param station who makes its first product, an id; empty where nobody does
   */
  record Guest(
      String token, List<String> products, String location, String session, String station) {
    Guest {
      products = List.copyOf(products);
    }

    /** The body of its order: one of each of its first products. */
    String order(int lines) {
      return World.order(products.subList(0, lines));
    }

    OrderLoad.Wish wish(int lines) {
      return new OrderLoad.Wish("/api/guest/orders", token, order(lines), true);
    }

    /** One that it does not order. */
    String product() {
      return products.getLast();
    }
  }

  /** Guests may order at one table for as much as there is: a fast machine orders much. */
  private static final Map<String, Object> MOST =
      Map.of("amount", 100_000_000_000L, "currency", "EUR");

  /** How many of what. */
  record Size(int locations, int sessions, int sessionsOfOne) {}

  static World make(Server server, Size size) throws InterruptedException {
    var api = new Api(server.address());
    api.post(
        "/api/setup",
        "",
        Map.of(
            "token", server.setupToken(), "name", "Bench", "email", EMAIL, "password", PASSWORD));
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var admin = signIn(api, EMAIL);
      var ids = new ArrayList<Future<String>>();
      for (int i = 1; i <= size.locations() + 1; i++) {
        var location = location(i);
        ids.add(
            hands.submit(() -> text(api.post("/api/locations", admin, detailed(location)), "id")));
      }
      var locations = all(ids);
      // A token names the locations that its holder reached when it was made.
      var staff = signIn(api, EMAIL);
      var filled = new ArrayList<Future<List<Guest>>>();
      for (int i = 0; i < locations.size(); i++) {
        var id = locations.get(i);
        int sessions = i == 0 ? size.sessionsOfOne() : size.sessions();
        filled.add(hands.submit(() -> fill(api, staff, id, sessions)));
      }
      var guests = all(filled);
      var many =
          new ArrayList<>(guests.subList(1, guests.size()).stream().flatMap(List::stream).toList());
      Collections.shuffle(many, Seed.fixed(1));
      return new World(many, guests.getFirst());
    }
  }

  /** One guest of each location, by its id. */
  Map<String, Guest> oneOfEach() {
    var some = new HashMap<String, Guest>();
    manyPlaces.forEach(guest -> some.putIfAbsent(guest.location(), guest));
    onePlace.forEach(guest -> some.putIfAbsent(guest.location(), guest));
    return some;
  }

  /** A fresh token, good for a quarter of an hour, of somebody who may do everything everywhere. */
  static String staff(URI address) {
    return signIn(new Api(address), EMAIL);
  }

  private static <T> List<T> all(List<Future<T>> futures) throws InterruptedException {
    var results = new ArrayList<T>();
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the locations could not be made", e);
      }
    }
    return results;
  }

  /** A fresh token of somebody who was given the usual password. */
  static String signIn(Api api, String email) {
    var answer = api.post("/api/auth/login", "", Map.of("email", email, "password", PASSWORD));
    return text(answer, "access_token");
  }

  private static Map<String, Object> location(int number) {
    return Map.of(
        "name", "Bistro " + number,
        "currency", "EUR",
        "time_zone", "Europe/Berlin",
        "language", "en");
  }

  private static Map<String, Object> detailed(Map<String, Object> location) {
    return Map.of(
        "name", location.get("name"),
        "currency", location.get("currency"),
        "guest_bounds", Map.of("session", MOST),
        "time_zone", location.get("time_zone"),
        "languages", List.of("en", "de"),
        "tax_rates", List.of(rate("eat_in"), rate("take_away")));
  }

  private static Map<String, Object> rate(String consumption) {
    return Map.of(
        "tax_class", "standard",
        "consumption", consumption,
        "rate", "0.19",
        "valid_from", "2020-01-01");
  }

  private static List<Guest> fill(Api api, String staff, String location, int sessions) {
    var path = "/api/locations/" + location;
    var category =
        text(
            api.post(
                path + "/categories",
                staff,
                Map.of("names", Map.of("en", "Mains", "de", "Speisen"))),
            "id");
    var products = new ArrayList<String>();
    for (int i = 1; i <= PRODUCTS; i++) {
      products.add(text(api.post(path + "/products", staff, product(i, category)), "id"));
    }
    var random = Seed.fixed(sessions);
    var guests = new ArrayList<Guest>();
    for (int i = 1; i <= sessions; i++) {
      var session = api.post(path + "/sessions", staff, Map.of("name", "Table " + i));
      var code = text(session, "code");
      for (int phone = 1; phone <= PHONES; phone++) {
        var token = text(api.post("/api/join/" + code, "", Map.of()), "guest_token");
        Collections.shuffle(products, random);
        guests.add(new Guest(token, products, location, text(session, "id"), ""));
      }
    }
    return guests;
  }

  /** What a product is called in the first language of its location. */
  static String dish(int number) {
    return "Dish of the day " + number;
  }

  /** What it costs. */
  static int cents(int number) {
    return 700 + 10 * number;
  }

  private static Map<String, Object> product(int number, String category) {
    return Map.of(
        "sku",
        "P" + number,
        "names",
        Map.of("en", dish(number), "de", "Tagesgericht " + number),
        "category_id",
        category,
        "price",
        Map.of("amount", cents(number), "currency", "EUR"),
        "tax_class",
        "standard",
        "unit",
        "piece",
        "quantity_step",
        1);
  }

  private static String order(List<String> products) {
    var lines =
        products.stream()
            .map(id -> Map.<String, Object>of("product_id", id, "quantity", 1))
            .toList();
    return Json.text(Map.of("lines", lines));
  }

  private static String text(JsonNode answer, String member) {
    return answer.required(member).textValue();
  }
}

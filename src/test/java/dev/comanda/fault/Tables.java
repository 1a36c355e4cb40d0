package dev.comanda.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A guest and a waiter at every table.
 *
 * @param token the waiter's
 */
record Tables(String token, List<Orderer.Seat> seats) {
  private static final int PRODUCTS = 5;

  /** Opens tables at the demonstration's locations in turn, for so many who order. */
  static Tables open(String url, List<String> locations, int orderers) {
    try (var nobody = Client.of(url)) {
      withoutEnd(nobody.as(token(nobody, "admin")), locations);
      var token = token(nobody, "waiter");
      var waiter = nobody.as(token);
      var seats = new ArrayList<Orderer.Seat>();
      for (int i = 0; i < orderers; i += 2) {
        var location = locations.get(i / 2 % locations.size());
        var sessions = "/api/locations/" + location + "/sessions";
        var session = waiter.post(sessions, Map.of("name", "Table " + i)).expect(201).json();
        var join = nobody.post("/api/join/" + text(session, "code"), Map.of()).expect(200).json();
        var products = products(waiter, location);
        var id = text(session, "id");
        seats.add(new Orderer.Seat(location, id, text(join, "guest_token"), false, products));
        seats.add(new Orderer.Seat(location, id, token, true, products));
      }
      return new Tables(token, seats);
    }
  }

  private static String token(Client nobody, String who) {
    var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    return text(nobody.post("/api/auth/login", login).expect(200).json(), "access_token");
  }

  /** Guests may order at one table for as much as there is: long runs go on for minutes. */
  private static void withoutEnd(Client admin, List<String> locations) {
    var most = Map.of("amount", 100_000_000_000L, "currency", "EUR");
    for (var location : locations) {
      var bounds = Map.of("guest_bounds", Map.of("session", most));
      admin.patch("/api/locations/" + location, bounds).expect(200);
    }
  }

  /** Some that are ordered by the piece, without anything to choose. */
  private static List<String> products(Client waiter, String location) {
    var products = new ArrayList<String>();
    for (var product :
        waiter.get("/api/locations/" + location + "/products?limit=100").json().get("data")) {
      if (text(product, "unit").equals("piece") && product.path("modifier_groups").isEmpty()) {
        products.add(text(product, "id"));
      }
    }
    return products.subList(0, Math.min(products.size(), PRODUCTS));
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).textValue();
  }
}

package dev.comanda.bench;

import dev.comanda.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Waiters of a place who order by names, as clients of the waiter API do: signed in, with a price
 * and without a key.
 *
 * @param emails what they sign in with
 */
record Waiters(URI address, List<String> emails) {
  /** As many as a large place has at once. */
  private static final int COUNT = 8;

  /** Different orders of each of them. */
  private static final int ORDERS = 20;

  /** Products of an order. */
  static final int LINES = 2;

  /** Adds them to a place. */
  static Waiters make(URI address, String location) {
    var api = new Api(address);
    var admin = World.staff(address);
    var emails = new ArrayList<String>();
    for (int i = 1; i <= COUNT; i++) {
      var email = "waiter" + i + "@bench.example";
      api.post(
          "/api/users",
          admin,
          Map.of(
              "email",
              email,
              "name",
              "Waiter " + i,
              "locations",
              List.of(location),
              "password",
              World.PASSWORD));
      emails.add(email);
    }
    return new Waiters(address, emails);
  }

  /** What they order, signed in anew: a sign-in's token is good for a quarter of an hour. */
  OrderLoad orders() {
    var api = new Api(address);
    var tokens = emails.stream().map(email -> World.signIn(api, email)).toList();
    var wishes = new ArrayList<OrderLoad.Wish>();
    for (int i = 0; i < COUNT * ORDERS; i++) {
      wishes.add(new OrderLoad.Wish("/api/orders", tokens.get(i % COUNT), order(i), false));
    }
    return new OrderLoad(address, wishes);
  }

  private static String order(int number) {
    var products = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < LINES; line++) {
      int dish = 1 + (number + line * (1 + number / World.PRODUCTS)) % World.PRODUCTS;
      products.add(
          Map.of(
              "name", World.dish(dish),
              "price", BigDecimal.valueOf(World.cents(dish), 2),
              "quantity", 1));
    }
    return Json.text(Map.of("customer_name", "Guest " + number, "products", products));
  }
}

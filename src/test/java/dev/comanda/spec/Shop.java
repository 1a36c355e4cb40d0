package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A location of its own kind with one product, where the administrator sells. */
final class Shop {
  private final Evening evening;
  private final HandClock clock;
  private final String slug;
  private final String product;

  /** Opens it with a product of this price in minor units. */
  Shop(Evening evening, HandClock clock, Map<String, Object> place, long price) {
    this.evening = evening;
    this.clock = clock;
    var admin = evening.signIn("admin");
    var made = admin.post("/api/locations", place).expect(201).json();
    slug = made.get("slug").textValue();
    var at = "/api/locations/" + slug;
    var names = Map.of("en", "Tea");
    var category = admin.post(at + "/categories", Map.of("names", names)).expect(201).json();
    product =
        admin
            .post(
                at + "/products",
                Map.of(
                    "sku",
                    "1",
                    "names",
                    names,
                    "category_id",
                    category.get("id").textValue(),
                    "price",
                    Map.of("amount", price, "currency", place.get("currency")),
                    "tax_class",
                    "standard",
                    "unit",
                    "litre",
                    "quantity_step",
                    0.001))
            .expect(201)
            .json()
            .get("id")
            .textValue();
  }

  static Map<String, Object> place(String slug, String currency, String zone, String dayStart) {
    return Map.of(
        "slug", slug,
        "name", slug,
        "currency", currency,
        "time_zone", zone,
        "day_start", dayStart,
        "languages", List.of("en"));
  }

  /** Sells some at an instant, which is later than all before. */
  void sellAt(String instant, Object quantity) {
    clock.set(Instant.parse(instant));
    sell(evening.signIn("admin"), quantity);
  }

  /** Sells some now. */
  void sell(Client admin, Object quantity) {
    admin
        .post(
            "/api/orders",
            Map.of(
                "location",
                slug,
                "lines",
                List.of(Map.of("product_id", product, "quantity", quantity))))
        .expect(201);
  }

  /** A report of it. */
  JsonNode report(String name, String query) {
    return evening
        .signIn("admin")
        .get("/api/reports/" + name + "?location=" + slug + query)
        .expect(200)
        .json()
        .get("report");
  }

  /** The same as a file. */
  String csv(String name) {
    return evening
        .signIn("admin")
        .with("Accept", "text/csv")
        .get("/api/reports/" + name + "?location=" + slug)
        .expect(200)
        .text();
  }
}

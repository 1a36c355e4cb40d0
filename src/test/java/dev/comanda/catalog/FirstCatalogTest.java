package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCatalogTest {
  private final DemoApp demo = new DemoApp();
  private final Client admin = demo.as("admin");

  @AfterAll
  void close() {
    demo.close();
  }

  @Test
  void a_sample_speaks_the_languages_and_has_the_money_and_the_taxes_of_the_place() {
    var place = place("Kissa", "JPY", List.of("de"));
    var filled = admin.post(place + "/catalog/sample", "").expect(201).json();
    assertThat(filled.get("products").intValue()).isGreaterThan(40);
    var soup = soup(place);
    assertThat(soup.get("names")).isEqualTo(Json.tree("{\"de\": \"Tomatensuppe\"}"));
    assertThat(soup.at("/price/currency").textValue()).isEqualTo("JPY");
    assertThat(soup.get("tax_class").textValue()).isEqualTo("reduced");
    admin.post(place + "/catalog/sample", "").expect(409, "catalog_not_empty");
  }

  @Test
  void where_nothing_is_translated_a_sample_is_english() {
    var place = place("Taverna", "EUR", List.of("el", "tr"));
    admin.post(place + "/catalog/sample", "").expect(201);
    assertThat(soup(place).get("names")).isEqualTo(Json.tree("{\"el\": \"Tomato soup\"}"));
  }

  @Test
  void a_catalog_is_emptied_until_something_is_served() {
    var place = place("Undo", "EUR", List.of("en"));
    admin.post(place + "/catalog/sample", "").expect(201);
    var told = admin.get(place + "/events?limit=1000").json().get("data").size();
    var soup = place + "/products/" + soup(place).get("id").textValue();
    var shown =
        admin.with("Content-Type", "image/webp").put(soup + "/photo", ProductDetailsTest.WEBP);
    var photo = shown.expect(200).json().get("photo").textValue();
    demo.nobody().get(photo).expect(200);
    admin.delete(place + "/catalog").expect(204);
    assertThat(products(place)).isEmpty();
    demo.nobody().get(photo).expect(404, "not_found");
    assertThat(admin.get(place + "/categories").json().get("data")).isEmpty();
    assertThat(admin.get(place + "/events?limit=1000").json().get("data")).hasSize(2 * told + 1);
    admin.post(place + "/catalog/sample", "").expect(201);
    admin.post(place + "/sessions", Map.of("name", "Table 1")).expect(201);
    admin.delete(place + "/catalog").expect(409, "catalog_in_use");
  }

  private String place(String name, String currency, List<String> languages) {
    var body =
        Map.of(
            "name", name,
            "currency", currency,
            "time_zone", "Europe/Berlin",
            "languages", languages);
    var made = admin.post("/api/locations", body).expect(201).json();
    return "/api/locations/" + made.get("slug").textValue();
  }

  private JsonNode soup(String place) {
    for (var each : products(place)) {
      if (each.get("sku").textValue().equals("101")) {
        return each;
      }
    }
    throw new AssertionError("no soup");
  }

  private JsonNode products(String place) {
    return admin.get(place + "/products?limit=100").expect(200).json().get("data");
  }
}

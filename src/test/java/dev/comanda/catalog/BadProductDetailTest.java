package dev.comanda.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no allergen and no time until which something is sold out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadProductDetailTest {
  private static final String PRODUCTS = "/api/locations/bistro/products";

  @AutoClose private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");
  private final Client waiter = demo.as("waiter");
  private final String path =
      PRODUCTS + "/" + manager.get(PRODUCTS).expect(200).json().at("/data/0/id").textValue();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"poison\"]|/allergens/0",
        "[\"milk\",\"MILK\"]|/allergens/1",
        "[\"milk\",\"milk\"]|/allergens/1",
        "[null]|/allergens/0",
        "[7]|/allergens/0",
        "\"milk\"|/allergens"
      })
  void what_is_no_allergen_is_named(String json, String pointer) {
    var answer = manager.patch(path, "{\"allergens\":" + json + "}").expect(400, "invalid").json();
    assertThat(answer.at("/errors/0/pointer").textValue()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"available\":true,\"until\":\"2026-11-21T00:00:00Z\"}",
        "{\"available\":false,\"until\":\"2026-11-20T18:00:00Z\"}",
        "{\"available\":false,\"until\":\"2028-01-01T00:00:00Z\"}",
        "{\"available\":false,\"until\":\"soon\"}",
        "{\"available\":false,\"until\":true}"
      })
  void a_time_that_makes_no_sense_is_named(String body) {
    var answer = waiter.put(path + "/availability", body).expect(400, "invalid").json();
    assertThat(answer.at("/errors/0/pointer").textValue()).isEqualTo("/until");
  }
}

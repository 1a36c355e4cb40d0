package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** For a product without a number in an ERP those are named that it may have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionsTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Connections connections = new Connections(evening);

  /** A product of a location with an SKU. */
  private String product(String location, String sku) {
    var path = "/api/locations/" + location + "/products";
    var like = evening.admin.get(path + "?limit=1").expect(200).json().at("/data/0");
    var body = new HashMap<String, Object>();
    body.put("sku", sku);
    body.put("names", Map.of("en", "Fresh " + evening.next()));
    for (var same : List.of("category_id", "tax_class", "unit")) {
      body.put(same, like.get(same).textValue());
    }
    body.put("price", like.get("price"));
    return evening.admin.post(path, body).expect(201).json().get("id").textValue();
  }

  private void numbers(JsonNode made, String product, String number) {
    var path = Connections.path(made) + "/mappings";
    evening.admin.put(path, Connections.number(product, number)).expect(200);
  }

  private JsonNode at(String location, String workshop) {
    return connections.made(connections.body(location, "workshop", workshop));
  }

  private JsonNode suggestions(Client who, JsonNode made, String product) {
    var path = Connections.path(made) + "/mappings?gaps=true&limit=100";
    for (var each : who.get(path).expect(200).json().get("data")) {
      if (each.get("product_id").textValue().equals(product)) {
        return each.get("suggestions");
      }
    }
    throw new AssertionError("no gap of " + product);
  }

  @Test
  void what_the_same_product_or_the_same_sku_has_elsewhere_comes_before_its_sku() {
    var sku = "S-" + evening.next();
    var here = product("bistro", sku);
    var there = product("bar", sku);
    var made = at("bistro", "New");
    assertThat(suggestions(evening.admin, made, here))
        .singleElement()
        .satisfies(one -> assertThat(one.get("number").textValue()).isEqualTo(sku))
        .satisfies(one -> assertThat(one.get("why").textValue()).isEqualTo("sku"));
    numbers(at("bar", "Other place"), there, "N-2");
    numbers(at("bistro", "Same place"), here, "N-1");
    var found = suggestions(evening.admin, made, here);
    assertThat(found.findValuesAsText("number")).containsExactly("N-1", "N-2", sku);
    assertThat(found.findValuesAsText("why"))
        .containsExactly("other_integration", "same_sku", "sku");
    assertThat(found.findValuesAsText("workshop")).containsExactly("Same place", "Other place");
  }

  @Test
  void a_number_that_another_product_has_there_is_not_named() {
    var sku = "S-" + evening.next();
    var here = product("bistro", sku);
    var made = at("bistro", "New");
    numbers(made, evening.product, sku);
    assertThat(suggestions(evening.admin, made, here)).isEmpty();
  }

  @Test
  void who_has_no_business_at_another_place_is_not_told_of_it() {
    var sku = "S-" + evening.next();
    var here = product("bistro", sku);
    numbers(at("bar", "Other place"), product("bar", sku), "N-3");
    var made = at("bistro", "New");
    assertThat(suggestions(evening.admin, made, here).findValuesAsText("number")).contains("N-3");
    evening
        .admin
        .post(
            "/api/users",
            Map.of(
                "name", "Only here",
                "email", "here@demo.example",
                "password", DemoPlaces.PASSWORD,
                "role", "manager",
                "locations", List.of("bistro")))
        .expect(201);
    var found = suggestions(evening.signIn("here"), made, here);
    assertThat(found.findValuesAsText("number")).containsExactly(sku);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which number each product has in an ERP, and which have none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingsTest {
  private static final String PRODUCTS = "/api/locations/bistro/products";

  @AutoClose
  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-05-31T18:00:00Z")));

  private final Client manager = evening.manager;
  private final Connections connections = new Connections(evening);
  private final Fresh fresh = new Fresh(evening);

  private String mappings() {
    return connections.aPath("bistro") + "/mappings";
  }

  /** All that a list of numbers has, page by page. */
  private List<JsonNode> all(String path) {
    var all = new ArrayList<JsonNode>();
    var page = manager.get(path).expect(200).json();
    page.get("data").forEach(all::add);
    while (page.get("has_more").booleanValue()) {
      var next = page.get("next_cursor").textValue();
      page = manager.get(path + "&cursor=" + next).expect(200).json();
      page.get("data").forEach(all::add);
    }
    return all;
  }

  private static JsonNode of(List<JsonNode> all, String product) {
    return all.stream()
        .filter(each -> each.get("product_id").textValue().equals(product))
        .findAny()
        .orElseThrow();
  }

  private String aProduct() {
    var path = fresh.aProduct();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Map<String, Object> numbers(List<String> products, String number) {
    return Map.of(
        "data", products.stream().map(id -> Map.of("product_id", id, "number", number)).toList());
  }

  @Test
  void many_products_are_numbered_at_once_and_the_gaps_are_told() {
    var path = mappings();
    var before = all(path + "?limit=7&gaps=true");
    assertThat(before).isNotEmpty().allMatch(each -> !each.has("number"));
    assertThat(new HashSet<>(before)).hasSameSizeAs(before);
    var ids = before.stream().map(each -> each.get("product_id").textValue()).toList();
    var some = ids.subList(0, ids.size() - 2);
    var counts = manager.put(path, numbers(some, " 10 ")).expect(200).json();
    assertThat(counts.get("mapped").intValue()).isEqualTo(some.size());
    assertThat(counts.get("gaps").intValue()).isEqualTo(2);
    var gaps = manager.get(path + "?gaps=true").expect(200).json();
    assertThat(gaps.get("data").findValuesAsText("product_id"))
        .containsExactlyElementsOf(ids.subList(ids.size() - 2, ids.size()));
    assertThat(gaps.get("gaps")).isEqualTo(counts.get("gaps"));
    assertThat(of(all(path + "?limit=100"), some.getFirst()).get("number").textValue())
        .isEqualTo("10");
    var away = manager.put(path, numbers(some.subList(0, 1), "")).expect(200).json();
    assertThat(away.get("gaps").intValue()).isEqualTo(3);
    assertThat(of(all(path + "?limit=100"), some.getFirst()).has("number")).isFalse();
  }

  @Test
  void who_books_hears_of_other_numbers_and_not_of_the_same() {
    var made = connections.made("bistro");
    var path = Connections.path(made);
    manager.put(path + "/mappings", Connections.number(evening.product, "10")).expect(200);
    var after = evening.admin.get(path).expect(200).json();
    assertThat(after.get("version").intValue()).isEqualTo(made.get("version").intValue() + 1);
    manager.put(path + "/mappings", Connections.number(evening.product, "10")).expect(200);
    manager.put(path + "/mappings", numbers(List.of(aProduct()), "")).expect(200);
    assertThat(evening.admin.get(path).expect(200).json()).isEqualTo(after);
  }

  @Test
  void each_connection_has_its_own_numbers() {
    var one = mappings();
    var other = mappings();
    manager.put(one, Connections.number(evening.product, "10")).expect(200);
    manager.put(other, Connections.number(evening.product, "OIL")).expect(200);
    assertThat(of(all(one + "?limit=100"), evening.product).get("number").textValue())
        .isEqualTo("10");
  }

  @Test
  void a_product_that_is_retired_is_no_gap_and_keeps_its_number() {
    var path = mappings();
    var product = aProduct();
    var without = aProduct();
    manager.put(path, Connections.number(product, "77")).expect(200);
    for (var each : List.of(product, without)) {
      manager.delete(PRODUCTS + "/" + each).expect(204);
    }
    var all = all(path + "?limit=100");
    assertThat(of(all, product).get("retired").booleanValue()).isTrue();
    assertThat(all.stream().map(each -> each.get("product_id").textValue()))
        .doesNotContain(without);
    assertThat(all(path + "?limit=100&gaps=true").stream().map(each -> each.get("product_id")))
        .doesNotContain(of(all, product).get("product_id"));
  }

  @Test
  void numbers_go_with_the_catalog_that_is_emptied() {
    var place = fresh.aPlace();
    evening.admin.post(place + "/catalog/sample", "").expect(201);
    var path = connections.aPath(place.substring(place.lastIndexOf('/') + 1)) + "/mappings";
    var first = evening.admin.get(path).expect(200).json().at("/data/0/product_id").textValue();
    evening.admin.put(path, Connections.number(first, "10")).expect(200);
    evening.admin.delete(place + "/catalog").expect(204);
    var empty = evening.admin.get(path).expect(200).json();
    assertThat(empty.get("data")).isEmpty();
    assertThat(empty.get("mapped").intValue() + empty.get("gaps").intValue()).isZero();
  }

  @Test
  void each_entry_that_is_wrong_is_named() {
    var path = mappings();
    var product = evening.product;
    var twice = List.of(product, product);
    var body =
        Map.of(
            "data",
            List.of(
                Map.of("product_id", product, "number", "1"),
                Map.of("number", "1"),
                Map.of("product_id", product, "number", "2"),
                Map.of("product_id", UUID.randomUUID().toString())));
    assertThat(pointers(path, body))
        .containsExactly("/data/1/product_id", "/data/2/product_id", "/data/3/number");
    var unknown = List.of(product, UUID.randomUUID().toString());
    assertThat(pointers(path, numbers(unknown, "1"))).containsExactly("/data/1/product_id");
    assertThat(pointers(path, numbers(twice, "1"))).containsExactly("/data/1/product_id");
    var elsewhere = evening.product("bar", "piece");
    assertThat(pointers(path, numbers(List.of(elsewhere), "1")))
        .containsExactly("/data/0/product_id");
    assertThat(pointers(path, Map.of())).containsExactly("/data");
    var many = Map.of("data", Collections.nCopies(501, Map.of("number", "1")));
    assertThat(pointers(path, many)).containsExactly("/data");
    assertThat(all(path + "?limit=100")).noneMatch(each -> each.has("number"));
  }

  private List<String> pointers(String path, Object body) {
    var refused = manager.put(path, body).expect(400, "invalid").json();
    return refused.get("errors").findValuesAsText("pointer");
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.ops.Invariants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was ordered stays as it was ordered, whatever becomes of the product. */
class PastLinesTest {
  private static final String BISTRO = "/api/locations/bistro";

  private final Evening evening = new Evening(Clock.systemUTC());
  private final String product = BISTRO + "/products/" + evening.product;
  private final Evening.Table table = evening.table();
  private JsonNode order;
  private JsonNode before;

  @BeforeEach
  void order() {
    order = evening.order(table.guest(), 3).expect(201).json();
    before = seen();
  }

  @AfterEach
  void close() throws Exception {
    assertThat(seen()).isEqualTo(before);
    var report = Invariants.check(evening.app.database());
    assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
    evening.close();
  }

  /** The order as staff, the panel and its guests see it. */
  private JsonNode seen() {
    var all = evening.waiter.get("/api/sessions/" + table.id()).expect(200).json();
    var guests = table.guest().get("/api/guest/session").expect(200).json();
    assertThat(guests.at("/orders/0/total")).isEqualTo(all.at("/orders/0/total"));
    assertThat(guests.get("total")).isEqualTo(all.get("total"));
    return all;
  }

  private long unitPrice(JsonNode any) {
    return any.at("/lines/0/unit_price/amount").longValue();
  }

  private JsonNode next() {
    var order = evening.nobody.as(other()).key("next");
    return order.post("/api/guest/orders", Evening.one(evening.product, 1)).expect(201).json();
  }

  private String other() {
    var code = evening.table().code();
    return evening.nobody.post("/api/join/" + code, Map.of()).json().get("guest_token").textValue();
  }

  @Test
  void a_price_that_changes_counts_from_the_next_order() {
    long price = unitPrice(order) + 111;
    var changed = Map.of("price", Map.of("amount", price, "currency", "EUR"));
    evening.manager.patch(product, changed).expect(200);
    assertThat(unitPrice(next())).isEqualTo(price);
  }

  @Test
  void a_price_that_is_imported_counts_from_the_next_order() {
    var sku = evening.manager.get(product).json().get("sku").textValue();
    evening
        .manager
        .with("Content-Type", "text/csv")
        .post(BISTRO + "/catalog/import", "sku,price\n" + sku + ",99.99\n")
        .expect(200);
    assertThat(unitPrice(next())).isEqualTo(9_999);
  }

  @Test
  void another_name_tax_class_or_place_of_the_product_changes_no_line() {
    var names = Map.of("names", Map.of("en", "Something else"));
    evening.manager.patch(product, names).expect(200);
    var classes = evening.manager.get(BISTRO).json().get("tax_rates").findValuesAsText("tax_class");
    var own = evening.manager.get(product).json().get("tax_class").textValue();
    var another = classes.stream().filter(each -> !each.equals(own)).findFirst().orElseThrow();
    evening.manager.patch(product, Map.of("tax_class", another)).expect(200);
    var line = next().at("/lines/0");
    assertThat(line.get("name").textValue()).isEqualTo("Something else");
    assertThat(line.get("tax_class").textValue()).isEqualTo(another);
  }

  @Test
  void a_product_that_is_retired_stays_on_what_was_ordered() {
    evening.manager.delete(product).expect(204);
    for (var lines : List.of(seen().at("/orders/0/lines"), order.get("lines"))) {
      assertThat(lines).hasSize(1);
    }
  }
}

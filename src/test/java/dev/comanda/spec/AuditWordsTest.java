package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each line of the audit log says what it is about in words that a person knows. */
class AuditWordsTest {
  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-05-31T18:00:00Z")));

  @AfterEach
  void close() {
    evening.close();
  }

  /** The newest line of an action. */
  private static JsonNode line(Client client, String action) {
    return client.get("/api/audit?limit=1&action=" + action).expect(200).json().at("/data/0");
  }

  private static String name(JsonNode line) {
    return line.at("/target/name").textValue();
  }

  private static String id(JsonNode answer) {
    return answer.get("id").textValue();
  }

  private JsonNode ordered() {
    var order = Evening.one(evening.product, 2);
    return evening.waiter.post("/api/orders", order).expect(201).json();
  }

  @Test
  void an_order_is_named_by_its_number_and_date_and_a_line_by_what_was_ordered() {
    var order = ordered();
    var path = "/api/orders/" + id(order);
    evening.waiter.post(path + "/lines/1/void", Map.of("reason", "spilled")).expect(200);
    var voided = line(evening.manager, "order.line_voided");
    assertThat(voided.at("/target/order_number")).isEqualTo(order.get("number"));
    assertThat(voided.at("/target/business_date")).isEqualTo(order.get("business_date"));
    assertThat(voided.at("/target/name")).isEqualTo(order.at("/lines/0/name"));
    assertThat(voided.get("location_name").textValue()).isEqualTo("Bistro Linden");
    evening.waiter.post(path + "/cancellation", Map.of("reason", "late")).expect(200);
    var cancelled = line(evening.manager, "order.cancelled").get("target");
    assertThat(cancelled.get("order_number")).isEqualTo(order.get("number"));
    assertThat(cancelled.has("name")).isFalse();
  }

  @Test
  void money_is_told_by_bill_amount_method_and_receipt() {
    evening.takesPayments("bistro", true);
    var table = evening.table();
    evening.order(table.guest(), 1).expect(201);
    var path = "/api/sessions/" + table.id();
    var session = evening.waiter.get(path).expect(200).json().get("name").textValue();
    var paid =
        evening
            .waiter
            .post(path + "/payments", Map.of("method", "card", "share_of", 1))
            .expect(201)
            .json();
    evening.waiter.post(path + "/receipt", Map.of()).expect(200);
    var back = "/api/payments/" + id(paid) + "/reversal";
    evening.manager.post(back, Map.of("reason", "wrong table")).expect(201);
    for (var action : List.of("session.paid", "session.receipt_issued", "payment.reversed")) {
      var line = line(evening.manager, action);
      assertThat(name(line)).isEqualTo(session);
      assertThat(line.at("/target/payment/id")).isEqualTo(paid.get("id"));
      assertThat(line.at("/target/payment/receipt")).isEqualTo(paid.get("number"));
      assertThat(line.at("/target/payment/amount")).isEqualTo(paid.get("amount"));
      assertThat(line.at("/target/payment/method").textValue()).isEqualTo("card");
      assertThat(line.get("location_id")).isEqualTo(paid.get("location_id"));
    }
    var target = line(evening.manager, "session.paid").at("/target/id").textValue();
    assertThat(target).isEqualTo(table.id());
  }

  @Test
  void the_payment_of_an_order_without_a_session_names_the_order() {
    evening.takesPayments("bistro", true);
    var order = ordered();
    var paying = "/api/orders/" + id(order) + "/payments";
    var paid =
        evening.waiter.post(paying, Map.of("method", "cash", "share_of", 1)).expect(201).json();
    var back = "/api/payments/" + id(paid) + "/reversal";
    evening.manager.post(back, Map.of("reason", "wrong table")).expect(201);
    for (var action : List.of("order.paid", "payment.reversed")) {
      var target = line(evening.manager, action).get("target");
      assertThat(target.get("order_number")).isEqualTo(order.get("number"));
      assertThat(target.at("/payment/amount")).isEqualTo(paid.get("amount"));
    }
    var csv =
        evening
            .manager
            .with("Accept", "text/csv")
            .get("/api/audit?action=order.paid")
            .expect(200)
            .text();
    assertThat(csv.lines().findFirst().orElseThrow())
        .contains(",target_name,order_number,business_date,receipt,amount,currency,method,");
    assertThat(csv).contains(",,%s,2026-05-31,1,".formatted(order.get("number")), ",EUR,cash,");
  }

  @Test
  void a_product_is_told_by_name_and_whether_it_was_sold_out_or_back() {
    var path = "/api/locations/bistro/products/" + evening.product;
    var product = evening.waiter.get(path).expect(200).json().get("name");
    for (boolean available : List.of(false, true)) {
      evening.kitchen.put(path + "/availability", Map.of("available", available)).expect(200);
      var target = line(evening.manager, "product.availability_changed").get("target");
      assertThat(target.get("available").booleanValue()).isEqualTo(available);
      assertThat(target.get("id").textValue()).isEqualTo(evening.product);
      assertThat(target.get("name")).isEqualTo(product);
    }
  }

  @Test
  void people_keys_places_tables_and_parts_of_the_menu_are_told_by_name() {
    var scopes =
        Map.of("name", "Till", "locations", List.of("bar"), "scopes", List.of("events:read"));
    evening.admin.post("/api/api-keys", scopes).expect(201);
    assertThat(name(line(evening.admin, "api_key.created"))).isEqualTo("Till");
    evening.admin.patch("/api/locations/bistro", Map.of("name", "Linden")).expect(200);
    assertThat(name(line(evening.manager, "location.changed"))).isEqualTo("Linden");
    evening.manager.post("/api/locations/bistro/spots", Map.of("name", "Corner")).expect(201);
    assertThat(name(line(evening.manager, "spot.created"))).isEqualTo("Corner");
    var category = Map.of("names", Map.of("en", "Soups", "de", "Suppen"));
    evening.manager.post("/api/locations/bistro/categories", category).expect(201);
    assertThat(name(line(evening.manager, "category.created"))).isIn("Soups", "Suppen");
    var connection = new Connections(evening).made("bistro");
    assertThat(name(line(evening.manager, "integration.created"))).isEqualTo("Bennys Auto");
    var numbers = Connections.number(evening.product, "10");
    evening.manager.put(Connections.path(connection) + "/mappings", numbers).expect(200);
    var numbered = line(evening.manager, "integration.products_numbered");
    assertThat(name(numbered)).isEqualTo("Bennys Auto");
    assertThat(numbered.get("location_name").textValue()).isEqualTo("Linden");
    var table = evening.table();
    var opened = line(evening.manager, "session.opened");
    assertThat(opened.at("/target/id").textValue()).isEqualTo(table.id());
    assertThat(name(opened)).isNotBlank();
  }

  @Test
  void managers_see_who_failed_to_sign_in_of_those_who_work_at_their_place() {
    var me = evening.waiter.get("/api/auth/verify").expect(200).json().get("user");
    var password = Map.of("email", "waiter@demo.example", "password", "wrong wrong wrong");
    var pin = Map.of("user_id", id(me), "pin", "9999");
    evening.nobody.post("/api/auth/login", password).expect(401, "invalid_credentials");
    evening.nobody.post("/api/auth/pin", pin).expect(401, "invalid_credentials");
    var failed =
        evening
            .manager
            .get("/api/audit?action=staff.sign_in_failed")
            .expect(200)
            .json()
            .get("data");
    assertThat(failed).hasSize(2);
    for (var line : failed) {
      assertThat(line.at("/by/type").textValue()).isEqualTo("unknown");
      assertThat(line.at("/target/id")).isEqualTo(me.get("id"));
      assertThat(line.at("/target/name")).isEqualTo(me.get("name"));
      assertThat(line.get("location_id")).isEqualTo(me.get("default_location_id"));
    }
  }
}

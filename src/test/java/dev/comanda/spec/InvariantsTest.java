package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.ops.Invariants;
import dev.comanda.order.day.AddedUp;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code comanda check} finds nothing in what the program wrote, and every harm done to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantsTest {
  private static final Map<String, String> REASON = Map.of("reason", "spilled");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
  private final Evening evening = new Evening(clock);

  @BeforeAll
  void sell() {
    var table = evening.table();
    var first = id(evening.order(table.guest(), 3));
    var second = id(evening.order(table.guest(), 2));
    id(evening.order(table.guest(), 1));
    var waiters =
        Map.of(
            "location",
            "bistro",
            "lines",
            List.of(
                Map.of("product_id", evening.product, "quantity", 1),
                Map.of("product_id", evening.product, "quantity", 2)));
    var special = Map.of("name", "Stew", "price", 7.5, "quantity", 2);
    var byName = Map.of("customer_name", "Ada", "products", List.of(special));
    evening.waiter.post("/api/orders", byName).expect(201);
    var third = id(evening.waiter.key(UUID.randomUUID().toString()).post("/api/orders", waiters));
    evening.waiter.post("/api/orders/" + third + "/lines/2/void", REASON).expect(200);
    pay(table.id(), first);
    evening.waiter.post("/api/orders/" + second + "/cancellation", REASON).expect(200);
    var key =
        Map.of("name", "Till", "locations", List.of("bistro"), "scopes", List.of("orders:write"));
    var till = evening.admin.post("/api/api-keys", key).expect(201).json().get("key").textValue();
    id(evening.nobody.as(till).post("/api/orders", Evening.one(evening.product, 1)));
    assertThat(first).isNotEqualTo(third);
    clock.pass(Duration.ofDays(40));
    id(evening.order(table.guest(), 1));
    evening.signIn("waiter").post("/api/orders", byName).expect(201);
    AddedUp.now(evening.app.database());
  }

  /** A part of the first order by itself, and an amount that is taken back. */
  private void pay(String session, String order) {
    evening.takesPayments("bistro", true);
    var payments = "/api/sessions/" + session + "/payments";
    var item = Map.of("order_id", order, "line", 1, "quantity", 1);
    evening.waiter.post(payments, Map.of("method", "cash", "items", List.of(item))).expect(201);
    var amount = Map.of("amount", 10, "currency", "EUR");
    var back = id(evening.waiter.post(payments, Map.of("method", "card", "amount", amount)));
    evening.manager.post("/api/payments/" + back + "/reversal", REASON).expect(201);
  }

  private static String id(dev.comanda.http.Client.Answer answer) {
    return answer.expect(201).json().get("id").textValue();
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private Invariants.Report check() throws SQLException {
    return Invariants.check(evening.app.database());
  }

  @Test
  void what_the_program_wrote_holds() throws SQLException {
    var report = check();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
    assertThat(report.holds()).isTrue();
    assertThat(report.size().orders()).isEqualTo(8);
    assertThat(report.size().lines()).isEqualTo(9);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log       | event SET seq = 1000000 WHERE seq = 1              | event SET seq = 1 WHERE seq = 1000000
          log       | location_log SET last_seq = last_seq + 1           | location_log SET last_seq = last_seq - 1
          key       | idempotency SET seq = seq + 1000                   | idempotency SET seq = seq - 1000
          placed    | event SET type = 'other' WHERE type = 'order.placed' | event SET type = 'order.placed' WHERE type = 'other'
          placed    | orders SET number = 99 WHERE number = 4            | orders SET number = 4 WHERE number = 99
          numbers   | orders SET number = 99 WHERE number = 2            | orders SET number = 2 WHERE number = 99
          last      | location_log SET last_order_number = last_order_number + 1 | location_log SET last_order_number = last_order_number - 1
          serials   | location_log SET last_serial = last_serial + 1     | location_log SET last_serial = last_serial - 1
          open work | location_log SET sums = '{"open:0189d3a0-0000-7000-8000-000000000001": 5}' WHERE sums::text = '{}' | location_log SET sums = '{}' WHERE sums::text LIKE '%0189d3a0-0000-7000-8000-000000000001%'
          line's    | order_line SET unit_price = unit_price + 1         | order_line SET unit_price = unit_price - 1
          order's   | orders SET total = total + 1                       | orders SET total = total - 1
          open item | open_item SET name = concat('No ', name)                    | open_item SET name = substr(name, 4)
          and day   | product_day SET revenue = revenue + 1              | product_day SET revenue = revenue - 1
          product   | product_day SET quantity = quantity + 0.001        | product_day SET quantity = quantity - 0.001
          month     | product_month SET revenue = revenue + 1            | product_month SET revenue = revenue - 1
          staff     | staff_day SET orders = orders + 1                  | staff_day SET orders = orders - 1
          hour      | hour_day SET revenue = revenue + 1                 | hour_day SET revenue = revenue - 1
          hour      | hour_day SET business_date = business_date + 1     | hour_day SET business_date = business_date - 1
          waiter's sales by product and day   | staff_product_day SET quantity = quantity + 0.001 | staff_product_day SET quantity = quantity - 0.001
          waiter's sales by product and day   | staff_product_day SET business_date = business_date - 1 | staff_product_day SET business_date = business_date + 1
          waiter's sales by product and month | staff_product_month SET revenue = revenue + 1 | staff_product_month SET revenue = revenue - 1
          waiter's sales by hour and day      | staff_hour_day SET orders = orders + 1 | staff_hour_day SET orders = orders - 1
          to each   | product_to_date SET revenue = revenue + 1          | product_to_date SET revenue = revenue - 1
          to each   | product_to_date SET business_date = business_date + 400 | product_to_date SET business_date = business_date - 400
          open date by product | product_open SET quantity = quantity + 0.001 | product_open SET quantity = quantity - 0.001
          open date by product | totals_through SET open_number = open_number - 1 | totals_through SET open_number = open_number + 1
          waiter's sales of the open date     | staff_product_open SET revenue = revenue + 1 | staff_product_open SET revenue = revenue - 1
          open date by staff | staff_hour_open SET orders = orders + 1   | staff_hour_open SET orders = orders - 1
          receipt   | payment SET number = 99 WHERE number = 1           | payment SET number = 1 WHERE number = 99
          exceed    | payment SET amount = amount + 99999 WHERE number = 1 | payment SET amount = amount - 99999 WHERE number = 1
          by itself | payment SET items = jsonb_set(items, '{0,quantity}', '9') WHERE number = 1 | payment SET items = jsonb_set(items, '{0,quantity}', '1') WHERE number = 1
          back      | payment SET amount = amount - 1 WHERE number = 3   | payment SET amount = amount + 1 WHERE number = 3
          sum       | payment SET receipt = jsonb_set(receipt, '{taxes,0,tax,amount}', '9') WHERE number = 1 | payment SET receipt = jsonb_set(receipt, '{taxes}', taxes) WHERE number = 1
          taxes of  | payment SET taxes = jsonb_set(taxes, '{0,tax,amount}', '9999') WHERE number = 1 | payment SET taxes = receipt -> 'taxes' WHERE number = 1
          back      | payment SET taxes = jsonb_set(taxes, '{0,tax,amount}', '5') WHERE number = 3 | payment SET taxes = receipt -> 'taxes' WHERE number = 3
          sum       | payment SET receipt = jsonb_set(receipt, '{number}', '9') WHERE number = 2 | payment SET receipt = jsonb_set(receipt, '{number}', '2') WHERE number = 2
          """)
  void every_harm_is_found_and_told(String word, String harm, String remedy) throws SQLException {
    change(harm);
    try {
      var report = check();
      assertThat(report.holds()).isFalse();
      assertThat(report.checked())
          .anyMatch(each -> !each.holds() && each.name().contains(word))
          .anyMatch(Invariants.Checked::holds);
      assertThat(report.lines()).anyMatch(line -> line.contains("BROKEN") && line.contains(word));
      assertThat(report.lines()).anyMatch(line -> line.contains("bistro: "));
    } finally {
      change(remedy);
    }
    assertThat(check().holds()).isTrue();
  }

  private void change(String what) {
    var place = " location_id = (SELECT id FROM location WHERE slug = 'bistro')";
    var sql = "UPDATE " + what + (what.contains("WHERE") ? " AND" : " WHERE") + place;
    int rows = evening.app.database().write(tx -> tx.update(sql));
    assertThat(rows).isPositive();
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.ops.Invariants;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A table at an evening that takes payments, which has ordered three of a product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BillTable {
  static final Map<String, String> REASON = Map.of("reason", "wrong table");

  @AutoClose final Evening evening = new Evening(Clock.systemUTC());
  Evening.Table table;
  String order;

  /** Puts the bistro back to what it was, and opens a table that orders three of a product. */
  @BeforeEach
  void order() {
    var bistro = Map.of("payments", "on", "tax_mode", "included", "name", "Bistro Linden");
    evening.admin.patch("/api/locations/bistro", bistro).expect(200);
    sits(3);
  }

  /** A new table, which orders some of the product. */
  final void sits(int quantity) {
    table = evening.table();
    order = id(evening.order(table.guest(), quantity).expect(201).json());
  }

  @AfterEach
  void nothing_is_broken() throws SQLException {
    var report = Invariants.check(evening.app.database());
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }

  static String id(JsonNode thing) {
    return thing.get("id").textValue();
  }

  String path() {
    return "/api/sessions/" + table.id();
  }

  JsonNode bill() {
    return evening.waiter.get(path() + "/bill").expect(200).json();
  }

  long left() {
    return bill().at("/open/amount").longValue();
  }

  static Map<String, Object> euros(long minor) {
    return Map.of("amount", minor, "currency", "EUR");
  }

  Answer pay(Client who, Object body) {
    return who.post(path() + "/payments", body);
  }

  JsonNode paid(Map<String, Object> how) {
    var body = new HashMap<String, Object>(how);
    body.putIfAbsent("method", "cash");
    return pay(evening.waiter, body).expect(201).json();
  }

  JsonNode paidAll() {
    return paid(Map.of("amount", euros(left())));
  }

  Map<String, Object> item(Object quantity) {
    var item = Map.of("order_id", order, "line", 1, "quantity", quantity);
    return Map.of("items", List.of(item));
  }

  Answer takeBack(JsonNode payment) {
    return evening.manager.post("/api/payments/" + id(payment) + "/reversal", REASON);
  }

  Answer closes(Object body) {
    return evening.waiter.post(path() + "/closure", body);
  }

  static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    var more = new HashMap<String, Object>(body);
    more.put(name, value);
    return more;
  }
}

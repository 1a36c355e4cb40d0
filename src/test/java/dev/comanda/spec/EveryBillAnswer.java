package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** One pass over all that the routes of bills, payments and receipts answer. */
final class EveryBillAnswer {
  private static final Map<String, String> REASON = Map.of("reason", "wrong card");

  private final Evening evening;

  EveryBillAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    evening.takesPayments("bistro", true);
    var tag = evening.nobody.get("/receipt").expect(200).header("ETag");
    evening.nobody.with("If-None-Match", tag).get("/receipt").expect(304);
    var table = evening.table();
    evening.order(table.guest(), 2).expect(201);
    bill("/api/sessions/" + table.id());
    var order =
        evening.waiter.post("/api/orders", Evening.one(evening.product, 2)).expect(201).json();
    bill("/api/orders/" + order.get("id").textValue());
    ofSession(evening.order(table.guest(), 1).expect(201).json().get("id").textValue());
    var closure = "/api/sessions/" + table.id() + "/closure";
    evening.waiter.post(closure, Map.of("sure", true)).expect(400, "invalid");
    evening.waiter.post(closure, "").expect(409, "session_unpaid");
    evening.waiter.post(closure, Map.of("confirm", false)).expect(409, "session_unpaid");
    evening.waiter.post(closure, Map.of("confirm", true)).expect(200);
    evening.takesPayments("bistro", false);
  }

  private void bill(String path) {
    var waiter = evening.waiter;
    waiter.get(path + "/receipt").expect(404, "not_found");
    waiter.get(path + "/receipt?number=0").expect(400, "invalid");
    waiter.post(path + "/receipt", Map.of()).expect(404, "not_found");
    waiter.post(path + "/receipt", Map.of("x", 1)).expect(400, "invalid");
    waiter.get(path + "/bill").expect(200);
    waiter.post(path + "/payments", Map.of()).expect(400, "invalid");
    var one = Map.of("method", "cash", "share_of", 2);
    var first = waiter.key(path).post(path + "/payments", one).expect(201);
    var again = waiter.key(path).post(path + "/payments", one).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    var two = Map.of("method", "card", "share_of", 2);
    waiter.key(path).post(path + "/payments", two).expect(422, "idempotency_key_reused");
    waiter.post(path + "/payments", Map.of("method", "card", "share_of", 1)).expect(201);
    waiter.post(path + "/payments", two).expect(409, "exceeds_open");
    waiter.get(path + "/bill").expect(200);
    waiter.get(path + "/receipt").expect(200);
    waiter.key(path + "r").post(path + "/receipt", Map.of()).expect(200);
    waiter.key(path + "r").post(path + "/receipt", "{ }").expect(422, "idempotency_key_reused");
    var back = "/api/payments/" + first.json().get("id").textValue() + "/reversal";
    var manager = evening.manager;
    waiter.post(back, REASON).expect(403, "forbidden");
    manager.post(back, Map.of()).expect(400, "invalid");
    manager.key(path).post(back, REASON).expect(201);
    manager.key(path).post(back, Map.of("reason", "other")).expect(422, "idempotency_key_reused");
    manager.post(back, REASON).expect(409, "already_taken_back");
  }

  /** An order of a session has no bill of its own. */
  private void ofSession(String order) {
    var waiter = evening.waiter;
    var path = "/api/orders/" + order;
    var code = "billed_with_session";
    waiter.get(path + "/bill").expect(409, code);
    waiter.get(path + "/receipt").expect(409, code);
    waiter.post(path + "/receipt", Map.of()).expect(409, code);
    var body = Map.of("method", "cash", "items", List.of(Map.of("order_id", order, "line", 1)));
    waiter.post(path + "/payments", body).expect(409, code);
  }
}

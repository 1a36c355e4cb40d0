package dev.comanda.spec;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the orders of the waiter API and their lists answer, and when they refuse. */
final class EveryOrderAnswer {
  private final Evening evening;

  EveryOrderAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    var waiter = evening.waiter;
    var tea = Map.of("name", "Green tea", "price", 2.5, "quantity", 2);
    var unknown = Map.of("id", UUID.randomUUID(), "quantity", 2);
    waiter.post("/api/orders", of(tea)).expect(201);
    waiter.post("/api/orders", of(unknown)).expect(404, "not_found");
    waiter.get("/api/orders").expect(200);
    waiter.get("/api/orders?limit=1").expect(200);
    waiter.get("/api/orders?page=0").expect(400, "invalid");
    waiter.get("/api/orders?all=true").expect(403, "forbidden");
    var order = waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201).json();
    var path = "/api/orders/" + order.get("id").textValue();
    var late = waiter.with("If-Match", "\"0\"");
    var reason = Map.of("reason", "spilled");
    late.post(path + "/cancellation", reason).expect(412, "version_mismatch");
    late.post(path + "/lines/1/void", reason).expect(412, "version_mismatch");
  }

  private static Map<String, Object> of(Map<String, ?> product) {
    return Map.of("customer_name", "Ada", "products", List.of(product));
  }
}

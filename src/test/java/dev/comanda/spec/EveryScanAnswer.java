package dev.comanda.spec;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One pass over all that the routes around scans answer. */
final class EveryScanAnswer {
  private final Evening evening;

  EveryScanAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    for (var path :
        List.of(
            "/OMS", "/OMS/", "/order-management-system", "/order-management-system/", "/OMS/bar")) {
      evening.nobody.get(path + "?drink=Martini").expect(200);
      evening.nobody.get(path).expect(400);
    }
    evening.nobody.get("/OMS/nowhere").expect(404);
    ordering();
    codes();
  }

  private void ordering() {
    for (var each :
        Map.of("?drink=Mai+Tai", 200, "", 400, "?drink=Petrol", 404, "?drink=Mojito", 409)
            .entrySet()) {
      var soldOut = each.getValue() == 409;
      available("Mojito", !soldOut);
      evening.nobody.get("/scan/bar/order" + each.getKey()).expect(each.getValue());
      evening.nobody.post("/scan/bar/order" + each.getKey(), "").expect(each.getValue());
      available("Mojito", true);
    }
  }

  private void available(String name, boolean available) {
    var path = "/api/locations/bar/products/" + product(name) + "/availability";
    evening.kitchen.put(path, Map.of("available", available)).expect(200);
  }

  private String product(String name) {
    return evening.waiter.get("/api/locations/bar/products").named(name).get("id").textValue();
  }

  private void codes() {
    for (var path :
        List.of(
            "/scan/bar",
            "/board/bar",
            "/station/bar",
            "/api/scan/bar",
            "/scan/bar/products/" + product("Martini") + "/qr.svg")) {
      var tag = evening.nobody.get(path).expect(200).header("ETag");
      evening.nobody.with("If-None-Match", tag).get(path).expect(304);
    }
    evening.nobody.get("/scan/nowhere").expect(404, "not_found");
    evening.nobody.get("/board/nowhere").expect(404, "not_found");
    evening.nobody.get("/api/scan/bistro").expect(404, "not_found");
    var nothing = new UUID(0, 0);
    evening.nobody.get("/scan/bar/products/" + nothing + "/qr.svg").expect(404, "not_found");
    var quote = "/api/scan/bar/products/%s/quote";
    evening.nobody.get(quote.formatted(product("Martini"))).expect(200);
    evening.nobody.get(quote.formatted(nothing)).expect(404, "not_found");
    evening.waiter.get("/api/locations/bar/scan-sheet").expect(200);
    evening.waiter.get("/api/locations/bistro/scan-sheet").expect(404, "not_found");
  }
}

package dev.comanda.spec;

import java.util.List;
import java.util.UUID;

/** All that the reports answer when they are asked rightly, and when they refuse. */
final class EveryReportAnswer {
  private final Evening evening;

  EveryReportAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    for (var name : List.of("products", "summary", "staff", "hours")) {
      var path = "/api/reports/" + name;
      evening.manager.get(path).expect(200);
      evening.manager.get(path + "?start_date=2026-01-01&end_date=2099-12-31").expect(200);
      evening.manager.with("Accept", "text/csv").get(path).expect(200);
      evening.waiter.get(path).expect(200);
      evening.manager.get(path + "?start_date=yesterday").expect(400, "invalid");
      evening.manager.get(path + "?location=nowhere").expect(404, "not_found");
      evening.waiter.get(path + "?waiter=" + UUID.randomUUID()).expect(403, "forbidden");
    }
    var made = "/api/reports/preparation?start_date=2026-01-01&end_date=2026-12-31";
    for (var by : List.of("", "&by=station", "&by=product", "&by=hour")) {
      evening.manager.get(made + by).expect(200);
      evening.manager.with("Accept", "text/csv").get(made + by).expect(200);
      evening.waiter.get(made + by).expect(200);
    }
    evening.manager.get(made + "&by=day").expect(400, "invalid");
    evening.manager.get(made + "&location=nowhere").expect(404, "not_found");
    evening.waiter.get(made + "&waiter=" + UUID.randomUUID()).expect(403, "forbidden");
  }
}

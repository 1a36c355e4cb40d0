package dev.comanda.spec;

import static dev.comanda.spec.ScannedBar.GIN;
import static dev.comanda.spec.ScannedBar.failed;
import static dev.comanda.spec.ScannedBar.serial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.gateway.ScanBounds;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A code of what cannot be had just now orders nothing and says so. */
class BadScanTest {
  private final ScannedBar bar = new ScannedBar();

  @AfterEach
  void close() throws SQLException {
    bar.close();
  }

  @Test
  void what_is_refused_takes_no_serial() {
    failed(bar.phone().get("/OMS?drink=Petrol"));
    bar.evening.order(bar.evening.table().guest(), 1).expect(201);
    serial(bar.phone().get(GIN), 1);
  }

  @Test
  void what_is_sold_out_or_retired_fails_and_comes_back() {
    var product = "/api/locations/bar/products/" + bar.product("Gin Tonic").get("id").textValue();
    bar.evening.kitchen.put(product + "/availability", Map.of("available", false)).expect(200);
    failed(bar.phone().get(GIN));
    bar.evening.kitchen.put(product + "/availability", Map.of("available", true)).expect(200);
    serial(bar.phone().get(GIN), 1);
    bar.evening.manager.delete(product).expect(204);
    failed(bar.phone().get(GIN));
  }

  @Test
  void a_place_that_takes_no_scans_takes_none() {
    failed(bar.phone().get("/OMS/bistro?drink=Burrata"));
    bar.evening.admin.patch("/api/locations/bar", Map.of("scan", "off")).expect(200);
    failed(bar.phone().get(GIN));
    failed(bar.phone().get("/OMS/bar?drink=Gin+Tonic"));
    bar.phone().get("/OMS/nowhere?drink=Gin+Tonic").expect(404);
    bar.evening
        .admin
        .patch("/api/locations/bar", Map.of("scan", "sometimes"))
        .expect(400, "invalid");
    bar.evening.admin.patch("/api/locations/bar", Map.of("scan", "confirm")).expect(200);
    serial(bar.phone().get(GIN), 1);
  }

  @Test
  void a_place_that_is_flooded_fails_until_it_has_caught_up() {
    var phone = bar.phone();
    var limit = ScanBounds.SCANS;
    for (int i = 0; i < limit.burst(); i++) {
      phone.get(GIN).expect(200);
    }
    var answer = bar.phone().get(GIN);
    failed(answer);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    bar.clock.pass(limit.every());
    bar.phone().get(GIN).expect(200);
  }

  @Test
  void what_the_writer_cannot_take_fails_with_a_time_to_come_back() throws Exception {
    var database = bar.evening.app.database();
    try (var lock = database.dataSource().getConnection()) {
      try (var statement = lock.createStatement()) {
        statement.execute("SET idle_in_transaction_session_timeout = 0");
        statement.execute("SELECT * FROM location_log FOR UPDATE");
      }
      var answer = bar.phone().get(GIN);
      failed(answer);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      lock.rollback();
    }
    assertThat(bar.scans()).isEmpty();
  }
}

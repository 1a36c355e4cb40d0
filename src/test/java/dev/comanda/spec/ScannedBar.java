package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An evening at the demonstration's bar, where phones scan. */
final class ScannedBar implements AutoCloseable {
  /** The code that the first gateway printed. */
  static final String GIN = "/OMS?drink=Gin+Tonic";

  final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
  final Evening evening = new Evening(clock);
  private final List<Client> phones = new ArrayList<>();

  /** A phone with a jar for cookies of its own. */
  Client phone() {
    var phone = Client.of(evening.app.url(), evening.nobody.contract());
    phones.add(phone);
    return phone;
  }

  /** What the panel shows of scans, the latest first. */
  JsonNode scans() {
    return evening.signIn("waiter").get("/api/locations/bar/panel").expect(200).json().get("scans");
  }

  /** A product of the bar. */
  JsonNode product(String name) {
    return evening.manager.get("/api/locations/bar/products").named(name);
  }

  /** Adds a product and tells its path. */
  String add(String name) {
    var like = product("Gin Tonic");
    var product =
        Map.of(
            "sku",
            "p" + evening.next(),
            "names",
            Map.of("en", name),
            "category_id",
            like.get("category_id"),
            "price",
            Map.of("amount", 100, "currency", "EUR"),
            "tax_class",
            "standard",
            "unit",
            "piece",
            "quantity_step",
            1);
    return evening
        .manager
        .post("/api/locations/bar/products", product)
        .expect(201)
        .header("Location");
  }

  /** Says whether a drink is sold out. */
  void available(String name, boolean available) {
    var path = "/api/locations/bar/products/" + product(name).get("id").textValue();
    evening.kitchen.put(path + "/availability", Map.of("available", available)).expect(200);
  }

  /** The answer says that the drink of this serial is prepared. */
  static void serial(Client.Answer answer, int serial) {
    answer.expect(200);
    assertThat(answer.text()).endsWith("<br> Ordernumber " + serial);
  }

  /** The answer says that nothing was ordered. */
  static void failed(Client.Answer answer) {
    answer.expect(400);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text()).isEqualTo("Failed to get a successful response");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Closes all of it; what was written must agree with itself. */
  @Override
  public void close() throws SQLException {
    var report = Invariants.check(evening.app.database());
    phones.forEach(Client::close);
    evening.close();
    assertThat(report.lines()).noneMatch(line -> line.contains("BROKEN"));
  }
}

package dev.comanda.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.catalog.ProductBody;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import dev.comanda.log.LocationLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private static final String BISTRO = "/api/locations/bistro";
  private static final String IMPORT = BISTRO + "/catalog/import";
  private static final String EXPORT = BISTRO + "/catalog/export";
  private static final String HEADER =
      "sku,category,name_en,name_de,price,tax_class,allergens,modifiers\n";

  private final DemoApp demo = new DemoApp();
  private final Client manager = demo.as("manager");
  private final Client upload = manager.with("Content-Type", "text/csv");

  @AfterEach
  void close() {
    demo.close();
  }

  private JsonNode product(String sku) {
    return find("bistro", sku);
  }

  private JsonNode find(String location, String sku) {
    var path = "/api/locations/" + location + "/products?limit=100";
    for (var product : manager.get(path).expect(200).json().get("data")) {
      if (product.get("sku").textValue().equals(sku)) {
        return product;
      }
    }
    throw new IllegalStateException(sku);
  }

  private long events() {
    var page = manager.get(BISTRO + "/events?limit=1000").expect(200).json();
    return page.get("data").size();
  }

  private static void faulty(Client.Answer answer, String pointer) {
    assertThat(answer.expect(400, "invalid").json().get("errors").findValuesAsText("pointer"))
        .contains(pointer);
  }

  @Test
  void what_is_exported_imports_again_unchanged() {
    for (var location : List.of("bistro", "bar", "workshop")) {
      var path = "/api/locations/" + location + "/catalog/";
      var file = manager.get(path + "export").expect(200);
      assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
      assertThat(file.body()).startsWith(0xEF, 0xBB, 0xBF);
      var report = upload.post(path + "import", file.body()).expect(200).json();
      assertThat(report.get("unchanged").intValue()).isEqualTo(report.get("rows").intValue());
      assertThat(report.get("changes")).isEmpty();
      assertThat(manager.get(path + "export").text()).isEqualTo(file.text());
    }
  }

  @Test
  void hostile_names_leave_no_formula_in_the_file_and_come_back() {
    var id = product("101").get("id").textValue();
    var names = Map.of("en", "=HYPERLINK(\"http://x\")", "de", "'@SUM(1)");
    manager.patch(BISTRO + "/products/" + id, Map.of("names", names, "sku", "-1")).expect(200);
    var file = manager.get(EXPORT).expect(200);
    assertThat(file.text()).contains("'=HYPERLINK").contains("''@SUM").contains("'-1");
    var report = upload.post(IMPORT, file.body()).expect(200).json();
    assertThat(report.get("unchanged")).isEqualTo(report.get("rows"));
  }

  @Test
  void a_preview_says_what_would_change_and_changes_nothing() {
    var before = events();
    var csv =
        HEADER
            + "101,Starters,Tomato soup,Tomatensuppe,7.50,reduced,gluten celery,\n"
            + "102,Starters,Potato and leek soup,Kartoffel-Lauch-Suppe,7.5,reduced,"
            + "fish milk celery,\n"
            + "new,Soups,Miso soup,,\"6,90\",reduced,soybeans fish,\n";
    var report = upload.post(IMPORT + "?preview=true", csv).expect(200).json();
    assertThat(report.get("preview").booleanValue()).isTrue();
    assertThat(report.get("rows").intValue()).isEqualTo(3);
    assertThat(report.get("created").intValue()).isEqualTo(1);
    assertThat(report.get("changed").intValue()).isEqualTo(1);
    assertThat(report.get("unchanged").intValue()).isEqualTo(1);
    assertThat(report.get("new_categories").intValue()).isEqualTo(1);
    assertThat(report.at("/changes/0/columns").toString()).isEqualTo("[\"price\"]");
    assertThat(report.at("/changes/0/row").intValue()).isEqualTo(2);
    assertThat(events()).isEqualTo(before);

    var done = upload.post(IMPORT, csv).expect(200).json();
    assertThat(done.get("changes")).isEqualTo(report.get("changes"));
    assertThat(product("101").at("/price/amount").intValue()).isEqualTo(750);
    var made = product("new");
    assertThat(made.at("/price/amount").intValue()).isEqualTo(690);
    assertThat(made.get("allergens").toString()).isEqualTo("[\"fish\",\"soybeans\"]");
    assertThat(made.get("names").size()).isEqualTo(1);
    assertThat(events()).isEqualTo(before + 3);
    assertThat(upload.post(IMPORT, csv).json().get("unchanged").intValue()).isEqualTo(3);
  }

  @Test
  void what_the_file_does_not_name_stays() {
    var soup = product("101");
    upload.post(IMPORT, "sku;price\n101;8,00\n").expect(200);
    var after = product("101");
    assertThat(after.get("names")).isEqualTo(soup.get("names"));
    assertThat(after.get("category_id")).isEqualTo(soup.get("category_id"));
    assertThat(after.at("/price/amount").intValue()).isEqualTo(800);
    var gone = Map.of("available", false);
    manager.put(BISTRO + "/products/" + soup.get("id").textValue() + "/availability", gone);
    upload.post(IMPORT, "sku\tretired\r\n101\ttrue\r\n").expect(200);
    assertThat(product("101").get("retired").booleanValue()).isTrue();
    upload.post(IMPORT, "sku,retired\n101,false\n").expect(200);
    assertThat(product("101").get("retired").booleanValue()).isFalse();
    assertThat(product("101").get("available").booleanValue()).isFalse();
  }

  @Test
  void groups_of_modifiers_stand_one_to_a_line() {
    var csv = "sku,modifiers\n303,\"How would you like it?\nExtras\"\n307,\n";
    upload.post(IMPORT, csv).expect(200);
    assertThat(product("303").get("modifier_groups")).hasSize(2);
    assertThat(product("307").get("modifier_groups")).isEmpty();
    faulty(upload.post(IMPORT, "sku,modifiers\n303,Nothing\n"), "/2/modifiers");
  }

  @Test
  void at_most_a_hundred_faults_are_told() {
    var rows = new StringBuilder("sku,price\n");
    for (int i = 0; i < 500; i++) {
      rows.append("p").append(i).append(",-1\n");
    }
    var answer = upload.post(IMPORT, rows.toString()).expect(400, "invalid").json();
    assertThat(answer.get("errors")).hasSize(100);
  }

  @Test
  void what_a_crash_left_is_finished() {
    var staged =
        new ImportPlan.Staged(
            UUID.randomUUID(),
            "101",
            new ProductBody(
                null,
                null,
                null,
                null,
                new ProductBody.Price(123L, "EUR"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            null);
    var location = UUID.fromString(manager.get(BISTRO).json().get("id").textValue());
    var database = demo.app().database();
    database.write(tx -> ImportRows.insert(tx, location, UUID.randomUUID(), List.of(staged)));
    var log = new LocationLog(database, DemoApp.CLOCK, (at, epoch, events) -> {});
    try (var imports = new Imports(database, log, DemoApp.CLOCK)) {
      imports.runOnce();
      imports.runOnce();
    }
    assertThat(product("101").at("/price/amount").intValue()).isEqualTo(123);
    assertThat(product("101").get("version").intValue()).isEqualTo(2);
  }

  @Test
  void ten_thousand_rows_keep_no_other_location_waiting() throws Exception {
    var csv = new StringBuilder("sku,category,name_en,price,tax_class\n");
    for (int i = 0; i < 10_000; i++) {
      csv.append("big-").append(i).append(",Many,Product ").append(i).append(",1.00,reduced\n");
    }
    var gin = find("bar", "gin-tonic").get("id").textValue();
    var line = Map.of("product_id", gin, "quantity", 1);
    var order = Map.of("location", "bar", "lines", List.of(line));
    var waiter = demo.as("waiter");
    int orders = 0;
    long longest = 0;
    long startedNanos = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = threads.submit(() -> upload.post(IMPORT, csv.toString()).expect(200).json());
      while (!done.isDone()) {
        long start = System.nanoTime();
        waiter.post("/api/orders", order).expect(201);
        longest = Math.max(longest, System.nanoTime() - start);
        orders++;
        LockSupport.parkNanos(10_000_000);
      }
      assertThat(done.get().get("created").intValue()).isEqualTo(10_000);
    }
    assertThat(orders).isGreaterThan(10);
    // Whoever waits for the import waits for nearly all of it; on busy cores an order takes a
    // while.
    long whole = System.nanoTime() - startedNanos;
    assertThat(longest).isLessThan(Math.max(whole / 2, 1_000_000_000L));
    var events = manager.get(BISTRO + "/events?limit=1").expect(200).json();
    assertThat(events.get("has_more").booleanValue()).isTrue();
  }
}

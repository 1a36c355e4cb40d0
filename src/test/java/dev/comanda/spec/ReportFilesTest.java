package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amounts and files of reports, as other programs and spreadsheets read them. */
class ReportFilesTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
  private final Evening evening = new Evening(clock);
  private final List<String> products = products();

  @AfterEach
  void close() {
    evening.close();
  }

  private List<String> products() {
    var found = new ArrayList<String>();
    for (var each :
        evening.manager.get("/api/locations/bistro/products?limit=100").json().get("data")) {
      if (each.get("modifier_groups").isEmpty() && each.get("unit").textValue().equals("piece")) {
        found.add(each.get("id").textValue());
      }
    }
    return found;
  }

  @Test
  void amounts_have_the_digits_of_their_currency() {
    digits("JPY", "3126");
    digits("EUR", "31.26");
    digits("KWD", "3.126");
  }

  /** 2.501 litres for 1250 of the smallest coins a litre. */
  private void digits(String currency, String decimal) {
    var slug = "shop" + evening.next();
    var shop = new Shop(evening, clock, Shop.place(slug, currency, "Europe/Berlin", "04:00"), 1250);
    shop.sell(evening.admin, 2.501);
    var product = shop.report("products", "").get("products").get(0);
    assertThat(product.get("revenue").get("amount").longValue()).isEqualTo(3126);
    assertThat(product.get("total_price").decimalValue()).isEqualTo(new BigDecimal(decimal));
    assertThat(shop.csv("products").lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("Tea,2.501," + decimal + "," + currency + ",");
    assertThat(shop.csv("summary")).contains("2026-11-20,1," + decimal + "," + decimal);
  }

  @Test
  void a_file_has_all_rows_and_nothing_that_a_spreadsheet_would_run() {
    for (int i = 0; i < 3; i++) {
      evening.waiter.post("/api/orders", Evening.one(products.get(i), 1)).expect(201);
    }
    evening
        .manager
        .patch(
            "/api/locations/bistro/products/" + products.getFirst(),
            Map.of("names", Map.of("en", "=HYPERLINK(\"http://x\")")))
        .expect(200);
    var query = "?per_page=1&start_date=2026-11-01&end_date=2026-11-30";
    var answer =
        evening.manager.with("Accept", "text/csv").get("/api/reports/products" + query).expect(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"products-2026-11-01-2026-11-30.csv\"");
    var lines = answer.text().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .isEqualTo(
            "\uFEFFproduct_name,total_quantity,total_price,currency,product_id,sku,category,unit");
    assertThat(answer.text()).contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
    var csv = evening.manager.with("Accept", "text/csv");
    for (var name : List.of("products", "summary", "staff", "hours")) {
      var path = "/api/reports/" + name + "?csv=";
      assertThat(csv.get(path + "semicolon").expect(200).text().lines().findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains(";currency").doesNotContain(","));
      assertThat(csv.get(path + "semicolon").text()).containsPattern(";\\d+,\\d\\d;(\\d|EUR)");
      csv.get(path + "tabs").expect(400, "invalid");
    }
    for (var name : List.of("staff", "hours")) {
      assertThat(evening.manager.with("Accept", "text/csv, */*").get("/api/reports/" + name).text())
          .contains(",orders,revenue,average,currency");
    }
  }

  @Test
  void a_file_is_written_as_was_said_or_the_word_is_refused_whoever_asks() {
    var dates = "start_date=2026-11-01&end_date=2026-11-30&";
    for (var path :
        List.of(
            "/api/reports/products?",
            "/api/reports/summary?",
            "/api/reports/staff?",
            "/api/reports/hours?",
            "/api/reports/preparation?" + dates,
            "/api/audit?")) {
      for (var accept : List.of("application/json", "text/csv", "text/csv;q=0")) {
        var refused = evening.manager.with("Accept", accept).get(path + "csv=tab");
        var fault = refused.expect(400, "invalid").json().at("/errors/0");
        assertThat(fault.get("pointer").textValue()).as(path + accept).isEqualTo("query:csv");
      }
      for (var accept :
          List.of("text/csv;q=0", "text/csv; q=0.0, */*", "text/csv;q=0.5, application/json")) {
        assertThat(type(evening.manager.with("Accept", accept).get(path)))
            .as(path + accept)
            .isEqualTo("application/json");
      }
      for (var accept : List.of("TEXT/CSV", "text/csv;q=0.1", "application/json;q=0, text/csv")) {
        assertThat(type(evening.manager.with("Accept", accept).get(path)))
            .as(path + accept)
            .startsWith("text/csv");
      }
    }
  }

  private static String type(Client.Answer answer) {
    return answer.expect(200).header("Content-Type");
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that cannot be told, and those of which there is nothing to tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReportTest {
  private static final String PRODUCTS = "/api/reports/products";

  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-11-20T19:30:00Z")));

  @BeforeAll
  void sell() {
    evening.waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private JsonNode report(String name) {
    return evening.manager.get("/api/reports/" + name).expect(200).json().get("report");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?start_date=2026-11-21&end_date=2026-11-20",
        "?start_date=0001-01-01&end_date=0001-01-01",
        "?start_date=9999-12-31&end_date=9999-12-31",
        "?start_date=9999-12-31&end_date=0001-01-01"
      })
  void dates_that_are_reversed_or_far_away_have_nothing(String query) {
    assertThat(report("products" + query).get("products")).isEmpty();
    assertThat(report("summary" + query).get("days")).isEmpty();
    assertThat(report("staff" + query).get("staff")).isEmpty();
    assertThat(report("hours" + query).get("cells")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-2-3",
        "20261120",
        "yesterday",
        "2026-11-20T00:00:00Z",
        "0000-01-01",
        "-2026-01-01",
        "12026-01-01",
        "2026-13-01",
        "%00",
        "2026-11-20%27--"
      })
  void a_date_that_is_none_is_refused_in_words_that_older_clients_know(String date) {
    for (var name : List.of("products", "summary", "staff", "hours")) {
      for (var end : List.of("start_date", "end_date")) {
        var path = "/api/reports/" + name + "?" + end + "=" + date;
        var refused = evening.waiter.get(path).expect(400, "invalid").json();
        assertThat(refused.at("/errors/0/pointer").textValue()).isEqualTo("query:" + end);
        if (!date.equals("%00")) {
          assertThat(refused.get("message").textValue())
              .isEqualTo("Invalid date format. Use YYYY-MM-DD");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=ten",
        "page=1000000001",
        "per_page=0",
        "per_page=101",
        "page_size=x",
        "sort=price",
        "sort=--name",
        "source=phone",
        "waiter=5",
        "product=x",
        "category=x"
      })
  void what_cannot_be_asked_for_is_refused_by_name(String query) {
    var refused = evening.manager.get(PRODUCTS + "?" + query).expect(400, "invalid").json();
    assertThat(refused.at("/errors/0/pointer").textValue())
        .isEqualTo("query:" + query.split("=", 2)[0]);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.Seed;
import dev.comanda.preparation.MadeRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tickets were made after a season, as the report tells it and as each of them says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreparationReportTest {
  private static final String REPORT = "/api/reports/preparation";
  private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final String DATES = "?start_date=2026-11-01&end_date=2026-11-20";
  private static final int QUESTIONS = 60;

  private final Random random = Seed.of(PreparationReportTest.class);
  private final Kitchens kitchens =
      new Kitchens(new HandClock(Instant.parse("2026-11-20T19:30:00Z")));
  private final Evening evening = kitchens.evening;

  @BeforeAll
  void make() {
    var database = evening.app.database();
    for (var slug : List.of("bistro", "bar")) {
      SeasonRows.sell(database, slug, FIRST, TODAY, 19);
      assertThat(MadeRows.tickets(database, slug)).isGreaterThan(100);
    }
  }

  @AfterAll
  void close() {
    kitchens.close();
  }

  private UUID id(String slug) {
    var place = evening.admin.get("/api/locations/" + slug).expect(200).json();
    return UUID.fromString(place.get("id").textValue());
  }

  private static String row(JsonNode row, String key) {
    var told = new ArrayList<String>(List.of(key));
    for (var figure :
        List.of(
            "/tickets",
            "/in_hand/median",
            "/in_hand/nine_of_ten",
            "/in_hand/tickets",
            "/from_order/median",
            "/from_order/nine_of_ten",
            "/from_order/tickets",
            "/promised",
            "/kept",
            "/kept_share")) {
      var value = row.at(figure);
      told.add(value.isNumber() ? value.decimalValue().toPlainString() : "null");
    }
    return String.join(" ", told);
  }

  private List<String> told(String query, String by) {
    var report = evening.admin.get(REPORT + query + "&by=" + by).expect(200).json().get("report");
    var rows = new ArrayList<String>();
    if (report.at("/totals/tickets").intValue() > 0) {
      rows.add(row(report.get("totals"), "all"));
    }
    for (var each : report.get("rows")) {
      rows.add(row(each, each.get(by.equals("hour") ? "hour" : "id").asText()));
    }
    assertThat(report.get("total").intValue()).isEqualTo(report.get("rows").size());
    return rows;
  }

  @Test
  void it_tells_what_each_ticket_says() {
    var all = TicketTimesRows.all(evening.app.database());
    var waiters = all.stream().map(TicketTimesRows.Told::placedBy).distinct().toList();
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      var slug = random.nextInt(4) == 0 ? "bar" : "bistro";
      var first = FIRST.plusDays(random.nextInt(55) - 5);
      var last = first.plusDays(random.nextInt(30));
      var waiter = random.nextBoolean() ? null : waiters.get(random.nextInt(waiters.size()));
      var source = random.nextInt(3) > 0 ? null : List.of("waiter", "guest").get(random.nextInt(2));
      var count = new MadeCount(all, id(slug), first, last, waiter, source);
      var query =
          "?location=%s&start_date=%s&end_date=%s".formatted(slug, first, last)
              + (waiter == null ? "" : "&waiter=" + waiter)
              + (source == null ? "" : "&source=" + source);
      for (var by : List.of("station", "product", "hour")) {
        var expected = count.told(by);
        found += expected.size();
        assertThat(told(query, by))
            .as("%s by %s, %s", query, by, Seed.told())
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
    assertThat(found).isGreaterThan(QUESTIONS);
  }

  private long sum(JsonNode report, String figure) {
    long sum = 0;
    for (var row : report.get("rows")) {
      sum += row.at(figure).longValue();
    }
    return sum;
  }

  @Test
  void the_totals_are_the_sums_of_the_rows() {
    var query = "?location=bistro&start_date=" + FIRST + "&end_date=" + TODAY;
    for (var by : List.of("station", "hour")) {
      var report = evening.admin.get(REPORT + query + "&by=" + by).expect(200).json().get("report");
      for (var figure :
          List.of("/tickets", "/in_hand/tickets", "/from_order/tickets", "/promised", "/kept")) {
        assertThat(sum(report, figure))
            .as(by + figure)
            .isEqualTo(report.at("/totals" + figure).longValue())
            .isPositive();
      }
    }
  }

  @Test
  void what_was_made_and_then_cancelled_is_named_by_its_product() {
    var day = "?location=bistro&start_date=2026-11-20&end_date=2026-11-20&source=guest&by=product";
    var before = evening.manager.get(REPORT + day).expect(200).json().get("report");
    var table = evening.table();
    var orders = new ArrayList<JsonNode>();
    for (var dish : List.of("Tomato soup", "Beef goulash")) {
      orders.add(kitchens.orders(table.guest(), dish));
    }
    var ids = orders.stream().map(order -> Kitchens.text(order, "id")).toList();
    for (var ticket : kitchens.tickets(kitchens.station("bistro", "Kitchen"))) {
      if (ids.contains(Kitchens.text(ticket, "order_id"))) {
        kitchens.step(ticket, "start").expect(200);
        kitchens.step(ticket, "ready").expect(200);
      }
    }
    evening
        .manager
        .post("/api/orders/" + ids.getFirst() + "/cancellation", Map.of("reason", "gone"))
        .expect(200);
    var after = evening.manager.get(REPORT + day).expect(200).json().get("report");
    for (var figure : List.of("/tickets", "/from_order/tickets", "/promised", "/kept")) {
      assertThat(sum(after, figure) - sum(before, figure)).as(figure).isEqualTo(2);
      assertThat(
              after.at("/totals" + figure).longValue() - before.at("/totals" + figure).longValue())
          .as(figure)
          .isEqualTo(2);
    }
  }

  @Test
  void a_waiter_sees_tickets_of_his_own_orders_and_the_kitchen_none() {
    var own = evening.waiter.get(REPORT + DATES).expect(200).json().get("report");
    var me = evening.waiter.get("/api/auth/verify").json().at("/user/id").textValue();
    var asked = evening.manager.get(REPORT + DATES + "&waiter=" + me).expect(200).json();
    assertThat(own).isEqualTo(asked.get("report"));
    var all = evening.manager.get(REPORT + DATES).expect(200).json().at("/report/totals/tickets");
    assertThat(own.at("/totals/tickets").intValue()).isPositive().isLessThan(all.intValue());
    evening.kitchen.get(REPORT + DATES).expect(403, "forbidden");
    evening.nobody.get(REPORT + DATES).expect(401, "authorization_required");
  }

  @Test
  void stations_and_products_are_told_by_their_names_of_now() {
    var station = kitchens.station("bistro", "Bar");
    var path = Kitchens.BISTRO + "/stations/" + station;
    evening.manager.patch(path, Map.of("name", "=Counter")).expect(200);
    var csv = evening.manager.with("Accept", "text/csv");
    var file = csv.get(REPORT + DATES + "&csv=semicolon").expect(200);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"preparation-2026-11-01-2026-11-20.csv\"");
    assertThat(file.text())
        .contains("station_id;station;tickets;in_hand_median_minutes;in_hand_nine_of_ten_minutes")
        .containsPattern(
            station
                + ";'=Counter;\\d+;\\d+,\\d;\\d+,\\d;\\d+,\\d;\\d+,\\d;\\d+;\\d+;0,\\d+;\\d+;\\d+");
    evening.manager.patch(path, Map.of("name", "Bar")).expect(200);
    var german = evening.manager.get(REPORT + DATES + "&by=product&lang=de").expect(200).text();
    assertThat(german).contains("Tomatensuppe").doesNotContain("Tomato soup");
    assertThat(csv.get(REPORT + DATES + "&by=hour").text()).contains("hour,tickets,");
    assertThat(csv.get(REPORT + DATES + "&by=product").text()).contains("product_id,product,");
  }

  @Test
  void dates_without_tickets_have_none() {
    for (var dates :
        List.of(
            "?start_date=2026-11-20&end_date=2026-11-01",
            "?start_date=2025-01-01&end_date=2026-01-01",
            "?location=workshop&start_date=2026-11-01&end_date=2026-11-20")) {
      var report = evening.admin.get(REPORT + dates).expect(200).json().get("report");
      assertThat(report.get("rows")).isEmpty();
      assertThat(report.at("/totals/tickets").intValue()).isZero();
      assertThat(report.at("/totals/kept_share").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', start_date, required",
    "?end_date=2026-11-20, start_date, required",
    "?start_date=2026-11-20, end_date, required",
    "?start_date=2025-11-20&end_date=2026-11-21, end_date, too_many",
    "?start_date=0001-01-01&end_date=9999-12-31, end_date, too_many",
    "?start_date=2026-11-31&end_date=2026-12-01, start_date, date",
    "?start_date=2026-11-20&end_date=2026-11-20&by=day, by, choice",
    "?start_date=2026-11-20&end_date=2026-11-20&source=phone, source, choice",
    "?start_date=2026-11-20&end_date=2026-11-20&waiter=5, waiter, id"
  })
  void what_cannot_be_told_is_refused_by_name(String query, String name, String code) {
    var refused = evening.manager.get(REPORT + query).expect(400, "invalid").json();
    assertThat(refused.at("/errors/0/pointer").textValue()).isEqualTo("query:" + name);
    assertThat(refused.at("/errors/0/code").textValue()).isEqualTo(code);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On which business date and in which hour a ticket counts: those of its order, also where it was
 * ready after the cut-off.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreparationTimesTest {
  private static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00Z");

  private final HandClock clock = new HandClock(BEFORE);
  private final Evening evening = new Evening(clock);

  @AfterAll
  void close() {
    evening.close();
  }

  /** Orders at instants, each ready ten minutes later, and where they must stand. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/Berlin       | 04:00 | 2026-10-25T02:55:00Z 2026-10-25T03:00:00Z 2026-10-26T02:59:59Z | 2026-10-24 | 3:1
          Europe/Berlin       | 04:00 | 2026-10-25T02:55:00Z 2026-10-25T03:10:00Z 2026-10-26T02:59:59Z | 2026-10-25 | 3:1 4:1
          Europe/Berlin       | 00:00 | 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z                      | 2026-10-25 | 2:2
          Asia/Kolkata        | 04:00 | 2026-06-10T22:25:00Z 2026-06-10T22:40:00Z 2026-06-11T18:30:00Z | 2026-06-10 | 3:1
          Australia/Lord_Howe | 00:00 | 2026-04-04T14:30:00Z 2026-04-04T15:00:00Z 2026-04-05T13:30:00Z | 2026-04-05 | 1:2
          """)
  void a_ticket_counts_where_its_order_does(
      String zone, String dayStart, String orders, String date, String hours) {
    clock.set(BEFORE);
    var slug = "shop" + evening.next();
    var shop = new Shop(evening, clock, Shop.place(slug, "EUR", zone, dayStart), 100);
    var station = station("/api/locations/" + slug);
    for (var instant : orders.strip().split(" ", -1)) {
      shop.sellAt(instant, 1);
      clock.pass(Duration.ofMinutes(2));
      step(station, "start");
      clock.pass(Duration.ofMinutes(8));
      step(station, "ready");
    }
    var report = shop.report("preparation", "&by=hour&start_date=" + date + "&end_date=" + date);
    var told = new ArrayList<String>();
    for (var row : report.get("rows")) {
      told.add(row.get("hour").asText() + ":" + row.get("tickets").asText());
      assertThat(row.at("/in_hand/median").doubleValue()).isEqualTo(8);
      assertThat(row.at("/from_order/nine_of_ten").doubleValue()).isEqualTo(10);
    }
    assertThat(told).isEqualTo(List.of(hours.split(" ", -1)));
  }

  /** Where all products of a place are made. */
  private String station(String at) {
    var admin = evening.signIn("admin");
    var made = admin.post(at + "/stations", Map.of("name", "Counter")).expect(201).json();
    var id = made.get("id").textValue();
    for (var product : admin.get(at + "/products").expect(200).json().get("data")) {
      var path = at + "/products/" + product.get("id").textValue();
      admin.patch(path, Map.of("station_id", id)).expect(200);
    }
    return id;
  }

  /** Does something to all that a station has still to make. */
  private void step(String station, String what) {
    var admin = evening.signIn("admin");
    for (var ticket :
        admin.get("/api/stations/" + station + "/tickets").expect(200).json().get("tickets")) {
      admin.post("/api/tickets/" + Kitchens.text(ticket, "id") + "/" + what, Map.of()).expect(200);
    }
  }
}

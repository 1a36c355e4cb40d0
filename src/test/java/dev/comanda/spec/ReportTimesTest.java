package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.order.day.ClosedDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which business date and hour an order counts on, where clocks are changed and where zones are
 * odd; the same before and after the dates are added up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTimesTest {
  private static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-30T12:00:00Z");

  private final HandClock clock = new HandClock(BEFORE);
  private final Evening evening = new Evening(clock);

  @AfterAll
  void close() {
    evening.close();
  }

  /** Sales of 1.00 at instants, and where they must stand: date:orders and hour:orders. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/Berlin      | 00:00 | 2026-10-24T21:59:59Z 2026-10-24T22:00:00Z 2026-10-25T00:30:00Z 2026-10-25T01:30:00Z 2026-10-25T22:59:59Z 2026-10-25T23:00:00Z | 2026-10-24:1 2026-10-25:4 2026-10-26:1 | 0:2 2:2 23:2
          Europe/Berlin      | 00:00 | 2026-03-28T22:59:59Z 2026-03-29T00:59:59Z 2026-03-29T01:00:00Z 2026-03-29T21:59:59Z 2026-03-29T22:00:00Z | 2026-03-28:1 2026-03-29:3 2026-03-30:1 | 0:1 1:1 3:1 23:2
          Europe/Berlin      | 02:30 | 2026-10-25T00:29:59Z 2026-10-25T00:30:00Z 2026-10-25T01:15:00Z 2026-10-25T01:30:00Z | 2026-10-24:1 2026-10-25:3 | 2:4
          Europe/Berlin      | 02:30 | 2026-03-29T00:59:59Z 2026-03-29T01:00:00Z 2026-03-29T01:30:00Z | 2026-03-28:1 2026-03-29:2 | 1:1 3:2
          Asia/Kolkata       | 04:00 | 2026-06-10T22:29:59Z 2026-06-10T22:30:00Z 2026-06-11T18:29:59Z 2026-06-11T18:30:00Z | 2026-06-10:1 2026-06-11:3 | 0:1 3:1 4:1 23:1
          Australia/Lord_Howe | 00:00 | 2026-04-04T14:30:00Z 2026-04-04T15:00:00Z 2026-04-05T13:29:59Z 2026-04-05T13:30:00Z | 2026-04-05:3 2026-04-06:1 | 0:1 1:2 23:1
          Asia/Beirut        | 00:00 | 2026-03-28T21:59:59Z 2026-03-28T22:00:00Z 2026-03-29T20:59:59Z 2026-03-29T21:00:00Z | 2026-03-28:1 2026-03-29:2 2026-03-30:1 | 0:1 1:1 23:2
          """)
  void an_order_counts_on_the_local_business_date_and_hour(
      String zone, String dayStart, String sales, String dates, String hours) {
    clock.set(BEFORE);
    var place = Shop.place("shop" + evening.next(), "EUR", zone, dayStart);
    var shop = new Shop(evening, clock, place, 100);
    for (var instant : sales.split(" ", -1)) {
      shop.sellAt(instant, 1);
    }
    stands(shop, dates, hours);
    clock.set(AFTER);
    shop.sell(evening.signIn("admin"), 1);
    new ClosedDays(evening.app.database()).runOnce();
    stands(shop, dates, hours);
  }

  private static void stands(Shop shop, String dates, String hours) {
    var all = dates.split(" ", -1);
    var range =
        "&start_date="
            + all[0].split(":", 2)[0]
            + "&end_date="
            + all[all.length - 1].split(":", 2)[0];
    assertThat(pairs(shop, "summary", "days", "date", range)).isEqualTo(dates);
    assertThat(pairs(shop, "hours", "hours", "hour", range)).isEqualTo(hours);
  }

  /** What there is, as {@code key:orders} in its order, without what is nothing. */
  private static String pairs(Shop shop, String report, String list, String key, String range) {
    List<String> pairs = new ArrayList<>();
    for (var row : shop.report(report, range).get(list)) {
      assertThat(row.at("/revenue/amount").longValue())
          .isEqualTo(100 * row.get("orders").longValue());
      if (row.get("orders").intValue() != 0) {
        pairs.add(row.get(key).asText() + ":" + row.get("orders").intValue());
      }
    }
    return String.join(" ", pairs);
  }
}

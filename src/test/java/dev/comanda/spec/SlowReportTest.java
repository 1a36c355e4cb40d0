package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A report that the database does not tell in time is asked for again, and is no fault. */
class SlowReportTest {
  private static final String PRODUCTS = "/api/reports/products";
  private static final Duration STATEMENT_MAX = Duration.ofSeconds(2);

  @Test
  void a_report_that_takes_too_long_is_given_up_and_told_later() {
    var clock = new HandClock(Instant.parse("2026-11-20T19:30:00Z"));
    try (var evening = new Evening(clock);
        var node = evening.app.hurried(clock, STATEMENT_MAX);
        var there = Client.of(node.url(), evening.nobody.contract())) {
      var manager = there.as(evening.token("manager"));
      LocksRows.whileTotalsAreLocked(
          evening.app.database(),
          () -> {
            var answer = manager.get(PRODUCTS).expect(503, "busy");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.text()).doesNotContain("SQL").doesNotContain("statement");
          });
      manager.get(PRODUCTS).expect(200);
    }
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import dev.comanda.log.writer.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Those who run a place are told once when a connection needs them, and once when that is over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationAlertsTest {

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private List<String> told(JsonNode at) {
    return told(evening, at);
  }

  /** What was told of one so far, as in "alert error". */
  private static List<String> told(Evening evening, JsonNode at) {
    var told = new ArrayList<String>();
    var path = "/api/locations/bistro/events?limit=1000";
    for (var event : evening.manager.get(path).expect(200).json().get("data")) {
      var data = event.get("data");
      if (data.path("integration_id").equals(at.get("id")) && data.has("cause")) {
        var type = event.get("type").textValue().replace("integration.", "");
        told.add(type + " " + data.get("cause").textValue());
      }
    }
    return told;
  }

  private void until(JsonNode at, String... expected) {
    until(evening, at, expected);
  }

  private static void until(Evening evening, JsonNode at, String... expected) {
    long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
    while (!told(evening, at).equals(List.of(expected))) {
      assertThat(System.nanoTime()).as("%s", told(evening, at)).isLessThan(giveUpNanos);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  @Test
  void what_failed_is_told_once_however_often_it_is_looked_at_and_then_that_it_is_over() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      erp.refuseAll("document_closed");
      var at = bookings.to(erp);
      var line = bookings.until(bookings.order(at), "error");
      until(at, "alert error");
      var health = evening.manager.get(Connections.path(at) + "/health").expect(200).json();
      assertThat(health.at("/alerts/0/cause").textValue()).isEqualTo("error");
      try (var _ = evening.app.beside()) {
        LockSupport.parkNanos(Duration.ofSeconds(7).toNanos());
        assertThat(told(at)).containsExactly("alert error");
      }
      bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
      until(at, "alert error", "recovered error");
    }
  }

  @Test
  void an_erp_that_is_away_and_comes_back_is_told() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      erp.from(Fault.UNAVAILABLE);
      var at = bookings.to(erp);
      var line = bookings.order(at);
      bookings.insist(line, "unreached");
      until(at, "alert unreached");
      erp.from(Fault.NONE);
      bookings.insist(line, "open");
      until(at, "alert unreached", "recovered unreached");
    }
  }

  @Test
  void what_was_voided_and_is_still_booked_is_told_until_a_person_has_resolved_it() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      var at = bookings.to(erp);
      var line = bookings.until(bookings.order(at), "created");
      var order = "/api/orders/" + line.get("order_id").textValue();
      evening.manager.post(order + "/lines/1/void", Map.of("reason", "late")).expect(200);
      until(at, "alert void");
      var health = evening.manager.get(Connections.path(at) + "/health").expect(200).json();
      assertThat(health.at("/depth/void_wanted").intValue()).isEqualTo(1);
      var looked = Map.of("booked", false, "reason", "taken out by hand");
      bookings.act(line, "resolution", looked).expect(200);
      until(at, "alert void", "recovered void");
    }
  }

  @Test
  void a_line_that_waits_for_too_long_is_told() {
    var clock = new HandClock(Instant.now());
    try (var later = new Evening(clock)) {
      var lines = new Bookings(later);
      var at = lines.asleep();
      var line = lines.order(at);
      clock.pass(Duration.ofMinutes(16));
      until(later, at, "alert age");
      lines.act(line, "clearing", Map.of("reason", "too late")).expect(200);
      until(later, at, "alert age", "recovered age");
    }
  }
}

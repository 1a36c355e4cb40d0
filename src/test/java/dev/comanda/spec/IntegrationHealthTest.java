package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How a connection is, in figures and in words; and what its ERP says when it is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationHealthTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private static LinesStandIn erp() {
    return new LinesStandIn(Clock.systemUTC());
  }

  private static String health(JsonNode at) {
    return Connections.path(at) + "/health";
  }

  private JsonNode seen(JsonNode at) {
    return evening.manager.get(health(at)).expect(200).json();
  }

  private static String why(JsonNode health) {
    return health.at("/reason/code").asText();
  }

  private void state(JsonNode at, Map<String, Object> wanted) {
    evening.admin.put(Connections.path(at) + "/state", wanted).expect(200);
  }

  @Test
  void one_that_works_says_so_and_when_it_last_booked() {
    try (var erp = erp()) {
      var at = bookings.to(erp);
      bookings.until(bookings.order(at), "created");
      var works = bookings.until(health(at), seen -> seen.has("last_success_at"));
      assertThat(works.get("works").booleanValue()).isTrue();
      assertThat(works.has("reason")).isFalse();
      assertThat(works.get("running").booleanValue()).isTrue();
      assertThat(works.at("/gate/state").textValue()).isEqualTo("open");
      assertThat(works.at("/depth/placed").intValue()).isZero();
      assertThat(works.get("lag_seconds").intValue()).isZero();
      state(at, Map.of("worker", false));
      var stopped = bookings.until(health(at), seen -> !seen.get("running").booleanValue());
      assertThat(why(stopped)).isEqualTo("stopped");
      assertThat(stopped.get("last_success_at")).isEqualTo(works.get("last_success_at"));
    }
  }

  @Test
  void a_document_that_waits_for_a_person_says_for_what_and_how_many_wait_behind() {
    try (var erp = erp()) {
      erp.refuseAll("document_closed");
      var at = bookings.to(erp);
      var first = bookings.until(bookings.order(at), "error");
      var second = bookings.order(at);
      var health = seen(at);
      assertThat(health.get("parked_lanes").intValue()).isEqualTo(1);
      var parked = health.at("/parked/0");
      assertThat(parked.get("document").textValue()).isEqualTo("4711");
      assertThat(parked.get("delivery_id")).isEqualTo(first.get("id"));
      assertThat(parked.at("/reason/code").textValue()).isEqualTo("document_closed");
      assertThat(parked.get("behind").intValue()).isEqualTo(1);
      assertThat(health.at("/depth/error").intValue()).isEqualTo(1);
      assertThat(health.at("/depth/placed").intValue()).isEqualTo(1);
      assertThat(health.get("oldest_waiting_at")).isEqualTo(first.get("placed_at"));
      assertThat(Bookings.state(second)).isEqualTo("placed");
    }
  }

  @Test
  void one_whose_erp_is_away_says_what_it_said_and_one_that_a_person_stopped_says_that() {
    try (var erp = erp()) {
      erp.from(Fault.UNAVAILABLE);
      var at = bookings.to(erp);
      var away = bookings.insist(bookings.order(at), "unreached");
      assertThat(why(away)).isEqualTo("unreached");
      assertThat(away.get("works").booleanValue()).isFalse();
      assertThat(away.at("/gate/until").asText()).endsWith("Z");
      assertThat(away.at("/gate/trouble/text").asText()).isNotEmpty();
      state(at, Map.of("active", false));
      assertThat(why(seen(at))).isEqualTo("inactive");
    }
  }

  @Test
  void all_that_somebody_reaches_are_listed() {
    var at = bookings.asleep();
    var found = evening.manager.get("/api/integrations/health?limit=100").expect(200).json();
    assertThat(found.get("data").findValuesAsText("integration_id")).contains(Bookings.id(at));
    assertThat(why(seen(at))).isEqualTo("stopped");
    evening.admin.post("/api/locations/bistro/integrations/pause").expect(200);
    assertThat(why(seen(at))).isEqualTo("paused");
    evening.admin.post("/api/locations/bistro/integrations/resume").expect(200);
    evening.waiter.get(health(at)).expect(403, "forbidden");
  }

  @Test
  void those_of_one_place_are_listed_alone() {
    var here = bookings.asleep();
    var there = new Connections(evening).made("bar");
    var path = "/api/integrations/health?limit=100";
    var both = evening.admin.get(path).expect(200).json().get("data");
    assertThat(both.findValuesAsText("integration_id"))
        .contains(Bookings.id(here), Bookings.id(there));
    var ours = evening.admin.get(path + "&location=bistro").expect(200).json().get("data");
    assertThat(ours.findValuesAsText("integration_id"))
        .contains(Bookings.id(here))
        .doesNotContain(Bookings.id(there));
    var refused = evening.manager.get(path + "&location=nowhere").expect(400, "invalid");
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo("query:location");
  }

  @Test
  void a_check_asks_the_erp_and_never_with_a_password_that_it_refused() {
    try (var erp = erp()) {
      var at = bookings.to(erp);
      state(at, Map.of("worker", false));
      var path = Connections.path(at) + "/check";
      var right = evening.admin.post(path).expect(200).json();
      assertThat(right.get("ok").booleanValue()).as("%s", right).isTrue();
      assertThat(right.get("steps").findValuesAsText("step")).contains("check answered");
      assertThat(right.toString()).doesNotContain(LinesStandIn.SECRET);
      erp.from(Fault.GARBAGE);
      var odd = evening.admin.post(path).expect(200).json();
      assertThat(odd.get("ok").booleanValue()).isFalse();
      assertThat(odd.at("/reason/text").textValue()).isNotEmpty();
      erp.from(Fault.NONE);
      var other = Map.of("password", "whsec_YW5vdGhlciBzZWNyZXQsIHdoaWNoIGlzIG5vdCBpdHM=");
      evening.admin.patch(Connections.path(at), other).expect(200);
      assertThat(evening.admin.post(path).expect(200).json().get("ok").booleanValue()).isFalse();
      assertThat(seen(at).get("credentials").textValue()).isEqualTo("refused");
      erp.from(Fault.HANGS);
      var again = evening.admin.post(path).expect(200).json();
      assertThat(again.at("/reason/code").textValue()).isEqualTo("credentials_refused");
      assertThat(again.get("steps")).isEmpty();
      evening.manager.post(path).expect(403, "forbidden");
    }
  }

  @Test
  void what_is_killed_says_that_nothing_takes_it_before_somebody_acts() {
    var at = bookings.asleep();
    state(at, Map.of("worker", true));
    bookings.until(health(at), seen -> seen.get("works").booleanValue());
    var kill = "/integrations/" + at.get("slug").textValue() + "/kill";
    evening.admin.put(kill, Map.of()).expect(200);
    var killed = seen(at);
    assertThat(why(killed)).isEqualTo("killed");
    assertThat(killed.at("/wanted/killed").booleanValue()).isTrue();
    evening.admin.post("/api/locations/bistro/integrations/pause").expect(200);
    assertThat(why(seen(at))).isEqualTo("killed");
    evening.admin.post("/api/locations/bistro/integrations/resume").expect(200);
    state(at, Map.of("worker", true));
    bookings.until(health(at), seen -> seen.get("works").booleanValue());
  }

  @Test
  void what_is_killed_neither_takes_nor_books_lines_and_stays_active() {
    var at = bookings.asleep();
    var killed = evening.admin.post(Connections.path(at) + "/kill").expect(200).json();
    assertThat(killed.get("active").booleanValue()).isTrue();
    assertThat(killed.get("api").booleanValue()).isFalse();
    assertThat(killed.get("worker").booleanValue()).isFalse();
    assertThat(evening.admin.post(Connections.path(at) + "/kill").expect(200).json())
        .isEqualTo(killed);
  }
}

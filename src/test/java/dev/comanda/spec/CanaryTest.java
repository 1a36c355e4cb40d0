package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.LookRows;
import dev.comanda.delivery.PaintedErp;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.log.writer.Wait;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each day it is looked whether an ERP looks as it should, before a line needs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTest {
  @AutoClose private final Workbench bench = new Workbench();

  private JsonNode paints(Map<String, Object> more) {
    var own = "http://127.0.0.1:8000/looked-" + bench.evening.next();
    var body = new HashMap<String, Object>(more);
    body.putAll(Map.of("connector", "painted", "address", own));
    body.putAll(Map.of("username", "benny", "password", "hush hush"));
    return bench.booksOil(body);
  }

  /** One that is to be looked at each day at this time of the place, and was not today. */
  private JsonNode due() {
    var made = paints(Map.of("canary_at", "00:00"));
    LookRows.daysAgo(bench.evening.app.database(), id(made));
    return made;
  }

  private static UUID id(JsonNode made) {
    return UUID.fromString(made.get("id").textValue());
  }

  private static PaintedErp.Office office(JsonNode made) {
    return PaintedErp.at(URI.create(made.get("address").textValue()));
  }

  private JsonNode canary(JsonNode made) {
    var path = Connections.path(made) + "/health";
    return bench.evening.manager.get(path).expect(200).json().path("canary");
  }

  private List<String> told(JsonNode made) {
    var told = new ArrayList<String>();
    var path = "/api/locations/bistro/events?limit=1000";
    for (var event : bench.evening.manager.get(path).expect(200).json().get("data")) {
      var data = event.get("data");
      if (data.path("integration_id").equals(made.get("id")) && data.has("cause")) {
        told.add(event.get("type").textValue() + " " + data.get("cause").textValue());
      }
    }
    return told;
  }

  private void looked(JsonNode made, long times) {
    Wait.until("it was looked at", () -> office(made).looks() == times);
  }

  @Test
  void a_page_that_has_changed_is_told_with_its_step_and_picture_and_then_that_it_is_mended() {
    var made = due();
    looked(made, 1);
    Wait.until("all is well", () -> canary(made).path("scheduled").asBoolean());
    assertThat(canary(made).get("ok").booleanValue()).isTrue();
    office(made).looksMeet = Optional.of(Trouble.Kind.PAGE_UNKNOWN);
    LookRows.daysAgo(bench.evening.app.database(), id(made));
    Wait.until("it is told", () -> told(made).equals(List.of("integration.alert canary")));
    var failed = canary(made);
    assertThat(failed.get("step").textValue()).isEqualTo("open worksheets");
    assertThat(failed.at("/reason/code").textValue()).isEqualTo("page_unknown");
    var picture = Connections.path(made) + "/canary/pictures/" + failed.get("picture");
    assertThat(bench.evening.manager.get(picture).expect(200).body())
        .isEqualTo(PaintedErp.picture());
    office(made).looksMeet = Optional.empty();
    LookRows.earlier(bench.evening.app.database(), id(made), 16);
    Wait.until("it is over", () -> told(made).size() == 2);
    assertThat(told(made).getLast()).isEqualTo("integration.recovered canary");
    assertThat(canary(made).get("ok").booleanValue()).isTrue();
  }

  @Test
  void what_a_person_looks_for_ends_an_alert_but_begins_none() {
    var made = paints(Map.of("canary_at", ""));
    var check = Connections.path(made) + "/check";
    office(made).looksMeet = Optional.of(Trouble.Kind.PAGE_UNKNOWN);
    var wrong = bench.admin().post(check).expect(200).json();
    assertThat(wrong.get("step").textValue()).isEqualTo("open worksheets");
    var shown = wrong.at("/steps/0/picture").intValue();
    bench.evening.manager.get(Connections.path(made) + "/canary/pictures/" + shown).expect(200);
    assertThat(canary(made).get("ok").booleanValue()).isFalse();
    assertThat(canary(made).get("scheduled").booleanValue()).isFalse();
    bench.admin().patch(Connections.path(made), Map.of("canary_at", "00:00")).expect(200);
    LookRows.earlier(bench.evening.app.database(), id(made), 16);
    Wait.until("it is told", () -> told(made).equals(List.of("integration.alert canary")));
    office(made).looksMeet = Optional.empty();
    assertThat(bench.admin().post(check).expect(200).json().get("ok").booleanValue()).isTrue();
    Wait.until("it is over", () -> told(made).size() == 2);
  }

  @Test
  void it_goes_between_two_lines_and_never_beside_one() {
    var made = paints(Map.of("canary_at", "00:00"));
    office(made).creates.drainPermits();
    var bay = bench.bay("B" + bench.evening.next());
    bench.order(bay, bench.oil, "1");
    bench.order(bay, bench.oil, "2");
    Wait.until("a line is under way", () -> office(made).asked.contains("create"));
    LookRows.daysAgo(bench.evening.app.database(), id(made));
    Wait.until("the look waits", () -> waits(made));
    office(made).creates.release(2);
    bench.until(made, "created", 2);
    assertThat(office(made).asked)
        .containsExactly("find", "create", "find", "check", "find", "create", "find");
    assertThat(office(made).atOnceMax.get()).isEqualTo(1);
  }

  /** Longer than it takes to see that it is time. */
  private boolean waits(JsonNode made) {
    long from = System.nanoTime();
    Wait.until("some time has passed", () -> System.nanoTime() - from > 12_000_000_000L);
    return office(made).looks() == 0;
  }

  @Test
  void a_password_that_was_refused_is_tried_by_nothing_again() {
    var made = due();
    office(made).looksMeet = Optional.of(Trouble.Kind.CREDENTIALS);
    Wait.until("it is refused", () -> refused(made));
    LookRows.daysAgo(bench.evening.app.database(), id(made));
    bench.order(bench.bay("R" + bench.evening.next()), bench.oil, "1");
    Wait.until("that is told", () -> told(made).equals(List.of("integration.alert credentials")));
    assertThat(waits(made) || office(made).looks() == 1).isTrue();
    assertThat(office(made).asked).containsExactly("check");
  }

  @Test
  void once_the_password_is_another_nobody_has_looked_yet_and_no_page_has_changed() {
    var made = due();
    office(made).looksMeet = Optional.of(Trouble.Kind.CREDENTIALS);
    Wait.until("it is refused", () -> refused(made));
    Wait.until("it is shown", () -> canary(made).has("reason"));
    Wait.until("that is told", () -> told(made).equals(List.of("integration.alert credentials")));
    bench.wants(made, Map.of("worker", false));
    bench.admin().patch(Connections.path(made), Map.of("password", "another one")).expect(200);
    assertThat(canary(made).isMissingNode()).isTrue();
    Wait.until("it is over", () -> told(made).size() == 2);
    assertThat(told(made))
        .containsExactly("integration.alert credentials", "integration.recovered credentials");
  }

  @Test
  void where_nobody_looks_any_more_what_was_told_is_over() {
    var made = due();
    office(made).looksMeet = Optional.of(Trouble.Kind.PAGE_UNKNOWN);
    Wait.until("it is told", () -> told(made).equals(List.of("integration.alert canary")));
    bench.admin().patch(Connections.path(made), Map.of("canary_at", "")).expect(200);
    Wait.until("it is over", () -> told(made).size() == 2);
    assertThat(canary(made).get("ok").booleanValue()).as("what was seen").isFalse();
  }

  private boolean runs(JsonNode made) {
    var path = Connections.path(made) + "/health";
    return bench.evening.manager.get(path).expect(200).json().get("running").booleanValue();
  }

  private boolean refused(JsonNode made) {
    return bench.seen(made).get("credentials").textValue().equals("refused");
  }

  @Test
  void what_stands_still_is_not_looked_at_nor_what_never_is_to_be() {
    var still = paints(Map.of("canary_at", "00:00"));
    bench.wants(still, Map.of("worker", false));
    Wait.until("it stands still", () -> !runs(still));
    LookRows.daysAgo(bench.evening.app.database(), id(still));
    var never = paints(Map.of("canary_at", ""));
    LookRows.daysAgo(bench.evening.app.database(), id(never));
    assertThat(waits(still)).isTrue();
    assertThat(office(never).looks()).isZero();
    bench.wants(still, Map.of("worker", true));
    looked(still, 1);
  }
}

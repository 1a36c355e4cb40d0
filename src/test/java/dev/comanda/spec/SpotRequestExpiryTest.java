package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A request that nobody answers ends by itself, visibly. */
class SpotRequestExpiryTest {
  private static final String BISTRO = "/api/locations/bistro";

  @Test
  void after_ten_minutes_a_request_is_over_for_the_panel_and_the_phone() {
    var clock = new HandClock(Instant.parse("2026-05-04T18:00:00Z"));
    try (var evening = new Evening(clock)) {
      var spot =
          evening.manager.post(BISTRO + "/spots", Map.of("name", "Bay 1")).expect(201).json();
      var requests = "/api/spots/by-code/" + spot.get("code").textValue() + "/requests";
      var asked = evening.nobody.post(requests, Map.of()).expect(201).json();
      var id = asked.at("/request/id").textValue();
      var token = asked.get("token").textValue();
      try (var phone = new Ear(evening.app.url(), "/live/requests/" + id, token, null)) {
        assertThat(phone.snapshot().at("/data/state").textValue()).isEqualTo("open");

        clock.pass(Duration.ofMinutes(10));
        var acceptance = "/api/requests/" + id + "/acceptance";
        evening.waiter.post(acceptance, Map.of()).expect(409, "request_over");
        var over = phone.event("request.expired");
        assertThat(over.at("/data/state").textValue()).isEqualTo("expired");
        assertThat(over.at("/data/code").isMissingNode()).isTrue();
      }
      assertThat(evening.waiter.get(BISTRO + "/panel").json().get("requests")).isEmpty();
      var next = evening.nobody.post(requests, Map.of("token", token)).expect(201).json();
      assertThat(next.at("/request/id").textValue()).isNotEqualTo(id);
    }
  }

  @Test
  void a_request_of_days_ago_is_forgotten() {
    var clock = new HandClock(Instant.parse("2026-05-04T18:00:00Z"));
    try (var evening = new Evening(clock)) {
      var spot =
          evening.manager.post(BISTRO + "/spots", Map.of("name", "Bay 1")).expect(201).json();
      var requests = "/api/spots/by-code/" + spot.get("code").textValue() + "/requests";
      var asked = evening.nobody.post(requests, Map.of()).expect(201).json();
      var path = "/api/requests/" + asked.at("/request/id").textValue();
      var phone = evening.nobody.as(asked.get("token").textValue());
      evening.waiter.post(path + "/refusal", Map.of()).expect(200);
      phone.get(path).expect(200);
      clock.pass(Duration.ofDays(3));
      await("the request is forgotten", () -> phone.get(path).status() == 401);
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(giveUpNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void the_phone_hears_at_once_that_it_was_let_in_and_nobody_else_hears_its_code() {
    try (var evening = new Evening(java.time.Clock.systemUTC())) {
      var spot =
          evening.manager.post(BISTRO + "/spots", Map.of("name", "Bay 1")).expect(201).json();
      var requests = "/api/spots/by-code/" + spot.get("code").textValue() + "/requests";
      var asked = evening.nobody.post(requests, Map.of()).expect(201).json();
      var other = evening.nobody.post(requests, Map.of()).expect(201).json();
      var live = "/live/requests/";
      var id = asked.at("/request/id").textValue();
      var token = asked.get("token").textValue();
      var otherToken = other.get("token").textValue();
      try (var phone = new Ear(evening.app.url(), live + id, token, null);
          var stranger = new Ear(evening.app.url(), live + id, otherToken, null)) {
        phone.snapshot();
        assertThat(stranger.closeCode()).isEqualTo(4404);
        evening.waiter.post("/api/requests/" + id + "/acceptance", Map.of()).expect(200);
        evening.join(phone.event("request.accepted").at("/data/code").textValue());
      }
      var others = live + other.at("/request/id").textValue();
      try (var waiting = new Ear(evening.app.url(), others, otherToken, null)) {
        assertThat(waiting.snapshot().at("/data/code").isMissingNode()).isTrue();
      }
    }
  }
}

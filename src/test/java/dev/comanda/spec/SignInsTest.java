package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A sign-in goes on, ends, and is taken away, at every node; each test has a waiter of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInsTest {
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T18:00:00Z"));
  private final Evening evening = new Evening(clock);
  private Client page = evening.nobody;
  private String who = "";

  @BeforeEach
  void aPageAndAWaiter() {
    page = Client.of(evening.app.url(), evening.nobody.contract());
    who = "waiter" + evening.next();
    var waiter =
        Map.of(
            "email",
            who + "@demo.example",
            "name",
            "Wanda",
            "password",
            DemoPlaces.PASSWORD,
            "locations",
            List.of("bistro", "bar"));
    evening.admin.post("/api/users", waiter).expect(201);
  }

  @AfterEach
  void closePage() {
    page.close();
  }

  @AfterAll
  void close() {
    evening.close();
  }

  private Answer login(Client client, String who) {
    var body = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    return client.post("/api/auth/login", body).expect(200);
  }

  private static String access(Answer answer) {
    return answer.expect(200).json().get("access_token").textValue();
  }

  private static String refreshToken(Answer answer) {
    return answer.expect(200).json().get("refresh_token").textValue();
  }

  private Answer refresh(String token) {
    return evening.nobody.post("/api/auth/refresh", Map.of("refresh_token", token));
  }

  @Test
  void a_page_goes_on_by_its_cookie_alone() {
    login(page, who);
    var csrf = page.cookie("comanda_csrf");
    clock.pass(Duration.ofMinutes(16));
    page.get("/api/auth/verify").expect(401);
    var renewed = page.post("/api/auth/refresh", "").expect(200);
    assertThat(renewed.json().has("refresh_token")).isFalse();
    page.get("/api/auth/verify").expect(200);
    assertThat(page.cookie("comanda_csrf")).isEqualTo(csrf);
    page.page().post("/api/auth/logout", "").expect(204);
    assertThat(page.cookie("comanda_refresh")).isEmpty();
    page.post("/api/auth/refresh", "").expect(401, "authorization_required");
  }

  @Test
  void a_sign_in_goes_on_for_as_long_as_somebody_works() {
    var token = refreshToken(login(page, who));
    for (int i = 0; i < 14; i++) {
      clock.pass(Duration.ofDays(2));
      token = refreshToken(refresh(token));
    }
    clock.pass(Duration.ofDays(2).plusSeconds(1));
    refresh(token).expect(401, "token_expired");
  }

  @Test
  void a_sign_in_that_nobody_uses_for_three_days_is_over() {
    var token = refreshToken(login(page, who));
    clock.pass(Duration.ofDays(3));
    refresh(token).expect(401, "token_expired");
  }

  @Test
  void an_answer_that_was_lost_is_asked_for_again() {
    var first = refreshToken(login(page, who));
    refresh(first).expect(200);
    var again = refreshToken(refresh(first));
    refresh(again).expect(200);
  }

  @Test
  void a_token_that_comes_after_the_next_one_was_stolen() {
    var first = refreshToken(login(page, who));
    var thiefs = refreshToken(refresh(first));
    var second = refreshToken(refresh(first));
    var third = refresh(second).expect(200);
    var working = evening.nobody.as(access(third));
    working.get("/api/auth/verify").expect(200);

    refresh(thiefs).expect(401, "token_invalid");
    working.get("/api/auth/verify").expect(401, "token_invalid");
    refresh(refreshToken(third)).expect(401, "token_invalid");
  }

  @Test
  void what_nobody_was_given_is_not_known() {
    refresh("x".repeat(43)).expect(401, "token_invalid");
    refresh("").expect(401, "token_invalid");
    page.post("/api/auth/refresh", Map.of()).expect(401, "authorization_required");
  }

  @Test
  void whoever_signs_out_is_out_at_every_node() {
    try (var nodes = new Real();
        var here = Client.of(nodes.app.url(), evening.nobody.contract());
        var there = Client.of(nodes.beside.url(), evening.nobody.contract())) {
      var stays = login(here, "waiter");
      var answer = login(here, "waiter");
      there.as(access(answer)).get("/api/auth/verify").expect(200);
      here.as(access(answer)).post("/api/auth/logout", "").expect(204);
      here.as(access(answer)).get("/api/auth/verify").expect(401, "token_invalid");
      soonOut(there.as(access(answer)));
      there.as(access(stays)).get("/api/auth/verify").expect(200);
      var token = Map.of("refresh_token", refreshToken(answer));
      there.post("/api/auth/refresh", token).expect(401, "token_invalid");
    }
  }

  @Test
  void a_deactivated_person_is_out_everywhere_and_their_sockets_with_them() {
    try (var other = new Real();
        var there = Client.of(other.beside.url(), evening.nobody.contract());
        var desk = Client.of(other.app.url(), evening.nobody.contract())) {
      var waiter = login(desk, "waiter");
      var manager = desk.as(access(login(desk, "manager")));
      var id = waiter.json().at("/user/id").textValue();
      var url = other.beside.url();
      try (var ear = new Ear(url, "/live/locations/bistro", access(waiter), null);
          var others =
              new Ear(url, "/live/locations/bistro", access(login(desk, "kitchen")), null)) {
        ear.snapshot();
        others.snapshot();
        long began = System.nanoTime();
        manager.patch("/api/users/" + id, Map.of("active", false)).expect(200);
        desk.as(access(waiter)).get("/api/auth/verify").expect(401, "token_invalid");
        assertThat(ear.closeCode()).isEqualTo(4401);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMISED);
        soonOut(there.as(access(waiter)));
        others.hears(frame -> frame.get("type").textValue().equals("ping"));
      }
      var token = Map.of("refresh_token", refreshToken(waiter));
      desk.post("/api/auth/refresh", token).expect(401, "token_invalid");
      var login = Map.of("email", "waiter@demo.example", "password", DemoPlaces.PASSWORD);
      desk.post("/api/auth/login", login).expect(401, "invalid_credentials");
      manager.patch("/api/users/" + id, Map.of("active", true)).expect(200);
      desk.post("/api/auth/login", login).expect(200);
    }
  }

  /** Two nodes by the machine's clock, since sockets ping by it. */
  private static final class Real implements AutoCloseable {
    final TestApp app = TestApp.demo(Clock.systemUTC());
    final TestApp beside = app.beside();

    @Override
    public void close() {
      beside.close();
      app.close();
    }
  }

  private static void soonOut(Client client) {
    long giveUp = System.nanoTime() + PROMISED.toNanos();
    while (client.get("/api/auth/verify").status() == 200) {
      assertThat(System.nanoTime()).isLessThan(giveUp);
      Thread.onSpinWait();
    }
    client.get("/api/auth/verify").expect(401, "token_invalid");
  }

  @Test
  void a_new_role_counts_with_the_next_token_of_the_same_sign_in() {
    var answer = login(page, who);
    var waiter = evening.nobody.as(access(answer));
    waiter.post("/api/users", Map.of()).expect(403, "forbidden");
    var id = answer.json().at("/user/id").textValue();
    evening.admin.patch("/api/users/" + id, Map.of("role", "manager")).expect(200);
    waiter.get("/api/auth/verify").expect(401, "token_invalid");
    var manager = evening.nobody.as(access(refresh(refreshToken(answer))));
    manager.post("/api/users", Map.of()).expect(400, "invalid");
  }

  @Test
  void a_new_place_counts_with_the_next_token() {
    var answer = login(page, who);
    var id = answer.json().at("/user/id").textValue();
    var only = Map.of("locations", List.of("bar"));
    var user = evening.manager.patch("/api/users/" + id, only).expect(200).json().get("user");
    assertThat(user.get("locations").findValuesAsText("slug")).containsExactly("bar");
    assertThat(user.get("default_location_id")).isEqualTo(user.at("/locations/0/id"));
    var waiter = evening.nobody.as(access(refresh(refreshToken(answer))));
    waiter.get("/api/locations/bar/panel").expect(200);
    waiter.get("/api/locations/bistro/panel").expect(404, "not_found");
  }

  @Test
  void a_new_password_ends_what_the_old_one_began() {
    var answer = login(page, who);
    var id = answer.json().at("/user/id").textValue();
    var changed = Map.of("password", "a much better one");
    evening.manager.patch("/api/users/" + id, changed).expect(200);
    refresh(refreshToken(answer)).expect(401, "token_invalid");
    var old = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    page.post("/api/auth/login", old).expect(401, "invalid_credentials");
    page.post(
            "/api/auth/login",
            Map.of("email", who + "@demo.example", "password", "a much better one"))
        .expect(200);
  }

  @Test
  void a_screen_goes_on_when_its_first_token_has_run_out() {
    var answer = login(page, who);
    var url = evening.app.url();
    try (var ear = new Ear(url, "/live/locations/bistro", access(answer), null)) {
      ear.snapshot();
      clock.pass(Duration.ofMinutes(40));
      var waiter = evening.nobody.as(access(refresh(refreshToken(answer))));
      waiter.post("/api/locations/bistro/sessions", Map.of("name", "Late")).expect(201);
      assertThat(ear.event("session.opened").at("/data/name").textValue()).isEqualTo("Late");
    }
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.staff.AuthenticatorApp;
import dev.comanda.staff.bound.Guesses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in by a code of an app besides the password. */
class SecondFactorTest {
  private static final String SETUP = "/api/auth/second-factor";

  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T18:00:00Z"));
  private final Evening evening = new Evening(clock);

  @AfterEach
  void close() {
    evening.close();
  }

  private static Map<String, Object> given(String who, String... more) {
    var body = new HashMap<String, Object>();
    body.put("email", who + "@demo.example");
    body.put("password", DemoPlaces.PASSWORD);
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return body;
  }

  private Answer login(String who, String... more) {
    try (var fresh = Client.of(evening.app.url(), evening.nobody.contract())) {
      return fresh.post("/api/auth/login", given(who, more));
    }
  }

  private record SetUp(AuthenticatorApp app, List<String> recovery) {}

  private SetUp setUp(String who) {
    var begun = evening.nobody.post(SETUP, given(who)).expect(200).json();
    assertThat(begun.get("qr").textValue()).startsWith("<svg");
    assertThat(begun.get("uri").textValue()).contains(begun.get("secret").textValue());
    var app = new AuthenticatorApp(begun.get("secret").textValue());
    var done = evening.nobody.post(SETUP + "/confirmation", given(who, "code", code(app)));
    var codes = new ArrayList<String>();
    done.expect(200).json().get("recovery_codes").forEach(each -> codes.add(each.textValue()));
    assertThat(done.json().at("/user/has_second_factor").booleanValue()).isTrue();
    return new SetUp(app, codes);
  }

  /** The next code that the app shows. */
  private String code(AuthenticatorApp app) {
    clock.pass(Duration.ofSeconds(30));
    return app.code(clock.instant());
  }

  private String id(String who) {
    return evening.signIn(who).get("/api/auth/verify").json().at("/user/id").textValue();
  }

  @Test
  void signing_in_takes_a_code_and_each_code_once() {
    var app = setUp("manager").app();
    login("manager").expect(401, "second_factor_required");
    login("manager", "code", "000000").expect(401, "second_factor_wrong");
    var code = code(app);
    login("manager", "code", code.substring(0, 3) + " " + code.substring(3)).expect(200);
    login("manager", "code", code).expect(401, "second_factor_wrong");
    var before = app.code(clock.instant().minusSeconds(30));
    login("manager", "code", before).expect(401, "second_factor_wrong");
    var wrong = Map.of("email", "manager@demo.example", "password", "no", "code", code(app));
    evening.nobody.post("/api/auth/login", wrong).expect(401, "invalid_credentials");
    assertThat(evening.admin.get("/api/audit?action=staff.second_factor_set").json().get("data"))
        .hasSize(1);
    assertThat(evening.admin.get("/api/audit?limit=100").text()).doesNotContain(app.secret(), code);
    assertThat(evening.admin.get("/api/users").text()).doesNotContain(app.secret());
  }

  @Test
  void what_is_begun_counts_for_nothing_and_is_not_shown_again() {
    var first = evening.nobody.post(SETUP, given("manager")).expect(200).json();
    login("manager").expect(200);
    var second = evening.nobody.post(SETUP, given("manager")).expect(200).json();
    assertThat(second.get("secret")).isNotEqualTo(first.get("secret"));
    var stale = code(new AuthenticatorApp(first.get("secret").textValue()));
    evening
        .nobody
        .post(SETUP + "/confirmation", given("manager", "code", stale))
        .expect(401, "second_factor_wrong");
    setUp("manager");
    evening.nobody.post(SETUP, given("manager")).expect(409, "second_factor_set");
  }

  @Test
  void a_code_for_a_lost_phone_is_good_once_and_guesses_do_not_keep_it_out() {
    var set = setUp("manager");
    var recovery = set.recovery();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    for (int i = 0; i < Guesses.Secret.CODE.burst(); i++) {
      login("manager", "code", "00000" + i).expect(401, "second_factor_wrong");
    }
    login("manager", "code", "000009").expect(429, "too_many");
    login("manager", "code", recovery.getFirst().toLowerCase(Locale.ROOT)).expect(200);
    login("manager", "code", recovery.getFirst()).expect(401, "second_factor_wrong");
    login("manager", "code", recovery.get(1).replace("-", " ")).expect(200);
    login("manager", "code", code(set.app())).expect(200);
    assertThat(evening.admin.get("/api/audit?action=staff.guessed_at").json().get("data"))
        .hasSize(1);
  }

  @Test
  void removing_it_takes_the_password_and_a_code_and_an_administrator_may_for_others() {
    evening.everybodyIsIn();
    var app = setUp("manager").app();
    var removal = SETUP + "/removal";
    evening
        .nobody
        .post(removal, given("manager", "code", "000000"))
        .expect(401, "second_factor_wrong");
    evening.nobody.post(removal, given("manager", "code", code(app))).expect(200);
    login("manager").expect(200);
    evening.nobody.post(removal, given("manager", "code", code(app))).expect(404, "not_found");
    var path = "/api/users/" + id("manager") + "/second-factor";
    setUp("manager");
    evening.manager.delete(path).expect(403, "forbidden");
    evening.admin.delete(path).expect(200);
    login("manager").expect(200);
  }

  @Test
  void nobody_takes_their_own_away_without_the_password_and_a_code() {
    var path = "/api/users/" + id("admin") + "/second-factor";
    var session = evening.nobody.as(evening.token("admin"));
    var app = setUp("admin").app();
    session.delete(path).expect(403, "forbidden");
    login("admin").expect(401, "second_factor_required");
    evening.nobody.post(SETUP + "/removal", given("admin", "code", code(app))).expect(200);
  }

  @Test
  void whatever_secret_is_wrong_stands_in_the_audit_log_and_no_right_one() {
    setUp("manager");
    var wrong = new HashMap<>(given("manager", "code", "000000"));
    wrong.put("password", "hunter2 hunter2");
    for (var what : List.of("", "/confirmation", "/removal")) {
      evening.nobody.post(SETUP + what, wrong).expect(401, "invalid_credentials");
    }
    for (var what : List.of("/confirmation", "/removal")) {
      evening
          .nobody
          .post(SETUP + what, given("manager", "code", "000000"))
          .expect(401, "second_factor_wrong");
    }
    evening.nobody.post(SETUP, given("nobody")).expect(401, "invalid_credentials");
    evening.nobody.post(SETUP + "/removal", given("waiter", "code", "000000")).expect(404);
    var failed = evening.admin.get("/api/audit?action=staff.sign_in_failed").json().get("data");
    assertThat(failed).hasSize(6);
    assertThat(failed).filteredOn(line -> line.get("target").has("id")).hasSize(5);
  }

  @Test
  void a_pin_takes_a_code_too() {
    evening.admin.patch("/api/users/" + id("manager"), Map.of("pin", "314159")).expect(200);
    var app = setUp("manager").app();
    try (var tablet = Client.of(evening.app.url(), evening.nobody.contract())) {
      tablet.post("/api/auth/login", given("waiter")).expect(200);
      var pin = Map.of("email", "manager@demo.example", "pin", "314159");
      tablet.post("/api/auth/pin", pin).expect(401, "second_factor_required");
      var both = new HashMap<String, Object>(pin);
      both.put("code", code(app));
      tablet.post("/api/auth/pin", both).expect(200);
    }
  }

  @Test
  void administrators_must_have_one_once_an_administrator_says_so() {
    var policy = Map.of("required", true);
    evening.admin.put("/api/second-factor", policy).expect(403, "second_factor_missing");
    var second = given("second", "name", "Second", "role", "admin");
    evening.admin.post("/api/users", second).expect(201);
    var before = login("second").expect(200).json();
    var admin = evening.nobody.as(evening.token("admin"));
    var app = setUp("admin").app();
    admin.put("/api/second-factor", policy).expect(200);
    assertThat(admin.get("/api/second-factor").json().get("required").booleanValue()).isTrue();
    evening
        .nobody
        .as(before.get("access_token").textValue())
        .get("/api/auth/verify")
        .expect(401, "token_invalid");
    var refresh = Map.of("refresh_token", before.get("refresh_token").textValue());
    evening.nobody.post("/api/auth/refresh", refresh).expect(401, "token_invalid");
    login("second").expect(403, "second_factor_missing");
    login("manager").expect(200);
    login("admin", "code", code(app)).expect(200);
    var with = login("second", "code", code(setUp("second").app())).expect(200).json();
    var path = "/api/users/" + with.at("/user/id").textValue() + "/second-factor";
    admin.delete(path).expect(200);
    evening
        .nobody
        .as(with.get("access_token").textValue())
        .get("/api/auth/verify")
        .expect(401, "token_invalid");
  }
}

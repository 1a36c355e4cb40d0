package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HandClock;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.staff.bound.Guesses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several waiters at one device, and who comes in by e-mail alone. */
class PinTest {
  private static final Map<String, String> WEI =
      Map.of("email", "waiter@demo.example", "pin", DemoPlaces.PIN);

  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-11-20T18:00:00Z")));
  private final Client tablet = Client.of(evening.app.url(), evening.nobody.contract());

  @AfterEach
  void close() {
    tablet.close();
    evening.close();
  }

  private Answer login(String who) {
    var body = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    return tablet.post("/api/auth/login", body).expect(200);
  }

  private static String id(Client client) {
    return client.get("/api/auth/verify").expect(200).json().at("/user/id").textValue();
  }

  @Test
  void a_pin_takes_over_a_device_where_somebody_of_the_place_signed_in() {
    var marta = login("manager").json();
    var switched = tablet.post("/api/auth/pin", WEI).expect(200).json();
    assertThat(switched.at("/user/name").textValue()).isEqualTo("Wei");
    assertThat(id(tablet)).isEqualTo(switched.at("/user/id").textValue());
    evening
        .nobody
        .as(marta.get("access_token").textValue())
        .get("/api/auth/verify")
        .expect(401, "token_invalid");
    tablet.page().post("/api/auth/logout", "").expect(204);
    var byId = Map.of("user_id", switched.at("/user/id").textValue(), "pin", DemoPlaces.PIN);
    tablet.post("/api/auth/pin", byId).expect(200);
    tablet.post("/api/auth/login", WEI).expect(200);
  }

  @Test
  void elsewhere_a_pin_is_nothing() {
    tablet.post("/api/auth/pin", WEI).expect(401, "invalid_credentials");
    var answer = tablet.post("/api/auth/login", WEI).expect(401, "invalid_credentials");
    assertThat(answer.json().get("message").textValue()).isEqualTo("Invalid credentials");
    tablet.with("Cookie", "comanda_device=made-up").post("/api/auth/pin", WEI).expect(401);
  }

  @Test
  void a_device_of_one_place_takes_no_pin_of_another() {
    evening
        .admin
        .post(
            "/api/users",
            Map.of(
                "email", "bo@demo.example",
                "name", "Bo",
                "password", "only at the bar",
                "locations", List.of("bar")))
        .expect(201);
    var wei = evening.waiter;
    evening
        .admin
        .patch("/api/users/" + id(wei), Map.of("locations", List.of("bistro")))
        .expect(200);
    var bo = Map.of("email", "bo@demo.example", "password", "only at the bar");
    tablet.post("/api/auth/login", bo).expect(200);
    tablet.post("/api/auth/pin", WEI).expect(401, "invalid_credentials");
  }

  @Test
  void a_device_is_good_for_nothing_once_who_vouched_for_it_is_out() {
    var kofi = login("kitchen").json().at("/user/id").textValue();
    evening.manager.patch("/api/users/" + kofi, Map.of("active", false)).expect(200);
    tablet.post("/api/auth/pin", WEI).expect(401, "invalid_credentials");
  }

  @Test
  void who_guesses_a_pin_is_stopped_and_the_password_still_counts_elsewhere() {
    login("manager");
    for (int i = 0; i < 5; i++) {
      var guess = Map.of("email", "waiter@demo.example", "pin", "111" + i);
      tablet.post("/api/auth/pin", guess).expect(401, "invalid_credentials");
    }
    var sixth = Map.of("email", "waiter@demo.example", "pin", "1115");
    tablet.post("/api/auth/pin", sixth).expect(429, "too_many");
    evening.signIn("waiter").get("/api/auth/verify").expect(200);
    tablet.post("/api/auth/pin", WEI).expect(200);
    login("manager");
  }

  @Test
  void a_stranger_who_knows_an_address_keeps_nobody_out() {
    for (int i = 0; i < 3 * Guesses.Secret.PIN.burst(); i++) {
      evening.nobody.post("/api/auth/pin", WEI).expect(401, "invalid_credentials");
    }
    login("manager");
    var guess = Map.of("email", "waiter@demo.example", "pin", "1111");
    tablet.post("/api/auth/pin", guess).expect(401, "invalid_credentials");
    tablet.post("/api/auth/pin", WEI).expect(200);
  }

  @Test
  void fresh_devices_of_a_waiter_give_no_more_guesses_of_an_administrators_pin() {
    var admin = id(evening.admin);
    evening.admin.patch("/api/users/" + admin, Map.of("pin", "314159")).expect(200);
    int answered = 0;
    for (int device = 0; device < 4; device++) {
      for (var named : List.of("admin@demo.example", " ADMIN@demo.example")) {
        answered += onFreshDevice(named, "271828").status() == 401 ? 1 : 0;
      }
    }
    assertThat(answered).isEqualTo(Guesses.Secret.PIN.burst());
    var told = evening.admin.get("/api/audit?action=staff.guessed_at").json().get("data");
    assertThat(told).hasSize(1);
    assertThat(told.at("/0/target/id").textValue()).isEqualTo(admin);
    assertThat(evening.admin.get("/api/audit?action=staff.sign_in_failed").json().get("data"))
        .hasSize(Guesses.Secret.PIN.burst());
    onFreshDevice("admin@demo.example", "314159").expect(200);
  }

  /** Where a waiter has just signed in, so that PINs count there. */
  private Answer onFreshDevice(String email, String pin) {
    try (var fresh = Client.of(evening.app.url(), evening.nobody.contract())) {
      var wei = Map.of("email", "waiter@demo.example", "password", DemoPlaces.PASSWORD);
      fresh.post("/api/auth/login", wei).expect(200);
      return fresh.post("/api/auth/pin", Map.of("email", email, "pin", pin));
    }
  }

  @Test
  void a_pin_of_those_who_run_a_place_has_six_digits_also_one_from_before() {
    for (var role : List.of("manager", "admin")) {
      var user =
          Map.of("email", role + "2@demo.example", "name", "P", "role", role, "pin", "12345");
      var refused = evening.admin.post("/api/users", user).expect(400, "invalid");
      assertThat(refused.json().at("/errors/0/code").textValue()).isEqualTo("pin_too_short");
    }
    var wei = "/api/users/" + id(evening.waiter);
    evening.admin.patch(wei, Map.of("role", "manager", "pin", "12345")).expect(400, "invalid");
    evening.admin.patch(wei, Map.of("role", "manager")).expect(200);
    login("manager");
    var tooShort = tablet.post("/api/auth/pin", WEI).expect(403, "pin_too_short");
    assertThat(tooShort.json().get("detail").textValue()).contains("at least 6 digits");
    evening.admin.patch(wei, Map.of("pin", "123456")).expect(200);
    var longer = Map.of("email", "waiter@demo.example", "pin", "123456");
    tablet.post("/api/auth/pin", longer).expect(200);
  }

  @Test
  void a_pin_is_taken_away_by_an_empty_one() {
    login("manager");
    var path = "/api/users/" + id(evening.waiter);
    assertThat(evening.manager.get(path).json().at("/user/has_pin").booleanValue()).isTrue();
    evening.manager.patch(path, Map.of("pin", "")).expect(200);
    assertThat(evening.manager.get(path).json().at("/user/has_pin").booleanValue()).isFalse();
    tablet.post("/api/auth/pin", WEI).expect(401, "invalid_credentials");
    evening.manager.patch(path, Map.of("pin", "13579")).expect(200);
    tablet
        .post("/api/auth/pin", Map.of("email", "WAITER@demo.example", "pin", "13579"))
        .expect(200);
  }

  @Test
  void a_waiter_with_neither_comes_in_by_the_address_alone() {
    var wanda = Map.of("email", "Wanda@demo.example");
    var answer = tablet.post("/api/auth/login", wanda).expect(200).json();
    tablet.as(answer.get("access_token").textValue()).get("/api/auth/verify").expect(200);
    assertThat(tablet.cookie("comanda_device")).isEmpty();
    var id = answer.at("/user/id").textValue();
    evening.manager.patch("/api/users/" + id, Map.of("pin", "2580")).expect(200);
    var refused = tablet.post("/api/auth/login", wanda).expect(401, "invalid_credentials");
    assertThat(refused.json().get("message").textValue()).isEqualTo("Invalid credentials");
    evening.manager.patch("/api/users/" + id, Map.of("pin", "", "role", "kitchen")).expect(200);
    tablet.post("/api/auth/login", wanda).expect(401, "invalid_credentials");
    tablet.post("/api/auth/login", Map.of("email", "manager@demo.example")).expect(401);
  }

  @Test
  void an_unknown_address_is_told_where_addresses_are_enough() {
    var nobody = Map.of("email", "nobody@demo.example");
    var answer = tablet.post("/api/auth/login", nobody).expect(404, "not_found");
    assertThat(answer.json().get("message").textValue()).isEqualTo("User not found");
  }
}

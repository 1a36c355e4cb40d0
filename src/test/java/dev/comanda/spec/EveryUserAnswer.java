package dev.comanda.spec;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.staff.AuthenticatorApp;
import dev.comanda.staff.bound.Guesses;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One pass over all that the routes around staff and their sign-ins answer. */
final class EveryUserAnswer {
  private final Evening evening;

  EveryUserAnswer(Evening evening) {
    this.evening = evening;
  }

  /** The words of what was written down of it elsewhere than at this evening. */
  Set<String> walk() {
    signIns();
    users();
    secondFactors();
    return missingOne();
  }

  private void secondFactors() {
    var nobody = evening.nobody;
    var path = "/api/auth/second-factor";
    var given =
        Map.<String, Object>of("email", "kitchen@demo.example", "password", DemoPlaces.PASSWORD);
    nobody.post(path, Map.of("email", 5)).expect(400, "invalid");
    nobody.post(path, with(given, "password", "wrong")).expect(401, "invalid_credentials");
    var app = app(nobody.post(path, given).expect(200));
    var wrong = with(given, "code", "000000");
    nobody.post(path + "/confirmation", given).expect(400, "invalid");
    nobody.post(path + "/confirmation", wrong).expect(401, "second_factor_wrong");
    nobody.post(path + "/removal", given).expect(400, "invalid");
    nobody.post(path + "/removal", wrong).expect(404, "not_found");
    var right = with(given, "code", app.code(Instant.now()));
    var set = nobody.post(path + "/confirmation", right).expect(200).json();
    nobody.post(path, given).expect(409, "second_factor_set");
    nobody.post(path + "/removal", wrong).expect(401, "second_factor_wrong");
    var lost = with(given, "code", set.at("/recovery_codes/0").textValue());
    nobody.post(path + "/removal", lost).expect(200);
    var taken = "/api/users/" + set.at("/user/id").textValue() + "/second-factor";
    nobody.post(path, given).expect(200);
    evening.admin.delete(taken).expect(200);
    evening.manager.delete(taken).expect(403, "forbidden");
    evening.admin.get("/api/second-factor").expect(200);
    evening.admin.put("/api/second-factor", Map.of("required", 5)).expect(400, "invalid");
    evening.admin.put("/api/second-factor", Map.of("required", false)).expect(200);
  }

  /** An administrator without a second factor, where one is needed. */
  private Set<String> missingOne() {
    try (var own = new Evening(Clock.systemUTC());
        var page = Client.of(own.app.url(), evening.nobody.contract())) {
      var given =
          Map.<String, Object>of("email", "admin@demo.example", "password", DemoPlaces.PASSWORD);
      var second = with(given, "email", "second@demo.example");
      own.admin.post("/api/users", with(with(second, "name", "S"), "role", "admin")).expect(201);
      var code = app(page.post("/api/auth/second-factor", given)).code(Instant.now());
      page.post("/api/auth/second-factor/confirmation", with(given, "code", code)).expect(200);
      own.admin.put("/api/second-factor", Map.of("required", true)).expect(200);
      page.post("/api/auth/login", second).expect(403, "second_factor_missing");
      return new EveryAuditAnswer(own.admin).words();
    }
  }

  private static AuthenticatorApp app(Client.Answer begun) {
    return new AuthenticatorApp(begun.expect(200).json().get("secret").textValue());
  }

  private static Map<String, Object> with(Map<String, Object> body, String name, String value) {
    var more = new HashMap<>(body);
    more.put(name, value);
    return more;
  }

  private void signIns() {
    try (var page = Client.of(evening.app.url(), evening.nobody.contract())) {
      page.post("/api/auth/login", Map.of("email", "nobody@demo.example")).expect(404, "not_found");
      page.post("/api/auth/refresh", "").expect(401, "authorization_required");
      var right = Map.of("email", "waiter@demo.example", "pin", DemoPlaces.PIN);
      page.post("/api/auth/pin", right).expect(401, "invalid_credentials");
      page.post("/api/auth/pin", Map.of("pin", "1")).expect(400, "invalid");
      var login = Map.of("email", "manager@demo.example", "password", DemoPlaces.PASSWORD);
      page.post("/api/auth/login", login).expect(200);
      page.post("/api/auth/pin", right).expect(200);
      page.post("/api/auth/refresh", "").expect(200);
      page.post("/api/auth/refresh", Map.of("refresh_token", 5)).expect(400, "invalid");
      var manager = Map.of("email", "manager@demo.example", "pin", "1234");
      page.post("/api/auth/pin", manager).expect(403, "pin_too_short");
      burst(page);
      page.page().post("/api/auth/logout", "").expect(204);
    }
  }

  /** More wrong PINs than anybody mistypes, which is told. */
  private static void burst(Client page) {
    var wrong = Map.of("email", "kitchen@demo.example", "pin", "1234");
    for (int i = 0; i < Guesses.Secret.PIN.burst(); i++) {
      page.post("/api/auth/pin", wrong).expect(401, "invalid_credentials");
    }
    page.post("/api/auth/pin", wrong).expect(429, "too_many");
  }

  private void users() {
    var manager = evening.manager;
    var nina = Map.of("email", "nina@demo.example", "name", "Nina");
    var created = manager.post("/api/users", nina).expect(201).json().get("user");
    manager.post("/api/users", nina).expect(409, "email_taken");
    manager.post("/api/users", Map.of("name", "Nina")).expect(400, "invalid");
    evening.waiter.post("/api/users", nina).expect(403, "forbidden");
    evening.waiter.get("/api/users").expect(200);
    evening.waiter.get("/api/users?page=0").expect(400, "invalid");
    var path = "/api/users/" + created.get("id").textValue();
    evening.waiter.get(path).expect(200);
    manager.patch(path, Map.of("name", "Nina B.")).expect(200);
    manager.patch(path, Map.of("pin", "12")).expect(400, "invalid");
    manager
        .with("If-Match", "\"1\"")
        .patch(path, Map.of("name", "Nina"))
        .expect(412, "version_mismatch");
    var admin = evening.admin.get("/api/auth/verify").json().at("/user/id").textValue();
    evening.admin.patch("/api/users/" + admin, Map.of("active", false)).expect(409, "last_admin");
  }
}

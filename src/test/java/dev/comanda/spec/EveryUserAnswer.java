package dev.comanda.spec;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.util.Map;

/** One pass over all that the routes around staff and their sign-ins answer. */
final class EveryUserAnswer {
  private final Evening evening;

  EveryUserAnswer(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    signIns();
    users();
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
      page.page().post("/api/auth/logout", "").expect(204);
    }
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

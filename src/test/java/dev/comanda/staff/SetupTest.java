package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoApp;
import dev.comanda.http.Client;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetupTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

  private final TestApp app = TestApp.start(CLOCK);
  private final Client client = Client.of(app.url());

  @AfterEach
  void close() {
    client.close();
    app.close();
  }

  @Test
  void the_link_makes_the_first_administrator_whose_first_location_is_their_default() {
    var admin = admin();
    var user = admin.get("/api/auth/verify").expect(200).json().get("user");
    assertThat(user.get("role").textValue()).isEqualTo("admin");
    assertThat(user.get("locations")).isEmpty();
    assertThat(user.has("default_location_id")).isFalse();
    admin.post("/api/orders", Map.of("lines", List.of())).expect(400, "invalid");

    var first = admin.post("/api/locations", place("Café Größe")).expect(201).json();
    admin.post("/api/locations", place("Elsewhere")).expect(201);
    user = admin.get("/api/auth/verify").expect(200).json().get("user");
    assertThat(user.get("default_location_id")).isEqualTo(first.get("id"));
    assertThat(user.get("locations")).hasSize(2);
    admin.get("/api/locations/cafe-grosse/panel").expect(200);

    var again = Map.of("email", "ADA@example.org", "password", "correct horse");
    var signedIn = client.post("/api/auth/login", again).expect(200).json().get("user");
    assertThat(signedIn).isEqualTo(user);
  }

  @Test
  void the_steps_go_on_where_they_were_and_never_back() {
    assertThat(step(client)).isEqualTo("administrator");
    var admin = admin();
    assertThat(step(client)).isEqualTo("place");
    var early = admin.put("/api/setup", Map.of("step", "menu")).expect(400, "invalid");
    assertThat(early.json().at("/errors/0/code").textValue()).isEqualTo("too_early");
    admin.post("/api/locations", place("Eck")).expect(201);
    for (var step : List.of("menu", "place", "administrator", "menu")) {
      var reached = admin.put("/api/setup", Map.of("step", step)).expect(200).json();
      assertThat(reached.get("step").textValue()).isEqualTo("menu");
    }
    try (var nobody = Client.of(app.url())) {
      nobody.put("/api/setup", Map.of("step", "done")).expect(401, "authorization_required");
    }
    assertThat(app.setupLink()).hasValue(app.url() + "/setup");
    admin.put("/api/setup", Map.of("step", "done")).expect(200);
    assertThat(step(client)).isEqualTo("done");
    assertThat(app.setupLink()).isEmpty();
    admin.put("/api/setup", Map.of("step", "menu")).expect(403, "setup_done");
  }

  @Test
  void what_was_set_up_in_one_step_is_done() {
    try (var demo = new DemoApp();
        var manager = demo.as("manager")) {
      assertThat(step(demo.nobody())).isEqualTo("done");
      assertThat(demo.app().setupLink()).isEmpty();
      demo.as("admin").put("/api/setup", Map.of("step", "menu")).expect(403, "setup_done");
      manager.put("/api/setup", Map.of("step", "menu")).expect(403, "forbidden");
    }
  }

  @Test
  void it_works_once() {
    var token = token();
    client.post("/api/setup", wish(token, "ada@example.org")).expect(201);
    client.post("/api/setup", wish(token, "eve@example.org")).expect(403, "setup_done");
    client.post("/api/setup", wish("guessed", "eve@example.org")).expect(403, "setup_done");
    assertThat(app.setupLink().orElseThrow()).doesNotContain("#");
  }

  @Test
  void used_twice_at_once_it_works_once() throws Exception {
    var token = token();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts =
          List.<Callable<Integer>>of(
              () -> client.post("/api/setup", wish(token, "ada@example.org")).status(),
              () -> client.post("/api/setup", wish(token, "eve@example.org")).status());
      var statuses = new java.util.ArrayList<Integer>();
      for (var attempt : threads.invokeAll(attempts)) {
        statuses.add(attempt.get());
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 403);
    }
  }

  @Test
  void a_new_link_replaces_the_one_before() {
    var old = token();
    var current = token();
    client.post("/api/setup", wish(old, "ada@example.org")).expect(401, "token_invalid");
    client.post("/api/setup/link", Map.of("token", old)).expect(401, "token_invalid");
    client.post("/api/setup/link", Map.of("token", current)).expect(204);
    client.post("/api/setup", wish(current, "ada@example.org")).expect(201);
  }

  @Test
  void who_guesses_tokens_is_stopped_and_who_has_the_link_is_not() {
    var token = token();
    for (int i = 0; i < 60; i++) {
      client.post("/api/setup/link", Map.of("token", "guess " + i)).expect(401);
    }
    var stopped = client.post("/api/setup", wish("guess", "eve@example.org"));
    assertThat(stopped.expect(429, "too_many").header("Retry-After")).isNotEmpty();
    client.post("/api/setup/link", Map.of("token", token)).expect(204);
    client.post("/api/setup", wish(token, "ada@example.org")).expect(201);
  }

  @Test
  void every_bad_field_is_named_and_nothing_is_made() {
    var token = token();
    var bad = Map.of("token", token, "name", "\u202E", "email", "nobody", "password", "short");
    var answer = client.post("/api/setup", bad).expect(400, "invalid");
    assertThat(pointers(answer.json())).containsExactly("/name", "/email", "/password");
    client.post("/api/setup", wish(token, "ada@example.org")).expect(201);
  }

  private static List<String> pointers(JsonNode problem) {
    return problem.get("errors").findValuesAsText("pointer");
  }

  private String token() {
    var link = app.setupLink().orElseThrow();
    assertThat(link).startsWith(app.url() + "/setup#");
    return link.substring(link.indexOf('#') + 1);
  }

  /** The first administrator, by the link. */
  private Client admin() {
    var answer = client.post("/api/setup", wish(token(), "ada@example.org")).expect(201);
    return client.as(answer.json().get("access_token").textValue());
  }

  private static String step(Client client) {
    return client.get("/api/setup").expect(200).json().get("step").textValue();
  }

  private static Map<String, Object> wish(String token, String email) {
    return Map.of("token", token, "name", "Ada", "email", email, "password", "correct horse");
  }

  private static Map<String, Object> place(String name) {
    return Map.of(
        "name", name, "currency", "EUR", "time_zone", "Europe/Berlin", "languages", List.of("de"));
  }
}

package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
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
  void theLinkMakesTheFirstAdministratorAndTheFirstLocation() {
    var answer = client.post("/api/setup", wish(token(), "ada@example.org")).expect(201);
    var admin = client.as(answer.json().get("access_token").textValue());
    var user = admin.get("/api/auth/verify").expect(200).json().get("user");
    assertThat(user.get("role").textValue()).isEqualTo("admin");
    assertThat(user.get("locations").get(0).get("slug").textValue()).isEqualTo("cafe-grosse");

    var location = admin.get("/api/locations/cafe-grosse").expect(200).json();
    assertThat(location.get("name").textValue()).isEqualTo("Café Größe");
    assertThat(location.get("currency").textValue()).isEqualTo("EUR");
    assertThat(location.get("day_start").textValue()).isEqualTo("05:00");
    assertThat(location.get("tax_rates").findValuesAsText("rate")).containsOnly("0");
    assertThat(location.get("tax_rates").findValuesAsText("tax_class"))
        .contains("standard", "reduced", "zero");
    admin.get("/api/locations/cafe-grosse/panel").expect(200);

    client
        .post("/api/auth/login", Map.of("email", "ADA@example.org", "password", "correct horse"))
        .expect(200);
  }

  @Test
  void itWorksOnce() {
    var token = token();
    client.post("/api/setup", wish(token, "ada@example.org")).expect(201);
    client.post("/api/setup", wish(token, "eve@example.org")).expect(403, "setup_done");
    client.post("/api/setup", wish("guessed", "eve@example.org")).expect(403, "setup_done");
    assertThat(app.setupLink()).isEmpty();
  }

  @Test
  void usedTwiceAtOnceItWorksOnce() throws Exception {
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
  void aNewLinkReplacesTheOneBefore() {
    var old = token();
    var current = token();
    client.post("/api/setup", wish(old, "ada@example.org")).expect(401, "token_invalid");
    client.post("/api/setup", wish(current, "ada@example.org")).expect(201);
  }

  @Test
  void whoGuessesTokensIsStopped() {
    var token = token();
    for (int i = 0; i < 60; i++) {
      client.post("/api/setup", wish("guess " + i, "eve@example.org")).expect(401);
    }
    var stopped = client.post("/api/setup", wish("guess", "eve@example.org"));
    assertThat(stopped.expect(429, "too_many").header("Retry-After")).isNotEmpty();
    client.post("/api/setup", wish(token, "ada@example.org")).expect(429);
  }

  @Test
  void everyBadFieldIsNamedAndNothingIsMade() {
    var token = token();
    var bad =
        Map.of(
            "token",
            token,
            "name",
            "a\u202eb",
            "email",
            "nobody",
            "password",
            "short",
            "location",
            Map.of("name", " ", "currency", "EURO", "time_zone", "Berlin", "language", "german"));
    var answer = client.post("/api/setup", bad).expect(400, "invalid");
    assertThat(pointers(answer.json()))
        .containsExactly(
            "/name",
            "/email",
            "/password",
            "/location/name",
            "/location/currency",
            "/location/time_zone",
            "/location/language");
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

  private static Map<String, Object> wish(String token, String email) {
    return Map.of(
        "token",
        token,
        "name",
        "Ada",
        "email",
        email,
        "password",
        "correct horse",
        "location",
        Map.of(
            "name",
            "Café Größe",
            "currency",
            "EUR",
            "time_zone",
            "Europe/Berlin",
            "language",
            "de"));
  }
}

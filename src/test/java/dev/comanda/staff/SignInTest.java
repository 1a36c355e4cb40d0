package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.staff.bound.Guesses;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

  private final TestApp app = TestApp.start(CLOCK);
  private Client client = Client.of(app.url());

  @BeforeAll
  void prepare() {
    new DemoPlaces(app.database(), new Passwords(), CLOCK).prepare(DemoPlaces.PASSWORD);
  }

  @BeforeEach
  void connect() {
    client.close();
    client = Client.of(app.url());
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @AfterAll
  void close() {
    app.close();
  }

  @Test
  void who_signs_in_is_known_by_the_token() {
    var answer = login("waiter@demo.example", DemoPlaces.PASSWORD).expect(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var json = answer.json();
    assertThat(json.get("expires_in").intValue()).isEqualTo(15 * 60);
    assertThat(json.get("user").get("locations").findValuesAsText("slug"))
        .containsExactly("bistro", "bar", "workshop");

    var verified =
        client.as(json.get("access_token").textValue()).get("/api/auth/verify").expect(200);
    assertThat(verified.json().get("message").textValue()).isEqualTo("Token is valid");
    assertThat(verified.json().get("user")).isEqualTo(json.get("user"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAITER@Demo.Example", "  waiter@demo.example "})
  void the_address_is_known_in_any_case(String email) {
    login(email, DemoPlaces.PASSWORD).expect(200);
  }

  @Test
  void a_page_is_known_by_its_cookies_and_sends_one_back() {
    login("manager@demo.example", DemoPlaces.PASSWORD).expect(200);
    client.get("/api/auth/verify").expect(200);
    client.post("/api/auth/logout", "").expect(403, "csrf_mismatch");
    client.page().post("/api/auth/logout", "").expect(204);
    assertThat(client.cookie("comanda_staff")).isEmpty();
    assertThat(client.cookie("comanda_csrf")).isEmpty();
    client.get("/api/auth/verify").expect(401, "authorization_required");
  }

  @Test
  void an_unknown_address_and_a_wrong_password_look_alike() {
    var wrong = login("kitchen@demo.example", "wrong").expect(401, "invalid_credentials");
    var unknown = login("nobody@demo.example", "wrong").expect(401, "invalid_credentials");
    var one = (ObjectNode) wrong.json();
    var other = (ObjectNode) unknown.json();
    assertThat(one.without("trace_id").toString()).isEqualTo(other.without("trace_id").toString());
    assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void who_guesses_one_account_is_slowed_there_and_only_there() {
    for (int i = 0; i < 10; i++) {
      login("admin@demo.example", "guess " + i).expect(401);
    }
    var stopped = login("Admin@demo.example", "guess").expect(429, "too_many");
    assertThat(stopped.header("Retry-After")).isNotEmpty();
    login("manager@demo.example", DemoPlaces.PASSWORD).expect(200);
    login("admin@demo.example", DemoPlaces.PASSWORD).expect(200);
  }

  @Test
  void guesses_sent_all_at_once_get_no_more_answers() throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> guess = () -> login("all-at-once@demo.example", "guess").status();
      for (var answer : threads.invokeAll(Collections.nCopies(24, guess))) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).isSubsetOf(401, 429, 503);
    assertThat(Collections.frequency(statuses, 401))
        .isLessThanOrEqualTo(Guesses.Secret.PASSWORD.burst());
  }

  @ParameterizedTest
  @CsvSource({
    "{}, /email",
    "'{\"email\":5,\"password\":\"x\"}', /email",
    "'{\"email\":\"a\",\"password\":[\"x\"]}', /password",
    "'{\"email\":\"a\",\"password\":\"x\",\"admin\":true}', /admin",
  })
  void what_is_no_sign_in_is_refused_by_name(String body, String pointer) {
    var answer = client.post("/api/auth/login", body).expect(400, "invalid");
    assertThat(answer.json().get("errors").findValuesAsText("pointer")).contains(pointer);
  }

  @Test
  void an_address_alone_is_a_failed_sign_in_that_tells_nothing() {
    var known = client.post("/api/auth/login", Map.of("email", "waiter@demo.example"));
    var unknown = client.post("/api/auth/login", Map.of("email", "nobody@demo.example"));
    for (var answer : List.of(known, unknown)) {
      answer.expect(401, "invalid_credentials");
      assertThat(answer.json().get("message").textValue()).isEqualTo("Invalid credentials");
    }
    assertThat(known.json().get("detail")).isEqualTo(unknown.json().get("detail"));
  }

  @Test
  void a_password_of_unbounded_length_is_not_even_hashed() {
    login("waiter@demo.example", "x".repeat(60_000)).expect(401, "invalid_credentials");
  }

  @Test
  void without_a_token_nobody_is_known() {
    client.get("/api/auth/verify").expect(401, "authorization_required");
    client.as("nonsense").get("/api/auth/verify").expect(401, "token_invalid");
  }

  private Client.Answer login(String email, String password) {
    return client.post("/api/auth/login", Map.of("email", email, "password", password));
  }
}

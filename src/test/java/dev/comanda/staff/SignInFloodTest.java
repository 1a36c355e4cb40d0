package dev.comanda.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.json.Json;
import dev.comanda.staff.bound.Guesses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Ten thousand guesses, as a minute may bring, and those who only want to work. */
class SignInFloodTest {
  private static final int GUESSES = 10_000;
  private static final String ATTACKER = "198.51.100.7";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

  @Test
  void guesses_are_turned_away_unhashed_and_rightful_people_sign_in() throws Exception {
    try (var app = TestApp.behindProxy(CLOCK);
        var staff = Client.of(app.url())) {
      new DemoPlaces(app.database(), new Passwords(), CLOCK).prepare(DemoPlaces.PASSWORD);
      var bar = staff.with("X-Forwarded-For", "203.0.113.9");
      login(bar, "waiter").expect(200);
      try (var http = HttpClient.newHttpClient();
          var threads = Executors.newFixedThreadPool(4)) {
        var statuses = new ArrayList<Future<Integer>>();
        for (int i = 0; i < GUESSES; i++) {
          var guess = guess(app.url(), i);
          statuses.add(threads.submit(() -> status(http, guess)));
        }
        login(bar, "waiter").expect(200);
        login(bar, "admin").expect(200);
        login(staff.with("X-Forwarded-For", "192.0.2.44"), "admin").expect(200);
        int answered = 0;
        for (var status : statuses) {
          // Where the machine is busy, some are told so.
          assertThat(status.get()).isIn(401, 429, 503);
          answered += status.get() == 401 ? 1 : 0;
        }
        assertThat(answered).isLessThanOrEqualTo(Guesses.Secret.PASSWORD.burst());
      }
    }
  }

  /**
   * Sent again where the client closed its own connection: between two threads its pool now and
   * then takes the answer of one for bytes that nobody asked for.
   */
  private static int status(HttpClient http, HttpRequest guess) throws Exception {
    try {
      return http.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return http.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static HttpRequest guess(String url, int number) {
    var body = Map.of("email", "admin@demo.example", "password", "guess " + number);
    return HttpRequest.newBuilder(URI.create(url + "/api/auth/login"))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", ATTACKER)
        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
        .build();
  }

  private static Client.Answer login(Client client, String who) {
    return client.post(
        "/api/auth/login", Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD));
  }
}

package dev.comanda.demo;

import dev.comanda.TestApp;
import dev.comanda.http.Client;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The whole program with the places and people of the demonstration, at a fixed time. */
public final class DemoApp implements AutoCloseable {
  /** A Friday evening in Berlin. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

  private final TestApp app = TestApp.start(CLOCK);
  private final Client nobody = Client.of(app.url());

  /** Starts it. */
  public DemoApp() {
    new DemoPlaces(app.database(), new Passwords(), CLOCK).prepare(DemoPlaces.PASSWORD);
  }

  /** The program. */
  public TestApp app() {
    return app;
  }

  /** A client of somebody who has not signed in. */
  public Client nobody() {
    return nobody;
  }

  /** A client of the person with this name before the at sign. */
  public Client as(String name) {
    var credentials = Map.of("email", name + "@demo.example", "password", DemoPlaces.PASSWORD);
    try (var client = Client.of(app.url())) {
      var answer = client.post("/api/auth/login", credentials).expect(200);
      return nobody.as(answer.json().get("access_token").textValue());
    }
  }

  @Override
  public void close() {
    nobody.close();
    app.close();
  }
}

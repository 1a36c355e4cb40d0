package dev.comanda.preparation.ready;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long products took is what is promised of the next ones. */
class MeasuringTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-20T18:00:00Z"));
  private final TestApp app = TestApp.demo(clock);
  private final Client nobody = Client.of(app.url());
  private final LocationLog log =
      new LocationLog(app.database(), clock, (location, epoch, events) -> {});
  private final Measuring measuring = new Measuring(app.database(), log);
  private Client program;
  private String kitchen;
  private String soup;

  @BeforeEach
  void open() {
    new DemoKitchens(app.database()).prepare();
    var login = Map.of("email", "admin@demo.example", "password", DemoPlaces.PASSWORD);
    var token = nobody.post("/api/auth/login", login).expect(200).json().get("access_token");
    var scopes = List.of("tickets:work", "orders:write", "catalog:read");
    var key = Map.of("name", "cook", "scopes", scopes, "locations", List.of("bistro"));
    var made = nobody.as(token.textValue()).post("/api/api-keys", key).expect(201).json();
    program = nobody.as(made.get("key").textValue());
    soup = id("products", "Tomato soup");
    kitchen = id("stations", "Kitchen");
  }

  private String id(String things, String name) {
    var all = program.get("/api/locations/bistro/" + things + "?limit=100");
    return all.named(name).get("id").textValue();
  }

  @AfterEach
  void close() {
    measuring.close();
    nobody.close();
    app.close();
  }

  private JsonNode orders() {
    var lines = List.of(Map.of("product_id", soup, "quantity", 1));
    program.post("/api/orders", Map.of("location", "bistro", "lines", lines)).expect(201);
    var shown = program.get("/api/stations/" + kitchen + "/tickets").expect(200).json();
    return shown.at("/tickets/0");
  }

  private void makes(Duration inHand) {
    var ticket = "/api/tickets/" + orders().get("id").textValue();
    if (!inHand.isZero()) {
      program.post(ticket + "/start", Map.of()).expect(200);
      clock.pass(inHand);
    }
    program.post(ticket + "/ready", Map.of()).expect(200);
  }

  private int minutes() {
    var ticket = orders();
    program.post("/api/tickets/" + ticket.get("id").textValue() + "/ready", Map.of()).expect(200);
    return ticket.get("minutes").intValue();
  }

  @Test
  void thirty_tickets_in_hand_say_more_than_what_was_said() {
    for (int i = 0; i < Measuring.COUNT_MIN - 1; i++) {
      makes(Duration.ofSeconds(i % 2 == 0 ? 200 : 390));
      makes(Duration.ZERO);
    }
    measuring.runOnce();
    assertThat(minutes()).isEqualTo(15);
    makes(Duration.ofSeconds(390));
    measuring.runOnce();
    assertThat(minutes()).isEqualTo(5);
    var before = mark();
    measuring.runOnce();
    assertThat(mark()).isEqualTo(before);
    assertThat(minutes()).isEqualTo(5);
  }

  private Mark mark() {
    var bistro = app.database().read(tx -> Locations.bySlug(tx, "bistro")).orElseThrow();
    return log.mark(bistro);
  }
}

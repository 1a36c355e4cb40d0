package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.life.Lots.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who looks after the robots: sends drinks of simulated guests on that are held, once they have
 * been seen to be. Others' are theirs.
 */
final class Barkeeper implements Actor {
  private static final String PLACE = "bar";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** Looks until a drink is sent on. */
  private static final Span LOOKS = new Span(2, 5);

  private final Scene scene;

  /** By a ticket's id, how often it is still looked at before it is sent on. */
  private final Map<String, Integer> held = new HashMap<>();

  Barkeeper(Scene scene) {
    this.scene = scene;
  }

  @Override
  public Optional<Duration> act(Instant now) {
    var seen = new HashMap<String, Integer>();
    for (var station : scene.cook().get("/api/locations/" + PLACE + "/stations").path("data")) {
      if (station.path("kind").asText().equals("robots")) {
        look(station.path("id").asText(), seen);
      }
    }
    held.clear();
    held.putAll(seen);
    return Optional.of(LOOK_EVERY);
  }

  private void look(String station, Map<String, Integer> seen) {
    for (var ticket : scene.cook().get("/api/stations/" + station + "/tickets").path("tickets")) {
      if (!ticket.path("state").asText().equals("held") || !ours(ticket)) {
        continue;
      }
      var id = ticket.path("id").asText();
      int looks = held.getOrDefault(id, scene.lots().number(LOOKS)) - 1;
      if (looks > 0) {
        seen.put(id, looks);
      } else {
        scene.cook().put("/api/tickets/" + id + "/station", Map.of("station_id", station));
      }
    }
  }

  private boolean ours(JsonNode ticket) {
    var session = ticket.path("session_id").asText();
    return scene.script().names().contains(ticket.path("customer_name").asText())
        || scene.notebook().entries().stream()
            .anyMatch(entry -> entry.session().toString().equals(session));
  }
}

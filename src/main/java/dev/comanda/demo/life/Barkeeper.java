package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.life.Lots.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks after the robots: has drinks made again that these have failed, once they have been
 * seen to be held. Whatever else is held is left to people.
 */
final class Barkeeper implements Actor {
  private static final String PLACE = "bar";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** Looks until a drink is sent on. */
  private static final Span LOOKS = new Span(2, 5);

  private final Scene scene;
  private final Set<Integer> spilt;

  /** By a ticket's id, how often it is still looked at before it is sent on. */
  private final Map<String, Integer> held = new HashMap<>();

  /** {@code spilt} holds the numbers of drinks that simulated robots have failed. */
  Barkeeper(Scene scene, Set<Integer> spilt) {
    this.scene = scene;
    this.spilt = spilt;
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
        spilt.remove(ticket.path("serial").asInt());
      }
    }
  }

  private boolean ours(JsonNode ticket) {
    return ticket.path("held").asText().equals("failed")
        && spilt.contains(ticket.path("serial").asInt());
  }
}

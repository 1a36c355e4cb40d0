package dev.comanda.demo.life;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Guests of the bar, who scan the codes of drinks. */
final class Drinkers implements Actor {
  private static final String PLACE = "bar";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final int SMALL_PERCENT = 30;

  /** Where more drinks are not ready, nobody stands in line. */
  private static final int QUEUE_MAX = 6;

  private final Scene scene;

  Drinkers(Scene scene) {
    this.scene = scene;
  }

  @Override
  public Optional<Duration> act(Instant now) {
    if (!scene.onlookers().test(now) || waiting() > QUEUE_MAX) {
      return Optional.of(LOOK_EVERY);
    }
    var drinks = new ArrayList<String>();
    for (var category : scene.calls().get("/api/scan/" + PLACE, "").path("categories")) {
      category.path("drinks").forEach(drink -> drinks.add(drink.path("order").asText()));
    }
    if (!drinks.isEmpty()) {
      var name =
          URLEncoder.encode(scene.lots().one(scene.script().names()), StandardCharsets.UTF_8);
      var size = scene.lots().chance(SMALL_PERCENT) ? "Small" : "Large";
      var order = scene.lots().one(drinks) + "&name=" + name + "&size=" + size;
      scene.calls().send("POST", order, Map.of(), null);
    }
    return Optional.of(scene.lots().seconds(scene.script().scans()));
  }

  private int waiting() {
    int waiting = 0;
    var board = scene.calls().get("/api/locations/" + PLACE + "/board", "");
    for (var ticket : board.path("tickets")) {
      waiting += ticket.path("state").asText().equals("ready") ? 0 : 1;
    }
    return waiting;
  }
}

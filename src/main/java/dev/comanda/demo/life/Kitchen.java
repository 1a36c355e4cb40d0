package dev.comanda.demo.life;

import dev.comanda.demo.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The cook who looks after all stations of a place where people work. */
final class Kitchen implements Actor {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(4);

  /** Where nobody looks it has time. */
  private static final Duration LOOK_SELDOM = Duration.ofSeconds(20);

  private static final int CONFLICT = 409;
  private static final int OTHER_VERSION = 412;

  private final Scene scene;
  private final String place;
  private final int haste;
  private final Map<String, Cook> cooks = new HashMap<>();

  Kitchen(Scene scene, String place, int haste) {
    this.scene = scene;
    this.place = place;
    this.haste = haste;
  }

  @Override
  public Optional<Duration> act(Instant now) {
    for (var station : scene.cook().get("/api/locations/" + place + "/stations").path("data")) {
      if (station.path("kind").asText().equals("people")) {
        work(station.path("id").asText());
      }
    }
    return Optional.of(scene.onlookers().test(now) ? LOOK_EVERY : LOOK_SELDOM);
  }

  private void work(String station) {
    var view = scene.cook().get("/api/stations/" + station + "/tickets");
    var cook = cooks.computeIfAbsent(station, id -> new Cook(haste));
    cook.next(Cook.slips(view), Instant.parse(view.path("now").asText()))
        .ifPresent(deed -> step(cook, deed));
  }

  private void step(Cook cook, Cook.Deed deed) {
    try {
      var path = "/api/tickets/" + deed.ticket() + "/" + deed.step();
      cook.did(deed.ticket(), scene.cook().step(path, deed.version()).path("version").asInt());
    } catch (Calls.TurnedDown e) {
      // Somebody was quicker, which the cook sees at the next look.
      if (e.status() != CONFLICT && e.status() != OTHER_VERSION) {
        throw e;
      }
    }
  }
}

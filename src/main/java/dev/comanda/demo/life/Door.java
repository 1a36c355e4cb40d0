package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.Calls;
import dev.comanda.demo.life.Lots.Span;
import dev.comanda.demo.life.Script.House;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The door of a place: parties come in, while somebody looks and there is room. */
final class Door implements Actor {
  private static final int NOT_FOUND = 404;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** Seconds between two parties while there is room for more than one. */
  private static final Span SOON = new Span(4, 12);

  /** Seconds from an open table to the first phone. */
  private static final Span SEATED = new Span(6, 18);

  private final Scene scene;
  private final House house;
  private final Map<UUID, String> taken = new HashMap<>();
  private final List<Notebook.Entry> before;

  /** The table that is being opened, by this key; empty where none is. */
  private String opening = "";

  private String key = "";

  /** Whoever has been there since before the start is looked for first. */
  Door(Scene scene, House house) {
    this.scene = scene;
    this.house = house;
    this.before =
        new ArrayList<>(
            scene.notebook().entries().stream()
                .filter(entry -> entry.place().equals(house.slug()))
                .toList());
  }

  @Override
  public Optional<Duration> act(Instant now) {
    if (!before.isEmpty()) {
      find(before.getLast(), now);
      before.removeLast();
      return Optional.of(Duration.ofSeconds(1));
    }
    if (!scene.onlookers().test(now) || taken.size() >= house.parties()) {
      return Optional.of(LOOK_EVERY);
    }
    open(now);
    var pause = taken.size() + 1 < house.parties() ? SOON : house.arrivals();
    return Optional.of(scene.lots().seconds(pause));
  }

  private void find(Notebook.Entry entry, Instant now) {
    try {
      var session = scene.waiter().get("/api/sessions/" + entry.session());
      var name = session.path("name").asText();
      sit(entry.session(), Visit.found(name), now);
    } catch (Calls.TurnedDown e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      scene.notebook().remove(entry);
    }
  }

  private void open(Instant now) {
    var free = house.tables().stream().filter(each -> !taken.containsValue(each)).toList();
    var name = opening.isEmpty() ? scene.lots().one(free) : opening;
    var id = UUID.fromString(open(name).path("id").asText());
    scene.notebook().add(new Notebook.Entry(house.slug(), id));
    sit(id, Visit.fresh(name, house, scene.lots()), now);
    if (house.documents() != null) {
      var document = scene.lots().one(house.documents());
      scene.waiter().put("/api/sessions/" + id + "/document", Map.of("document", document));
    }
  }

  /** Where the answer is lost the same table is opened again, which is then the same session. */
  private JsonNode open(String name) {
    if (opening.isEmpty()) {
      opening = name;
      key = UUID.randomUUID().toString();
    }
    var path = "/api/locations/" + house.slug() + "/sessions";
    try {
      var session = scene.waiter().post(path, Map.of("name", name), key);
      opening = "";
      return session;
    } catch (Calls.TurnedDown e) {
      opening = "";
      throw e;
    }
  }

  private void sit(UUID id, Visit visit, Instant now) {
    taken.put(id, visit.name());
    var table = new Table(scene, house, id, visit, () -> taken.remove(id));
    scene.agenda().add(table, now, scene.lots().seconds(SEATED));
  }
}

package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.Calls;
import dev.comanda.demo.life.Script.House;
import dev.comanda.demo.life.Script.Round;
import dev.comanda.demo.life.Visit.Deed;
import dev.comanda.demo.life.Visit.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A party at its table: does with its phone, and by the waiter, what its visit says. */
final class Table implements Actor {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GERMAN_PERCENT = 40;
  private static final int SPLIT_PERCENT = 25;
  private static final int CARD_PERCENT = 65;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** 20 minutes. */
  private static final int LOOKS_MAX = 240;

  private final Scene scene;
  private final House house;
  private final UUID id;
  private final Runnable gone;
  private final Appetite appetite;
  private final String language;
  private Visit visit;
  private String guestToken = "";
  private int looks;

  /** A visit to a session; {@code gone} is run when it is over. */
  Table(Scene scene, House house, UUID id, Visit visit, Runnable gone) {
    this.scene = scene;
    this.house = house;
    this.id = id;
    this.visit = visit;
    this.gone = gone;
    this.appetite = new Appetite(scene.script(), scene.lots());
    this.language = scene.lots().chance(GERMAN_PERCENT) ? "de" : "en";
  }

  private String path() {
    return "/api/sessions/" + id;
  }

  @Override
  public Optional<Duration> act(Instant now) {
    JsonNode session;
    try {
      session = scene.waiter().get(path());
    } catch (Calls.TurnedDown e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return leave();
    }
    var seen = Seen.of(session);
    var deed = visit.next(seen, scene.onlookers().test(now), house.pays());
    visit = visit.known(seen);
    return switch (deed) {
      case Deed.Join join -> join(session.path("code").asText());
      case Deed.Order(Round round) -> order(round);
      case Deed.Wait wait -> await();
      case Deed.Rest rest -> rest();
      case Deed.Pay pay -> pay();
      case Deed.Close(boolean confirmed) -> close(confirmed);
      case Deed.Leave leave -> leave();
    };
  }

  private Optional<Duration> join(String code) {
    guestToken = scene.calls().post("/api/join/" + code, "", Map.of()).path("guest_token").asText();
    visit = visit.join();
    return toNext();
  }

  private Optional<Duration> order(Round round) {
    var menu = Dish.of(scene.calls().get("/api/guest/menu?lang=en", guestToken));
    var lines = appetite.lines(round, menu, language);
    visit = visit.order();
    if (!lines.isEmpty()) {
      if (scene.lots().chance(house.byWaiter())) {
        var body = Map.of("location", house.slug(), "session_id", id, "lines", lines);
        scene.waiter().post("/api/orders", body);
      } else {
        scene.calls().post("/api/guest/orders", guestToken, Map.of("lines", lines));
      }
    }
    return known();
  }

  /** What came of it is looked at at once: what comes later is somebody else's. */
  private Optional<Duration> known() {
    visit = visit.known(Seen.of(scene.waiter().get(path())));
    return toNext();
  }

  private Optional<Duration> toNext() {
    looks = 0;
    return visit.rounds().isEmpty() || visit.rounds().getFirst().served()
        ? Optional.of(LOOK_EVERY)
        : Optional.of(scene.lots().seconds(visit.rounds().getFirst().pause()));
  }

  private Optional<Duration> await() {
    looks++;
    if (looks > LOOKS_MAX) {
      visit = visit.lose();
    }
    return Optional.of(LOOK_EVERY);
  }

  private Optional<Duration> rest() {
    visit = visit.rest();
    var pause = visit.rounds().isEmpty() ? house.stay() : visit.rounds().getFirst().pause();
    return Optional.of(scene.lots().seconds(pause));
  }

  private Optional<Duration> pay() {
    visit = visit.pay();
    try {
      if (scene.lots().chance(SPLIT_PERCENT)) {
        pay("share_of", 2);
      }
      var open = scene.waiter().get(path() + "/bill").path("open");
      var amount =
          Map.of(
              "amount", open.path("amount").asLong(), "currency", open.path("currency").asText());
      pay("amount", amount);
    } catch (Calls.TurnedDown e) {
      visit = visit.lose();
    }
    return known();
  }

  private void pay(String what, Object howMuch) {
    var body = new HashMap<String, Object>();
    body.put("method", scene.lots().chance(CARD_PERCENT) ? "card" : "cash");
    body.put(what, howMuch);
    scene.waiter().post(path() + "/payments", body);
  }

  private Optional<Duration> close(boolean confirmed) {
    try {
      scene.waiter().post(path() + "/closure", Map.of("confirm", confirmed));
    } catch (Calls.TurnedDown e) {
      if (e.status() != CONFLICT) {
        throw e;
      }
      visit = visit.lose();
      return Optional.of(LOOK_EVERY);
    }
    return leave();
  }

  private Optional<Duration> leave() {
    scene.notebook().remove(new Notebook.Entry(house.slug(), id));
    gone.run();
    return Optional.empty();
  }
}

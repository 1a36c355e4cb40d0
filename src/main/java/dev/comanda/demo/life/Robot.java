package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.life.Lots.Span;
import dev.comanda.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drinks robot that speaks as those of the first order scheduler do: it asks for an order, waits
 * at its address, and reports how far it is. After some drinks it is refilled.
 */
final class Robot implements Actor {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Looks until it asks once more, should it have been forgotten. */
  private static final int LOOKS_MAX = 120;

  /** Seconds between two reports. */
  private static final Span STEP = new Span(2, 5);

  /** Seconds after which it begins, and asks for the next. */
  private static final Span TURN = new Span(1, 4);

  /** Drinks until it is empty, and seconds that it takes to fill it. */
  private static final Span DRINKS = new Span(6, 10);

  private static final Span FILLING = new Span(30, 60);

  /**
   * What robots share.
   *
   * @param scheduler where they ask
   * @param addresses where they are called
   * @param spilt the numbers of drinks that they have failed
   */
  record Works(Scene scene, String scheduler, Addresses addresses, Set<Integer> spilt) {}

  private final Works works;
  private final int number;
  private final String label;
  private @Nullable Mixing mixing;
  private boolean began;
  private int looks;
  private int drinks;

  /** One of this number and name, by which it is known again after a start. */
  Robot(Works works, int number, String label) {
    this.works = works;
    this.number = number;
    this.label = label;
    this.drinks = works.scene().lots().number(DRINKS);
  }

  @Override
  public Optional<Duration> act(Instant now) {
    if (!began) {
      recall();
      began = true;
    }
    if (mixing != null) {
      return Optional.of(report(mixing));
    }
    var arrived = works.addresses().arrived(number);
    if (arrived.isPresent()) {
      return Optional.of(take(arrived.get()));
    }
    if (looks == 0) {
      return Optional.of(ask());
    }
    looks = (looks + 1) % LOOKS_MAX;
    return Optional.of(LOOK_EVERY);
  }

  /** What it had begun before the start it makes to the end. */
  private void recall() {
    var all = works.scene().calls().get(works.scheduler() + "/get_all", "");
    for (var order : all.properties()) {
      if (order.getValue().path("orderbot_id").asText().equals(Integer.toString(number))) {
        int id = Integer.parseInt(order.getKey());
        recall(id, order.getValue().path("status").asText());
      }
    }
  }

  private void recall(int orderId, String status) {
    var left = Mixing.after(orderId, status);
    if (status.equals(Mixing.FAILED)) {
      works.spilt().add(orderId);
    } else if (!left.done()) {
      mixing = left;
    }
  }

  private Duration ask() {
    var headers =
        Map.of(
            "Cpee-Callback",
            works.addresses().opened(number),
            "Cpee-Instance-Uuid",
            new UUID(0, number).toString(),
            "Cpee-Activity",
            "a1",
            "Cpee-Label",
            label);
    var said =
        Json.tree(
            works.scene().calls().send("GET", works.scheduler() + "/set_callback", headers, null));
    if (!said.has("order_id")) {
      looks = 1;
      return LOOK_EVERY;
    }
    works.addresses().close(number);
    return take(said);
  }

  private Duration take(JsonNode order) {
    mixing = Mixing.of(order, works.scene().script().names(), works.scene().lots());
    looks = 0;
    return works.scene().lots().seconds(TURN);
  }

  private Duration report(Mixing now) {
    var body = Map.of("id", now.orderId(), "status", now.status(), "orderbot_id", number);
    var answer =
        works.scene().calls().send("PUT", works.scheduler() + "/update_status", Map.of(), body);
    var said = Json.tree(answer);
    boolean stays = said.path("applied").asBoolean() || later(said.path("reason").asText());
    if (now.status().equals(Mixing.FAILED)) {
      works.spilt().add(now.orderId());
    }
    var next = now.reported();
    if (stays && !next.done()) {
      mixing = next;
      return works.scene().lots().seconds(STEP);
    }
    mixing = null;
    return rest();
  }

  /** Whether a report that changed nothing is no reason to stop. */
  private static boolean later(String reason) {
    return reason.equals("repeated") || reason.equals("late") || reason.equals("stored");
  }

  private Duration rest() {
    drinks--;
    if (drinks > 0) {
      return works.scene().lots().seconds(TURN);
    }
    drinks = works.scene().lots().number(DRINKS);
    return works.scene().lots().seconds(FILLING);
  }
}

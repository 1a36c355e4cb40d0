package dev.comanda.demo.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A drink that a robot makes. Pure.
 *
 * @param orderId its number
 * @param left what the robot will still report of it
 */
record Mixing(int orderId, List<String> left) {
  /** What a robot reports, in this order. */
  static final List<String> STATUSES =
      List.of(
          "Order Initiated",
          "Getting Recipe",
          "Pumping Liquids",
          "Processing other ingredients",
          "Mix Cocktail",
          "Serving Cocktail",
          "Making Shoutout",
          "Completing Order",
          "Order Served");

  /** What it reports of one that it cannot make. */
  static final String FAILED = "Order Failed";

  /** So many statuses come before a drink fails: it is not mixed yet. */
  private static final int BEFORE_FAILURE = 3;

  private static final int FAILURE_PERCENT = 5;

  /** Copies the list. */
  Mixing {
    left = List.copyOf(left);
  }

  /**
   * A drink as it was sent to a robot; now and then one fails.
   *
   * @param spilt whose drinks may
   */
  static Mixing of(JsonNode order, List<String> spilt, Lots lots) {
    int id = order.path("order_id").asInt();
    boolean fails = spilt.contains(order.path("name").asText()) && lots.chance(FAILURE_PERCENT);
    if (!fails) {
      return new Mixing(id, STATUSES);
    }
    var left = new ArrayList<>(STATUSES.subList(0, BEFORE_FAILURE));
    left.add(FAILED);
    return new Mixing(id, left);
  }

  /** A drink of which a robot has reported so much before; nothing is left of one that is done. */
  static Mixing after(int orderId, String status) {
    int done = STATUSES.indexOf(status);
    return new Mixing(orderId, done < 0 ? List.of() : STATUSES.subList(done + 1, STATUSES.size()));
  }

  String status() {
    return left.getFirst();
  }

  boolean done() {
    return left.isEmpty();
  }

  Mixing reported() {
    return new Mixing(orderId, left.subList(1, left.size()));
  }
}

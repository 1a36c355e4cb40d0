package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.log.writer.Wait;
import dev.comanda.preparation.robot.StandInCalls;
import dev.comanda.preparation.robot.StandInInstance;
import java.util.List;

/**
 * The drinks robot of the first scheduler, written from that scheduler's document and paths alone:
 * it asks for an order, waits for it where its engine says, and reports nine times how far it is.
 */
public final class OldRobot {
  /** What it reports, in this order. */
  public static final List<String> STATUSES =
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

  private final StandInCalls calls;
  private final StandInInstance instance;
  private final int number;

  /** A robot of this number, as an instance of its process. */
  public OldRobot(StandInCalls calls, StandInInstance instance, int number) {
    this.calls = calls;
    this.instance = instance;
    this.number = number;
  }

  /** The instance of its process. */
  public StandInInstance instance() {
    return instance;
  }

  /** Asks for an order, and waits for it where there is none. */
  public OldRobot asks() {
    calls.ask(instance);
    return this;
  }

  /** How many orders it got. */
  public int got() {
    return instance.orders().size();
  }

  /** The last order that it got. */
  public JsonNode order() {
    return instance.orders().getLast();
  }

  /** The number of the last order that it got. */
  public int orderId() {
    return order().get("order_id").intValue();
  }

  /** Waits until it has got so many. */
  public OldRobot gets(int orders) {
    Wait.until("the robot has " + orders, () -> got() == orders);
    return this;
  }

  /** Reports of the last order. */
  public void says(String status) {
    calls.report(instance, orderId(), status, number);
  }

  /** Makes the last order. */
  public void makes() {
    STATUSES.forEach(this::says);
  }
}

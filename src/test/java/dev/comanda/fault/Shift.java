package dev.comanda.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.preparation.robot.EngineStandIn;
import dev.comanda.preparation.robot.StandInCalls;
import dev.comanda.preparation.robot.StandInInstance;
import dev.comanda.spec.OldRobot;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One robot after the other at one place of the bar: each works until it breaks, whether by itself
 * or because nobody answered it. Thread-safe, but for its lots.
 */
final class Shift implements Runnable {
  /** So long a robot waits for an order before another takes its place. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EngineStandIn engine;
  private final StandInCalls calls;
  private final int number;
  private final Random lots;
  private final BooleanSupplier goesOn;

  /** Which instances got which order. */
  final Map<Integer, Set<StandInInstance>> got;

  /** Drinks that were made to the end, with all reports answered. */
  final AtomicInteger made = new AtomicInteger();

  Shift(
      EngineStandIn engine,
      StandInCalls calls,
      int number,
      Random lots,
      BooleanSupplier goesOn,
      Map<Integer, Set<StandInInstance>> got) {
    this.engine = engine;
    this.calls = calls;
    this.number = number;
    this.lots = lots;
    this.goesOn = goesOn;
    this.got = got;
  }

  @Override
  public void run() {
    while (goesOn.getAsBoolean()) {
      var robot = new OldRobot(calls, engine.instance(), number);
      boolean lives = true;
      while (lives && goesOn.getAsBoolean()) {
        lives = work(robot);
      }
      robot.instance().end();
      take(robot.instance());
      pause(lots.nextInt(50));
    }
  }

  /** Makes one drink, and says whether the robot goes on. */
  private boolean work(OldRobot robot) {
    int before = robot.got();
    trouble();
    robot.asks();
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (robot.got() == before) {
      if (robot.instance().broken().isPresent()
          || !goesOn.getAsBoolean()
          || System.nanoTime() - giveUp > 0) {
        return false;
      }
      halt(robot);
      pause(5);
    }
    take(robot.instance());
    return make(robot);
  }

  /** Sometimes something happens on the way to whoever is sent an order next. */
  private void trouble() {
    switch (lots.nextInt(30)) {
      case 0 -> engine.next(EngineStandIn.Sent::breakOff);
      case 1 ->
          engine.next(
              sent -> {
                sent.decide();
                sent.breakOff();
              });
      case 2 -> engine.next(sent -> sent.answer(503));
      case 3 ->
          engine.next(
              sent -> {
                sent.decide();
                sent.answer(500);
              });
      default -> {}
    }
  }

  /** Sometimes an instance is stopped while it waits, and goes on. */
  private void halt(OldRobot robot) {
    if (lots.nextInt(500) == 0) {
      robot.instance().stop();
      pause(lots.nextInt(200));
      robot.instance().goOn();
    }
  }

  private boolean make(OldRobot robot) {
    int diesAt = lots.nextInt(12 * OldRobot.STATUSES.size());
    for (var status : OldRobot.STATUSES) {
      if (OldRobot.STATUSES.indexOf(status) == diesAt) {
        return false;
      }
      robot.says(status);
      if (robot.instance().broken().isPresent()) {
        return false;
      }
    }
    made.incrementAndGet();
    return true;
  }

  private void take(StandInInstance instance) {
    for (JsonNode order : instance.orders()) {
      got.computeIfAbsent(order.get("order_id").intValue(), id -> ConcurrentHashMap.newKeySet())
          .add(instance);
    }
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }
}

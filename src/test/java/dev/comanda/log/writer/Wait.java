package dev.comanda.log.writer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
public final class Wait {
  /** How long anything may take that a test waits for: a busy machine is no fault. */
  public static final Duration MAX = Duration.ofMinutes(5);

  private static final Duration LOOK_EVERY = Duration.ofMillis(2);

  private Wait() {}

  public static void until(String what, BooleanSupplier condition) {
    until(what, MAX, condition);
  }

  /** The same for what may take another time than five minutes. */
  public static void until(String what, Duration bound, BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}

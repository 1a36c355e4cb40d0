package dev.comanda.preparation.robot;

import java.time.Duration;

/**
 * How long an engine may take.
 *
 * @param connect until it takes the connection
 * @param total until it has answered
 */
public record CallbackLimits(Duration connect, Duration total) {
  /** What holds where nothing is set: an engine answers within milliseconds. */
  public static final CallbackLimits DEFAULT =
      new CallbackLimits(Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Checks that both are there, and that there is time left after connecting. */
  public CallbackLimits {
    if (!connect.isPositive() || connect.compareTo(total) > 0) {
      throw new IllegalArgumentException("no time to connect, or more than for all");
    }
  }
}

package dev.comanda.log.writer;

import java.time.Duration;

/**
 * Whether a writer waits for more before it begins. What a group costs is the same for few commands
 * as for many, and callers that were answered together tend to come again together; so after a
 * large group it waits until as many are back, at most half as long as that group took. Where
 * little happens it never waits. Not thread-safe.
 */
final class Rhythm {
  /** Commands below which a group is not worth waiting for. */
  private static final int FEW = 8;

  private static final long WAIT_NANOS_MAX = Duration.ofMillis(5).toNanos();

  private int commands;
  private long nanos;

  /** A turn is over: how many commands it had, and how long it took. */
  void turn(int done, long tookNanos) {
    commands = done;
    nanos = tookNanos;
  }

  /** How many commands to wait for. */
  int wanted() {
    return commands < FEW ? 0 : commands;
  }

  /** How long to wait for them. */
  long waitNanos() {
    return Math.min(nanos / 2, WAIT_NANOS_MAX);
  }
}

package dev.comanda.bench;

/** How long answers took, counted in steps of 10 µs up to 10 s. Not thread-safe. */
final class Latencies {
  private static final int STEP_NANOS = 10_000;
  private static final int STEPS = 1_000_000;

  private final int[] counts = new int[STEPS];
  private long count;

  void add(long nanos) {
    counts[(int) Math.min(nanos / STEP_NANOS, STEPS - 1)]++;
    count++;
  }

  /** Milliseconds that a share of the answers did not exceed. */
  double millis(double share) {
    long below = 0;
    for (int i = 0; i < STEPS; i++) {
      below += counts[i];
      if (below >= share * count) {
        return (i + 1) * (STEP_NANOS / 1e6);
      }
    }
    return STEPS * (STEP_NANOS / 1e6);
  }
}

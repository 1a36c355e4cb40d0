package dev.comanda.demo.life;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Draws lots, the same ones from the same seed. Not thread-safe. */
final class Lots {
  private static final int ALL_PERCENT = 100;

  private final Random random;

  Lots(long seed) {
    random = new Random(seed);
  }

  /** A number of these, both of them included. */
  record Span(int from, int to) {
    Span {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("from " + from + " to " + to);
      }
    }
  }

  int number(Span span) {
    return span.from() + random.nextInt(span.to() - span.from() + 1);
  }

  /** So many seconds, to the millisecond. */
  Duration seconds(Span span) {
    long millis = 1_000L * (span.to() - span.from());
    return Duration.ofSeconds(span.from()).plusMillis(random.nextLong(millis + 1));
  }

  boolean chance(int percent) {
    return random.nextInt(ALL_PERCENT) < percent;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}

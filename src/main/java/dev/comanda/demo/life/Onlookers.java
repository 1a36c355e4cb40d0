package dev.comanda.demo.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether anybody looks, by the screens that listen live. Nobody plays to an empty house: not where
 * no screen is open, nor where those that are were left alone for long. Not thread-safe.
 */
final class Onlookers {
  /** So long guests come after the start, and after the last screen was closed. */
  static final Duration LEFT = Duration.ofMinutes(5);

  /** So long they come to screens that are open and at which nobody does anything. */
  static final Duration ALONE = Duration.ofHours(2);

  /**
   * A screen that is left alone begins to listen anew once in a quarter of an hour, when its
   * sign-in is renewed; whatever begins besides, within less than that, was opened by somebody.
   */
  static final Duration WINDOW = Duration.ofMinutes(14);

  private final Deque<Look> looks = new ArrayDeque<>();
  private Instant seen;
  private Instant opened;

  Onlookers(Instant start) {
    seen = start;
    opened = start;
  }

  private record Look(Instant at, int open, int begun) {}

  /**
   * Looks at the screens.
   *
   * @param open how many listen
   * @param begun how many ever began to
   */
  void look(Instant now, int open, int begun) {
    while (!looks.isEmpty() && looks.peekFirst().at().isBefore(now.minus(WINDOW))) {
      looks.removeFirst();
    }
    int most = looks.stream().mapToInt(Look::open).max().orElse(0);
    int before = looks.isEmpty() ? begun : looks.peekFirst().begun();
    if (open > most || begun - before > Math.max(open, most)) {
      opened = now;
      looks.clear();
    }
    looks.addLast(new Look(now, open, begun));
    if (open > 0) {
      seen = now;
    }
  }

  /** Whether guests come. */
  boolean any(Instant now) {
    return now.isBefore(seen.plus(LEFT)) && now.isBefore(opened.plus(ALONE));
  }
}

package dev.comanda.http.server;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What is being made of large bodies, and for large answers: room for it is taken before, by what
 * an answer of the same kind last came to, because a count after the fact counts what has already
 * filled the heap. Who finds none waits its turn. Thread-safe.
 */
final class Making {
  /** What lies about while an answer is made, rows, values, text and its bytes; an estimate. */
  private static final int FACTOR = 4;

  /** Larger than most first answers of a kind. */
  private static final int UNKNOWN_BYTES = 64 * 1024;

  /** How long a request waits for its turn. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final int UNIT_BYTES = 1024;

  private final int units;
  private final Semaphore room;
  private final Sizes sizes = new Sizes();

  /** Room to make so many bytes at once; what alone would need more has all of it. */
  Making(int bytesMax) {
    units = Math.max(bytesMax / UNIT_BYTES, 1);
    room = new Semaphore(units, true);
  }

  /** A turn. Not thread-safe. */
  final class Permit {
    private int held;

    private Permit(int held) {
      this.held = held;
    }

    /** All is made. */
    void end() {
      room.release(held);
      held = 0;
    }
  }

  /**
   * Waits for a turn.
   *
   * @throws dev.comanda.problem.Refused {@code busy} when none comes
   */
  Permit begin(int bytes) {
    int wanted = (int) Math.min((long) bytes * FACTOR / UNIT_BYTES + 1, units);
    try {
      if (room.tryAcquire(wanted, WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Permit(wanted);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Load.busy();
  }

  Sizes sizes() {
    return sizes;
  }

  /** How many bytes answers lately had. Thread-safe. */
  static final class Sizes {
    private static final int KINDS_MAX = 10_000;

    /** What an answer is less than the largest before counts for an eighth of the difference. */
    private static final int SMOOTH = 8;

    private final Cache<Integer, Integer> bytes =
        Caffeine.newBuilder().maximumSize(KINDS_MAX).build();

    /** What one at this address is likely to have. */
    int expected(String template, Object who, String path) {
      var same = bytes.getIfPresent(same(who, path));
      var alike = same == null ? bytes.getIfPresent(template.hashCode()) : same;
      return alike == null ? UNKNOWN_BYTES : alike;
    }

    /** One had so many. */
    void had(String template, Object who, String path, int count) {
      learn(same(who, path), count);
      learn(template.hashCode(), count);
    }

    private void learn(int key, int count) {
      bytes.asMap().merge(key, count, (old, now) -> Math.max(now, old - (old - now) / SMOOTH));
    }

    private static int same(Object who, String path) {
      return 31 * path.hashCode() + who.hashCode();
    }
  }
}

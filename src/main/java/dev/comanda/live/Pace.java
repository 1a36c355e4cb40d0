package dev.comanda.live;

/**
 * How soon a feed may send again, so that many commits in a row become few frames. The first after
 * a pause goes at once; after that the wait grows with how many readers the last frames went to,
 * because that is what sending costs. Not thread-safe.
 */
final class Pace {
  /** The shortest wait: few readers are told so often that nobody sees the difference. */
  static final long MILLIS_MIN = 4;

  /** The longest wait. */
  static final long MILLIS_MAX = 20;

  /** Readers for whom a millisecond is waited: some 5 µs each, so a tenth of a core at most. */
  static final int READERS_A_MILLI = 20;

  private long nextMillis = Long.MIN_VALUE;

  /** How long to wait now; not positive when it may send. */
  long waitMillis(long nowMillis) {
    return nextMillis == Long.MIN_VALUE ? 0 : nextMillis - nowMillis;
  }

  /** Frames were sent to so many readers. */
  void sent(long nowMillis, int readers) {
    long wait = Math.clamp((long) readers / READERS_A_MILLI, MILLIS_MIN, MILLIS_MAX);
    nextMillis = nowMillis + wait;
  }
}

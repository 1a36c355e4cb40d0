package dev.comanda.live;

/** Time that passes, and things to do later; one for all sockets. Thread-safe. */
interface Timer extends AutoCloseable {
  /** Milliseconds since some moment; never runs backwards. */
  long millis();

  /** Does something once, after so many milliseconds, on a thread that it must not block. */
  Pending after(long millis, Runnable task);

  /** Forgets what is pending. */
  @Override
  void close();

  /** Something that has not been done yet. */
  @FunctionalInterface
  interface Pending {
    /** Leaves it undone; does nothing when it is done. */
    void cancel();
  }
}

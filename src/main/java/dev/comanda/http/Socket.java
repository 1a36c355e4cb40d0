package dev.comanda.http;

/** One WebSocket connection, seen from our side. Thread-safe. */
public interface Socket {
  /**
   * Sends a text frame without waiting; {@code done} runs once the bytes are handed to the network
   * (argument {@code true}) or the connection is broken ({@code false}). The caller sends the next
   * frame only after {@code done}: nothing is buffered here.
   */
  void send(byte[] utf8, Done done);

  /**
   * Closes with a code (4000 to 4499) and a reason of at most 120 bytes; a peer that does not
   * answer is dropped.
   */
  void close(int code, String reason);

  /**
   * Says who listens, which decides how many sockets of theirs there may be.
   *
   * @throws dev.comanda.problem.Refused {@code busy} when that is one too many; it is closed then
   */
  void of(Caller caller);

  /** What happens after a send; called once, must not block. */
  @FunctionalInterface
  interface Done {
    /** Whether the frame went out. */
    void sent(boolean ok);
  }
}

package dev.comanda.http;

/** What a feature hears from a WebSocket; methods of one connection are called one at a time. */
public interface SocketListener {
  /**
   * Bytes that a frame from a client may have; the largest, a hello with a token, has about 2 KB.
   */
  int FRAME_BYTES_MAX = 8 * 1024;

  /** A text frame, at most {@link #FRAME_BYTES_MAX} bytes. */
  void text(String text);

  /** The connection is gone, for whatever reason; called once. */
  void closed();
}

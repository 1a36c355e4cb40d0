package dev.comanda.http;

/** What a feature hears from a WebSocket; methods of one connection are called one at a time. */
public interface SocketListener {
  /** A text frame, at most {@link Http#FRAME_BYTES_MAX} bytes. */
  void text(String text);

  /** The connection is gone, for whatever reason; called once. */
  void closed();
}

package dev.comanda.http;

/** A running web server. */
public interface Http extends AutoCloseable {
  /** Bytes that a request body may have; a full cart of 100 lines with notes has about 40 KB. */
  int BODY_BYTES_MAX = 64 * 1024;

  /**
   * Bytes that a frame from a client may have; the largest, a hello with a token, has about 2 KB.
   */
  int FRAME_BYTES_MAX = 8 * 1024;

  /** The port it listens on. */
  int port();

  /** Stops taking requests, lets running ones end (bounded), and closes sockets with code 4000. */
  @Override
  void close();
}

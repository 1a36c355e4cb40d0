package dev.comanda.http;

/** Takes a WebSocket that was just opened. */
@FunctionalInterface
public interface SocketHandler {
  /**
   * Starts to listen. The caller of the request is {@link Caller.Nobody} when neither cookie,
   * header nor subprotocol carried a token; a wrong token was refused before.
   */
  SocketListener open(Request request, Socket socket);
}

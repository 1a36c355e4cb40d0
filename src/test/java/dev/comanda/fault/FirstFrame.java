package dev.comanda.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A screen that reads the snapshot of a live channel and goes. */
final class FirstFrame implements WebSocket.Listener {
  private static final int BOUND_SECONDS = 60;
  private static final int COME_BACK_FROM = 4000;
  private static final int COME_BACK_TO = 4099;

  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  private FirstFrame() {}

  /**
   * As the status of an answer: 200 when a snapshot came whole, 503 for being asked to come back.
   */
  static int status(HttpClient http, String url, String token) {
    var screen = new FirstFrame();
    try {
      var socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create(url.replace("http:", "ws:")), screen)
              .join();
      socket.sendText("{\"type\":\"hello\",\"token\":\"" + token + "\"}", true).join();
      int status = screen.end.orTimeout(BOUND_SECONDS, TimeUnit.SECONDS).join();
      socket.abort();
      return status;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    if (last) {
      end.complete(200);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end.complete(code >= COME_BACK_FROM && code <= COME_BACK_TO ? 503 : code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end.completeExceptionally(error);
  }
}

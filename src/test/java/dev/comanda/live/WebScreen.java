package dev.comanda.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A screen with a real line to a real server. */
final class WebScreen implements WebSocket.Listener, AutoCloseable {
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final Screen screen = new Screen();
  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  /** Opens a line; every text is sent as one message. */
  WebScreen(HttpClient client, int port, String path, String... messages) {
    this(client.newWebSocketBuilder().subprotocols("comanda"), port, path, messages);
  }

  /** Opens a line as prepared. */
  WebScreen(WebSocket.Builder builder, int port, String path, String... messages) {
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).join();
    for (var message : messages) {
      socket.sendText(message, true).join();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket line, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      screen.take(text.toString().getBytes(UTF_8));
      text.setLength(0);
    }
    line.request(1);
    return CompletableFuture.completedStage(true);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket line, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedStage(true);
  }

  @Override
  public void onError(WebSocket line, Throwable error) {
    closed.completeExceptionally(error);
  }

  Screen screen() {
    return screen;
  }

  /** Waits until so many events are known. */
  boolean knows(int events) throws InterruptedException {
    return screen.await(BOUND, () -> screen.told().size() >= events);
  }

  /** Waits until so many frames came. */
  boolean got(int frames) throws InterruptedException {
    return screen.await(BOUND, () -> screen.frames().size() >= frames);
  }

  /** The code with which the server closed. */
  int closeCode() throws Exception {
    return closed.get(BOUND.toSeconds(), TimeUnit.SECONDS);
  }

  /** Drops the line without a word. */
  void vanish() {
    socket.abort();
  }

  @Override
  public void close() {
    vanish();
  }
}

package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Listens to a live channel as any client may, frame by frame. */
final class Ear implements WebSocket.Listener, AutoCloseable {
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  /** Says hello with a token, and with a position where it has one. */
  Ear(String url, String path, String token, @Nullable String position) {
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(url.replace("http", "ws") + path), this)
            .join();
    var from = position == null ? "" : ",\"position\":\"" + position + "\"";
    socket.sendText("{\"type\":\"hello\",\"token\":\"" + token + "\"" + from + "}", true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket line, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(Json.tree(text.toString()));
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

  /** The next frame of which this is true; those before are passed over. */
  JsonNode hears(Predicate<JsonNode> what) {
    long giveUpNanos = System.nanoTime() + BOUND.toNanos();
    while (true) {
      try {
        var frame = frames.poll(giveUpNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (frame == null) {
          throw new AssertionError("waited in vain for a frame");
        }
        if (what.test(frame)) {
          return frame;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The next snapshot. */
  JsonNode snapshot() {
    return hears(frame -> frame.get("type").textValue().equals("snapshot"));
  }

  /** The next event of a type. */
  JsonNode event(String type) {
    var frame = hears(each -> each.findValuesAsText("type").contains(type));
    for (var event : frame.get("events")) {
      if (event.get("type").textValue().equals(type)) {
        return event;
      }
    }
    throw new AssertionError(frame);
  }

  /** The code with which the server closed. */
  int closeCode() {
    return closed.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}

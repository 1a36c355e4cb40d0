package dev.comanda.fault;

import dev.comanda.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A screen: it reads a location's events, and whenever it is cut off comes back with its last
 * position.
 */
final class LiveReader implements AutoCloseable {
  private static final Duration COME_BACK_AFTER = Duration.ofMillis(50);

  /** Who missed more gets a snapshot instead: Loader.MISSED_EVENTS_MAX. */
  private static final int MISSED_EVENTS_MAX = 1000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Supplier<String> url;
  private final String location;
  private final String token;
  private final List<String> faults = new ArrayList<>();
  private @Nullable String position;
  private @Nullable String lost;
  private long seq;
  private int gaps;
  private int comebacks;
  private volatile boolean closed;

  /** {@code url} is asked each time it comes: the server to go to. */
  LiveReader(Supplier<String> url, String location, String token) {
    this.url = url;
    this.location = location;
    this.token = token;
    Thread.ofVirtual().start(this::loop);
  }

  private void loop() {
    while (!closed) {
      var end = new CompletableFuture<Void>();
      try {
        var socket =
            http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(address(), new Frames(end))
                .join();
        socket.sendText(hello(), true).join();
        end.join();
      } catch (CompletionException e) {
        // Nobody is there; it comes back.
      }
      comebacks++;
      LockSupport.parkNanos(COME_BACK_AFTER.toNanos());
    }
  }

  private URI address() {
    return URI.create(url.get().replace("http:", "ws:") + "/live/locations/" + location);
  }

  private synchronized String hello() {
    var hello = new HashMap<String, String>();
    hello.put("type", "hello");
    if (position != null) {
      hello.put("position", position);
    }
    return Json.text(hello);
  }

  private final class Frames implements WebSocket.Listener {
    private final CompletableFuture<Void> end;
    private final StringBuilder text = new StringBuilder();

    Frames(CompletableFuture<Void> end) {
      this.end = end;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      end.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end.complete(null);
    }
  }

  private synchronized void take(String text) {
    var frame = Json.tree(text);
    switch (frame.get("type").textValue()) {
      case "snapshot" -> {
        if (position != null) {
          faults.add("a snapshot at " + frame.get("position") + " after " + position);
        }
        position = frame.get("position").textValue();
        seq = seq(position);
        if (lost != null && epoch(lost).equals(epoch(position)) && !missedMany(lost)) {
          faults.add("a gap from " + lost + " to " + position);
        }
        lost = null;
      }
      case "events" -> {
        for (var event : frame.get("events")) {
          if (event.get("seq").longValue() != seq + 1) {
            faults.add("event " + event.get("seq") + " after " + seq);
          }
          seq = event.get("seq").longValue();
        }
        position = frame.get("position").textValue();
      }
      case "gap" -> {
        gaps++;
        lost = position;
        position = null;
      }
      case "ping" -> {}
      default -> faults.add(text);
    }
  }

  private boolean missedMany(String from) {
    return seq - seq(from) > MISSED_EVENTS_MAX;
  }

  private static long seq(String position) {
    return Long.parseLong(position.substring(position.indexOf(':') + 1));
  }

  private static String epoch(String position) {
    return position.substring(0, position.indexOf(':'));
  }

  /** The last event that it got, all before it in order and once; 0 before the first frame. */
  synchronized long seq() {
    return seq;
  }

  String location() {
    return location;
  }

  synchronized boolean begun() {
    return position != null;
  }

  /** What it must not get. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * How often it was told that the numbers it knew count no more, or that it missed too many events
   * to be told them; one that came without reason is among the faults.
   */
  synchronized int gaps() {
    return gaps;
  }

  int comebacks() {
    return comebacks;
  }

  @Override
  public void close() {
    closed = true;
    http.shutdownNow();
  }
}

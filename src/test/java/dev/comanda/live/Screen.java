package dev.comanda.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Caller;
import dev.comanda.http.Socket;
import dev.comanda.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page does with its frames: keeps the numbers that it was told and its position, and notes
 * whatever no page should get. Thread-safe.
 */
final class Screen {
  private final List<Long> told = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<byte[]> frames = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable String position;
  private long seq;
  private boolean gap;
  private @Nullable Line line;

  /** One connection of this screen. */
  final class Line implements Socket {
    private final Executor network;
    private boolean outstanding;
    private int closeCode;

    private Line(Executor network) {
      this.network = network;
    }

    @Override
    public void send(byte[] utf8, Done done) {
      synchronized (Screen.this) {
        if (outstanding) {
          faults.add("a frame was sent before the last one was out");
        }
        outstanding = true;
        if (line == this) {
          read(utf8);
        }
        Screen.this.notifyAll();
      }
      network.execute(() -> out(done));
    }

    private void out(Done done) {
      boolean ok;
      synchronized (Screen.this) {
        outstanding = false;
        ok = line == this && closeCode == 0;
      }
      done.sent(ok);
    }

    @Override
    public void of(Caller caller) {
      // There is room for everybody here.
    }

    @Override
    public void close(int code, String reason) {
      synchronized (Screen.this) {
        if (closeCode == 0) {
          closeCode = code;
        }
        if (reason.getBytes(UTF_8).length > 120) {
          faults.add("the reason is too long: " + reason);
        }
        Screen.this.notifyAll();
      }
    }

    /** The code with which this was closed; 0 while it is open. */
    int closeCode() {
      synchronized (Screen.this) {
        return closeCode;
      }
    }
  }

  /** A new connection; what the old one still gets is lost. */
  synchronized Line connect(Executor network) {
    line = new Line(network);
    return line;
  }

  /** A connection on which every frame is out at once. */
  Line connect() {
    return connect(Runnable::run);
  }

  /** Reads a frame that came over a real line. */
  synchronized void take(byte[] utf8) {
    read(utf8);
    notifyAll();
  }

  /** Waits until this holds; false when it does not in time. */
  synchronized boolean await(Duration bound, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  private void read(byte[] utf8) {
    frames.add(utf8);
    var frame = Json.tree(new String(utf8, UTF_8));
    switch (frame.path("type").asText()) {
      case "ping" -> {}
      case "gap" -> gap = true;
      case "snapshot" -> begin(frame);
      case "events" -> go(frame);
      default -> faults.add("unknown frame " + frame);
    }
  }

  private void begin(JsonNode frame) {
    told.clear();
    frame.path("data").path("seqs").forEach(s -> told.add(s.asLong()));
    position = frame.path("position").asText();
    seq = seqOf(position);
    gap = false;
  }

  private void go(JsonNode frame) {
    long from = frame.path("from").asLong();
    long to = frame.path("to").asLong();
    if (gap) {
      faults.add("events between a gap and its snapshot");
    }
    if (from != seq + 1 || to < seq) {
      faults.add("after " + seq + " came " + frame);
    }
    for (var event : frame.path("events")) {
      long number = event.path("seq").asLong();
      if (number < from || number > to || (!told.isEmpty() && number <= told.getLast())) {
        faults.add("number " + number + " in " + frame);
      }
      told.add(number);
      types.add(event.path("type").asText());
    }
    position = frame.path("position").asText();
    seq = to;
    if (seqOf(position) != to) {
      faults.add("position and to differ: " + frame);
    }
  }

  private static long seqOf(String position) {
    return Long.parseLong(position.substring(position.indexOf(':') + 1));
  }

  /** The numbers of all events that this screen knows, from its snapshot and since. */
  synchronized List<Long> told() {
    return List.copyOf(told);
  }

  /** The types of the events that came one by one. */
  synchronized List<String> types() {
    return List.copyOf(types);
  }

  /** All frames, as they came. */
  synchronized List<byte[]> frames() {
    return List.copyOf(frames);
  }

  /** The types of all frames. */
  synchronized List<String> frameTypes() {
    return frames.stream()
        .map(frame -> Json.tree(new String(frame, UTF_8)).path("type").asText())
        .toList();
  }

  /** The last frame. */
  synchronized JsonNode last() {
    return Json.tree(new String(frames.getLast(), UTF_8));
  }

  synchronized @Nullable String position() {
    return position;
  }

  /** What no page should have got. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }
}

package dev.comanda.live;

import dev.comanda.live.Encoded.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that one channel gets at one time; its frame is shared by all its subscriptions.
 * Thread-safe.
 */
final class EventBatch {
  private final long epoch;
  private final long from;
  private final long to;
  private final List<Line> lines;
  private final int bytes;
  private byte @Nullable [] frame;

  /** The lines of the numbers {@code from} to {@code to}, both included. */
  EventBatch(long epoch, long from, long to, List<Line> lines) {
    this.epoch = epoch;
    this.from = from;
    this.to = to;
    this.lines = List.copyOf(lines);
    this.bytes = Frames.ENVELOPE_BYTES + lines.stream().mapToInt(l -> l.json().length + 1).sum();
  }

  long epoch() {
    return epoch;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /** The lines after a number. */
  List<Line> after(long seq) {
    return seq < from ? lines : lines.stream().filter(line -> line.seq() > seq).toList();
  }

  /** What it costs to keep this for a reader. */
  int bytes() {
    return bytes;
  }

  /** The whole batch as a frame, built once. */
  synchronized byte[] frame() {
    if (frame == null) {
      frame = Frames.events(epoch, from, to, lines);
    }
    return frame;
  }
}

package dev.comanda.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.json.Json;
import dev.comanda.live.Encoded.Line;
import dev.comanda.log.Position;
import java.util.List;

/** The frames that clients get, as UTF-8 JSON. */
final class Frames {
  /** Bytes that an {@code events} frame has at most besides its events and their commas. */
  static final int ENVELOPE_BYTES = 160;

  private record SnapshotFrame(String type, String position, Object data) {}

  private Frames() {}

  static byte[] ping() {
    return "{\"type\":\"ping\"}".getBytes(UTF_8);
  }

  static byte[] gap() {
    return "{\"type\":\"gap\"}".getBytes(UTF_8);
  }

  static byte[] snapshot(Snapshots.Snapshot snapshot) {
    return Json.bytes(
        new SnapshotFrame("snapshot", snapshot.position().toString(), snapshot.data()));
  }

  /**
   * Covers the numbers {@code from} to {@code to}; what is missing between them is not for this
   * client.
   */
  static byte[] events(long epoch, long from, long to, List<Line> lines) {
    var head =
        ("{\"type\":\"events\",\"from\":"
                + from
                + ",\"to\":"
                + to
                + ",\"position\":\""
                + new Position(epoch, to)
                + "\",\"events\":[")
            .getBytes(UTF_8);
    int length = head.length + 2 + Math.max(0, lines.size() - 1);
    for (var line : lines) {
      length += line.json().length;
    }
    var frame = new byte[length];
    System.arraycopy(head, 0, frame, 0, head.length);
    int at = head.length;
    for (var line : lines) {
      if (at > head.length) {
        frame[at++] = ',';
      }
      System.arraycopy(line.json(), 0, frame, at, line.json().length);
      at += line.json().length;
    }
    frame[at++] = ']';
    frame[at] = '}';
    return frame;
  }
}

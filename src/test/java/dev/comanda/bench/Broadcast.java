package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A product is sold out, or there again, and every phone of its place is told. Not thread-safe. */
final class Broadcast implements Screen.Heard {
  private static final byte[] CHANGED = "\"product.changed\"".getBytes(US_ASCII);
  private static final Duration TOLD_MAX = Duration.ofMinutes(1);

  /** Between two: past the time within which the server puts commits together. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final int[] told;
  private int screensTold;
  private int round;
  private long lastNanos;
  private long answeredNanos;
  private int status;

  /**
   * What it came to, in milliseconds since the request was sent.
   *
   * @param answer of the median request
   * @param last when the last phone had been told, in the median
   * @param lastOfWorst the same of the slowest
   */
  record Result(double answer, double last, double lastOfWorst) {}

  Broadcast(int screens) {
    told = new int[screens];
  }

  @Override
  public void told(Screen screen, byte[] bytes, int from, int to, long nanos) {
    for (int at = from; at + CHANGED.length <= to; at++) {
      if (Arrays.equals(bytes, at, at + CHANGED.length, CHANGED, 0, CHANGED.length)) {
        told[screen.number()]++;
        if (told[screen.number()] == round) {
          screensTold++;
          lastNanos = nanos;
        }
      }
    }
  }

  /** Tells everybody so many times, an even number: at the end all is as it was. */
  Result run(Loop loop, URI address, String staff, World.Guest at, int times) throws IOException {
    var connection = new Connection(loop, address);
    var answers = new ArrayList<Double>();
    var lasts = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      loop.rest(PAUSE);
      round++;
      screensTold = 0;
      status = 0;
      long sentNanos = System.nanoTime();
      connection.send(request(address, staff, at, i % 2 == 1), this::answered);
      loop.until(() -> status != 0 && screensTold == told.length, TOLD_MAX, "telling everybody");
      answers.add((answeredNanos - sentNanos) / 1e6);
      lasts.add((lastNanos - sentNanos) / 1e6);
    }
    connection.close();
    check();
    return new Result(median(answers), median(lasts), Collections.max(lasts));
  }

  private void answered(int answered, long nanos) {
    status = answered;
    answeredNanos = nanos;
  }

  /** Fails unless each was told every time, and once. */
  private void check() {
    if (status != 200 || Arrays.stream(told).anyMatch(times -> times != round)) {
      throw new IllegalStateException(
          "status " + status + "; not every phone was told " + round + " times");
    }
  }

  private static double median(List<Double> values) {
    return Measure.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static ByteBuffer request(URI address, String staff, World.Guest at, boolean available) {
    var body = "{\"available\":" + available + "}";
    return ByteBuffer.wrap(
        String.join(
                "\r\n",
                "PUT /api/locations/"
                    + at.location()
                    + "/products/"
                    + at.product()
                    + "/availability HTTP/1.1",
                "Host: " + address.getAuthority(),
                "Authorization: Bearer " + staff,
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body)
            .getBytes(US_ASCII));
  }
}

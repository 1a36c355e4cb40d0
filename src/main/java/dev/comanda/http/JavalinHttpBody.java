package dev.comanda.http;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body off its connection, at most so many bytes in at most so much time: that of
 * an ordinary body, and as much again for each MiB that this one may have.
 */
final class JavalinHttpBody implements WebRequest.Body {
  /** What is read and thrown away of a refused body, so that the client gets to read why. */
  static final int DRAIN_BYTES_MAX = 1024 * 1024;

  /** Bytes read at a time. */
  private static final int PART_BYTES = 2_048;

  private final HttpServletRequest request;
  private final Duration timeMax;
  private final Load.Place place;
  private boolean ended;
  private int bytesMax = Http.BODY_BYTES_MAX;

  JavalinHttpBody(HttpServletRequest request, Duration timeMax, Load.Place place) {
    this.request = request;
    this.timeMax = timeMax;
    this.place = place;
  }

  @Override
  public byte[] read(int most) {
    bytesMax = most;
    if (request.getContentLengthLong() > bytesMax) {
      throw tooLarge();
    }
    long start = System.nanoTime();
    // Nothing is set aside for a length that is only announced.
    var all = new ByteArrayOutputStream(256);
    var some = new byte[PART_BYTES];
    try {
      var in = request.getInputStream();
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        if (all.size() + n > bytesMax) {
          throw tooLarge();
        }
        place.body(all.size() + n);
        all.write(some, 0, n);
        if (System.nanoTime() - start > time().toNanos()) {
          throw tooSlow();
        }
      }
      ended = true;
      return all.toByteArray();
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw tooSlow();
      }
      throw new Refused(Code.BAD_REQUEST, "The body broke off or is not framed properly.");
    }
  }

  /**
   * Reads what is left of the body and drops it, within bounds; false when there is more, so that
   * the connection must end.
   */
  boolean finish() {
    if (ended || request.getContentLengthLong() == 0 || !announced()) {
      return true;
    }
    if (request.getHeader("Expect") != null || request.getContentLengthLong() > drained()) {
      return false;
    }
    long start = System.nanoTime();
    var some = new byte[PART_BYTES];
    int dropped = 0;
    try {
      var in = request.getInputStream();
      while (dropped <= drained() && System.nanoTime() - start < time().toNanos()) {
        int n = in.read(some);
        if (n < 0) {
          return true;
        }
        dropped += n;
      }
    } catch (IOException e) {
      // What broke off has nothing left to read.
    }
    return false;
  }

  private boolean announced() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private Duration time() {
    return timeMax.multipliedBy(1 + bytesMax / DRAIN_BYTES_MAX);
  }

  private int drained() {
    return Math.max(DRAIN_BYTES_MAX, 2 * bytesMax);
  }

  private Refused tooLarge() {
    return new Refused(Code.TOO_LARGE, "A body may have at most " + bytesMax + " bytes here.");
  }

  private Refused tooSlow() {
    return new Refused(
        Code.REQUEST_TIMEOUT, "The body took longer than " + time().toSeconds() + " s.");
  }
}

package dev.comanda.http.server;

import static dev.comanda.http.Request.BODY_BYTES_MAX;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body off its connection, at most so many bytes in at most so much time: that of
 * an ordinary body, and as much again for each MiB that this one may have.
 */
final class ArrivingBody implements WebRequest.Body {
  /** What is read and thrown away of a refused body, so that the client gets to read why. */
  static final int DRAIN_BYTES_MAX = 1024 * 1024;

  /** Bytes read at a time. */
  private static final int PART_BYTES = 2_048;

  private final Request request;
  private final Duration timeMax;
  private final Load.Place place;
  private @Nullable InputStream in;
  private boolean ended;
  private int bytesMax = BODY_BYTES_MAX;

  ArrivingBody(Request request, Duration timeMax, Load.Place place) {
    this.request = request;
    this.timeMax = timeMax;
    this.place = place;
  }

  @Override
  public byte[] read(int most) {
    bytesMax = most;
    if (request.getLength() > bytesMax) {
      throw tooLarge();
    }
    long start = System.nanoTime();
    // Nothing is set aside for a length that is only announced.
    var all = new ByteArrayOutputStream(256);
    var some = new byte[PART_BYTES];
    place.waits(true);
    try {
      var in = in();
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
      place.waits(false);
      if (all.size() > Load.SMALL_BYTES) {
        place.makes(all.size());
      }
      return all.toByteArray();
    } catch (IOException | HttpException.RuntimeException e) {
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
    if (ended || request.getLength() == 0 || !announced()) {
      return true;
    }
    if (request.getHeaders().contains(HttpHeader.EXPECT) || request.getLength() > drained()) {
      return false;
    }
    long start = System.nanoTime();
    var some = new byte[PART_BYTES];
    int dropped = 0;
    place.waits(true);
    try {
      var in = in();
      while (dropped <= drained() && System.nanoTime() - start < time().toNanos()) {
        int n = in.read(some);
        if (n < 0) {
          return true;
        }
        dropped += n;
      }
    } catch (IOException | HttpException.RuntimeException e) {
      // What broke off has nothing left to read.
    }
    return false;
  }

  /** What is left of it. */
  private InputStream in() {
    var begun = in == null ? Content.Source.asInputStream(request) : in;
    in = begun;
    return begun;
  }

  private boolean announced() {
    return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
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

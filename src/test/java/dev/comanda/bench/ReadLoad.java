package dev.comanda.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Readers who ask the same over kept-alive connections, each as soon as its last answer is there.
 * One thread, because it runs on the same cores as what it measures. Not thread-safe.
 */
final class ReadLoad {
  /** Bytes of the longest answer that is waited for. */
  private static final int ANSWER_BYTES_MAX = 1 << 20;

  private final URI address;

  /**
   * What is asked.
   *
   * @param etag of what the reader has already, or empty
   * @param status what it is answered
   */
  record Ask(String path, String token, String etag, int status) {
    /** Something that the reader has not got yet. */
    Ask(String path, String token) {
      this(path, token, "", 200);
    }

    /** The same of a reader who has it. */
    Ask again(String known) {
      return new Ask(path, token, known, 304);
    }
  }

  /** What came of it. */
  record Result(long count, double perSecond, Latencies took) {}

  ReadLoad(URI address) {
    this.address = address;
  }

  /**
   * Reads for some time over so many connections.
   *
   * @throws IllegalStateException when an answer is another than it should be
   */
  Result run(Ask ask, int connections, Duration time) throws IOException {
    var request = request(ask);
    try (var loop = new Loop()) {
      var readers = new ArrayList<Connection>();
      for (int i = 0; i < connections; i++) {
        readers.add(new Connection(loop, address, ANSWER_BYTES_MAX));
      }
      var run = new Run(request, System.nanoTime() + time.toNanos(), ask);
      for (var reader : readers) {
        run.send(reader);
      }
      loop.until(() -> idle(readers), time.plusSeconds(30), "the last answer");
      return new Result(run.count, run.count / (time.toNanos() / 1e9), run.took);
    }
  }

  private byte[] request(Ask ask) {
    var known = ask.etag().isEmpty() ? "" : "\r\nIf-None-Match: " + ask.etag();
    var text =
        "GET "
            + ask.path()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nAccept-Encoding: gzip\r\nAuthorization: Bearer "
            + ask.token()
            + known
            + "\r\n\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean idle(List<Connection> readers) {
    return readers.stream().noneMatch(Connection::busy);
  }

  private static final class Run {
    private final ByteBuffer request;
    private final long endNanos;
    private final Ask ask;
    private final Latencies took = new Latencies();
    private long count;

    Run(byte[] request, long endNanos, Ask ask) {
      this.request = ByteBuffer.allocateDirect(request.length).put(request);
      this.endNanos = endNanos;
      this.ask = ask;
    }

    void send(Connection reader) throws IOException {
      long sentNanos = System.nanoTime();
      reader.send(
          request.duplicate().flip(), (status, nanos) -> next(reader, status, sentNanos, nanos));
    }

    private void next(Connection reader, int status, long sentNanos, long nanos)
        throws IOException {
      if (status != ask.status()) {
        throw new IllegalStateException(ask.path() + " was answered " + status);
      }
      if (nanos < endNanos) {
        count++;
        took.add(nanos - sentNanos);
        send(reader);
      }
    }
  }
}

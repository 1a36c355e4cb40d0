package dev.comanda.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Workers who take tickets of one station, each the next one as soon as it has one, while as many
 * are ordered as they take. One thread, because it runs on the same cores as what it measures. Not
 * thread-safe.
 */
final class ClaimLoad {
  /** Tickets of an order: as many units as robots are given of one. */
  static final int UNITS = 50;

  /** Orders on their way at once. */
  private static final int ORDERING = 4;

  private static final Duration END_MAX = Duration.ofSeconds(30);
  private static final String ID = "\"id\":\"";
  private static final int ID_CHARS = 36;

  private final Bar bar;
  private final int workers;

  /**
   * Where they work.
   *
   * @param staff token of who orders
   * @param key of the workers
   * @param product that the station makes
   */
  record Bar(
      URI address, String staff, String key, String location, String station, String product) {}

  /**
   * What came of it.
   *
   * @param given ids of the tickets that workers were answered
   * @param inTime how many of them before the time was over
   * @param nothing answers that there was none
   * @param ordered tickets that were ordered
   */
  record Result(
      Set<String> given, long inTime, int nothing, long ordered, double seconds, Latencies took) {
    double perSecond() {
      return inTime / seconds;
    }
  }

  ClaimLoad(Bar bar, int workers) {
    this.bar = bar;
    this.workers = workers;
  }

  /**
   * Lets them work for some time.
   *
   * @param waiting tickets that are left when each worker has one
   */
  Result run(int waiting, Duration time) throws IOException {
    try (var loop = new Loop()) {
      var run = new Run(loop, waiting + workers, time);
      run.refill();
      loop.until(run::filled, END_MAX, "the first tickets");
      run.work();
      loop.until(run::idle, time.plus(END_MAX), "the last answer");
      run.close();
      return run.result();
    }
  }

  private ByteBuffer request(String path, String token, String body) {
    var text =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: " + bar.address().getAuthority(),
            "Authorization: Bearer " + token,
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body);
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  private final class Run {
    private final List<Connection> working = new ArrayList<>();
    private final List<ByteBuffer> claims = new ArrayList<>();
    private final List<Connection> ordering = new ArrayList<>();
    private final ByteBuffer order =
        request(
            "/api/orders",
            bar.staff(),
            "{\"location\":\"%s\",\"lines\":[{\"product_id\":\"%s\",\"quantity\":%d}]}"
                .formatted(bar.location(), bar.product(), UNITS));
    private final Set<String> given = new HashSet<>();
    private final Latencies took = new Latencies();
    private final int level;
    private final Duration time;
    private long endNanos;
    private long inTime;
    private long sent;
    private long ordered;
    private int nothing;

    Run(Loop loop, int level, Duration time) throws IOException {
      this.level = level;
      this.time = time;
      var path = "/api/stations/" + bar.station() + "/claims?wait=10";
      for (int i = 0; i < workers; i++) {
        working.add(new Connection(loop, bar.address()));
        claims.add(request(path, bar.key(), "{\"worker\":\"robot " + i + "\"}"));
      }
      for (int i = 0; i < ORDERING; i++) {
        ordering.add(new Connection(loop, bar.address()));
      }
    }

    /** Orders until as many tickets are there, or on their way, as there are to be. */
    void refill() throws IOException {
      for (var connection : ordering) {
        if (sent - given.size() < level && !connection.busy()) {
          sent += UNITS;
          connection.send(order.duplicate(), (status, nanos) -> ordered(connection, status));
        }
      }
    }

    private void ordered(Connection connection, int status) throws IOException {
      if (status != 201) {
        throw new IllegalStateException("an order was answered " + connection.answer());
      }
      ordered += UNITS;
      refill();
    }

    boolean filled() {
      return ordered >= level;
    }

    void work() throws IOException {
      endNanos = System.nanoTime() + time.toNanos();
      for (int i = 0; i < workers; i++) {
        claim(i);
      }
    }

    private void claim(int worker) throws IOException {
      var connection = working.get(worker);
      long sentNanos = System.nanoTime();
      connection.send(
          claims.get(worker).duplicate(),
          (status, nanos) -> answered(worker, status, connection.answer(), sentNanos, nanos));
    }

    private void answered(int worker, int status, String answer, long sentNanos, long nanos)
        throws IOException {
      if (status == 200) {
        int at = answer.indexOf(ID) + ID.length();
        if (!given.add(answer.substring(at, at + ID_CHARS))) {
          throw new IllegalStateException("a ticket was given twice: " + answer);
        }
      } else if (status == 204) {
        nothing++;
      } else {
        throw new IllegalStateException("a worker was answered " + answer);
      }
      if (nanos < endNanos) {
        inTime += status == 200 ? 1 : 0;
        took.add(nanos - sentNanos);
        refill();
        claim(worker);
      }
    }

    boolean idle() {
      return working.stream().noneMatch(Connection::busy)
          && ordering.stream().noneMatch(Connection::busy);
    }

    void close() throws IOException {
      for (var connection : working) {
        connection.close();
      }
      for (var connection : ordering) {
        connection.close();
      }
    }

    Result result() {
      return new Result(given, inTime, nothing, ordered, time.toNanos() / 1e9, took);
    }
  }
}

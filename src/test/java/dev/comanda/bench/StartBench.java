package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How soon a server that is started on data that is there has answered an order, and how much
 * memory it has after many.
 */
final class StartBench {
  /** Of orders before memory is looked at. */
  static final int LOAD_SECONDS = 30;

  private static final int CONNECTIONS = 64;
  private static final double MIB = 1024 * 1024;

  private final Plan plan;
  private final Consumer<String> progress;
  private final List<Double> quick = new ArrayList<>();
  private final List<Double> slow = new ArrayList<>();

  /**
   * What is measured.
   *
   * @param rounds starts of each kind, in turns
   * @param seconds of orders before memory is looked at
   */
  record Plan(int rounds, int seconds) {}

  /** How a server is started. */
  @FunctionalInterface
  private interface Starting {
    Server on(Path folder) throws IOException;
  }

  StartBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one; the outcome as in docs/benchmarks.md. */
  String run(Path folder) throws IOException, InterruptedException {
    progress.accept("making a place …");
    World world;
    try (var server = Server.start(folder)) {
      world = World.make(server, new World.Size(1, CONNECTIONS, CONNECTIONS));
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.accept("round " + round + " …");
      quick.add(seconds(folder, world, Server::startAgain));
      slow.add(seconds(folder, world, Server::startAgainSlowly));
    }
    progress.accept("orders …");
    try (var server = Server.startAgain(folder)) {
      var orders = OrderLoad.ofGuests(server.address(), world.onePlace());
      var done = orders.run(CONNECTIONS, Duration.ofSeconds(plan.seconds()));
      return text(done.acknowledged(), Resident.of(server.pid()), server.postgresBytes());
    }
  }

  /** From the moment the process is begun until its first order is answered. */
  private static double seconds(Path folder, World world, Starting how) throws IOException {
    long begun = System.nanoTime();
    try (var server = how.on(folder)) {
      var one = OrderLoad.ofGuests(server.address(), world.onePlace().subList(0, 1));
      long answered = one.run(1, Duration.ofNanos(1)).acknowledged();
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (answered == 0) {
        throw new IllegalStateException("no order was answered");
      }
      return seconds;
    }
  }

  private String text(long orders, Resident java, long postgres) throws IOException {
    return String.format(
        Locale.ROOT,
        """
        - Machine: %s
        - Until the first order is answered, from the start of the process, embedded database, data there; medians of %d starts, in turns.

        | started | s |
        |---|--:|
        | with the cache that the first start made | %.2f |
        | without it | %.2f |

        | after %d orders in %d s over %d connections | MiB |
        |---|--:|
        | Java, resident | %.0f |
        | Java, at most | %.0f |
        | PostgreSQL, all its processes | %.0f |
        """,
        Machine.words(),
        plan.rounds(),
        median(quick),
        median(slow),
        orders,
        plan.seconds(),
        CONNECTIONS,
        java.now() / MIB,
        java.most() / MIB,
        postgres / MIB);
  }

  private static double median(List<Double> seconds) {
    return Measure.median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
  }
}

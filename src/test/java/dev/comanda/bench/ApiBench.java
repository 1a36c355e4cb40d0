package dev.comanda.bench;

import dev.comanda.order.ClosedDays;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How many reads a second the program answers, one kind after the other, and how soon. */
final class ApiBench {
  /** Requests under way at once. */
  private static final int CONNECTIONS = 16;

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param ordersSeconds how long guests order before anything is read
   * @param seconds of each kind of read in each round
   */
  record Plan(World.Size size, int ordersSeconds, int rounds, int seconds) {}

  /** A kind of read. */
  private record Read(String words, String path, String token) {}

  /** What was measured of it, the median of the rounds. */
  private record Row(String words, double perSecond, double p50Millis, double p99Millis) {}

  /** The outcome as it stands in docs/benchmarks.md. */
  record Table(Plan plan, long orders, List<String> rows) {
    String text() throws IOException {
      var lines = new ArrayList<String>();
      lines.add("- Machine: " + Machine.words());
      lines.add(
          String.format(
              Locale.ROOT,
              "- %d connections, each asking again when it is answered; medians of %d rounds of %d s; gzip"
                  + " as browsers ask for it; %,d orders in the database, their date added up.",
              CONNECTIONS,
              plan.rounds(),
              plan.seconds(),
              orders));
      lines.add("");
      lines.add("| read | requests/s | p50 ms | p99 ms |");
      lines.add("|---|--:|--:|--:|");
      lines.addAll(rows);
      return String.join("\n", lines) + "\n";
    }
  }

  ApiBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one. */
  Table run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder);
        var database = server.database(2)) {
      progress.accept("making locations, products, sessions and guests …");
      var world = World.make(server, plan.size());
      var load = new OrderLoad(server.address(), world.onePlace());
      var orders = load.run(CONNECTIONS, Duration.ofSeconds(plan.ordersSeconds())).acknowledged();
      var rows = new BenchRows(database);
      rows.endDay();
      new ClosedDays(database).runOnce();
      rows.analyze();
      return new Table(plan, orders, measured(server, reads(server, world)));
    }
  }

  private static List<Read> reads(Server server, World world) {
    var staff = World.staff(server.address());
    var guest = world.onePlace().getFirst();
    var at = "/api/locations/" + guest.location();
    var reports = "/api/reports/%s?location=" + guest.location();
    return List.of(
        new Read("is it alive", "/livez", ""),
        new Read("a guest's menu", "/api/guest/menu", guest.token()),
        new Read("a guest's session", "/api/guest/session", guest.token()),
        new Read("the panel", at + "/panel", staff),
        new Read("50 sessions", at + "/sessions", staff),
        new Read("one session with its orders", "/api/sessions/" + guest.session(), staff),
        new Read("100 products of the catalog", at + "/products?limit=100", staff),
        new Read("100 events of the log", at + "/events?limit=100", staff),
        new Read("report by product", String.format(reports, "products"), staff),
        new Read("report by day", String.format(reports, "summary"), staff),
        new Read("report by waiter", String.format(reports, "staff"), staff),
        new Read("report by hour", String.format(reports, "hours"), staff));
  }

  private List<String> measured(Server server, List<Read> reads) throws IOException {
    var load = new ReadLoad(server.address());
    var rows = new ArrayList<String>();
    for (var read : reads) {
      progress.accept(read.words() + " …");
      load.run(read.path(), read.token(), CONNECTIONS, Duration.ofSeconds(1));
      var rounds = new ArrayList<ReadLoad.Result>();
      for (int round = 0; round < plan.rounds(); round++) {
        rounds.add(
            load.run(read.path(), read.token(), CONNECTIONS, Duration.ofSeconds(plan.seconds())));
      }
      rows.add(line(row(read, rounds)));
    }
    return rows;
  }

  private static Row row(Read read, List<ReadLoad.Result> rounds) {
    return new Row(
        read.words(),
        Measure.median(rounds.stream().mapToDouble(ReadLoad.Result::perSecond).toArray()),
        Measure.median(rounds.stream().mapToDouble(r -> r.took().millis(0.5)).toArray()),
        Measure.median(rounds.stream().mapToDouble(r -> r.took().millis(0.99)).toArray()));
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %.1f |",
        row.words(),
        row.perSecond(),
        row.p50Millis(),
        row.p99Millis());
  }
}

package dev.comanda.bench;

import dev.comanda.order.day.ClosedDays;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How many reads a second the program answers, all kinds in turns, and how soon. */
final class ApiBench {
  /** Requests under way at once. */
  private static final int CONNECTIONS = 16;

  private static final Duration WARM_UP = Duration.ofSeconds(1);

  /** How long guests order at a time, until there are orders enough. */
  private static final Duration ORDERING = Duration.ofMillis(250);

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param ordersMin orders that are open when anything is read
   * @param seconds of each kind of read in each round
   */
  record Plan(World.Size size, int ordersMin, int rounds, int seconds) {}

  /**
   * A kind of read.
   *
   * @param stirred whether what is sold at the place changes all the while
   */
  private record Read(String words, ReadLoad.Ask ask, boolean stirred) {
    Read(String words, String path, String token) {
      this(words, new ReadLoad.Ask(path, token), false);
    }
  }

  /**
   * What a round measured of it.
   *
   * @param ofAlive its rate as a part of that of the answer that costs least
   * @param cpuMicros processor time of Java and PostgreSQL a request
   */
  private record Row(
      double perSecond, double ofAlive, double p50Millis, double p99Millis, double cpuMicros) {}

  /** The outcome as it stands in docs/benchmarks.md. */
  record Table(Plan plan, long orders, List<String> rows) {
    String text() throws IOException {
      var lines = new ArrayList<String>();
      lines.add("- Machine: " + Machine.words());
      lines.add(
          String.format(
              Locale.ROOT,
              "- %d connections, each asking again when it is answered; medians of %d rounds of %d s each,"
                  + " all kinds in turns; gzip as browsers ask for it; %,d orders in the database, their date"
                  + " added up.",
              CONNECTIONS,
              plan.rounds(),
              plan.seconds(),
              orders));
      lines.add("");
      lines.add(
          "| read | requests/s | of “is it alive” | p50 ms | p99 ms | server CPU µs/request |");
      lines.add("|---|--:|--:|--:|--:|--:|");
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
      var load = OrderLoad.ofGuests(server.address(), world.onePlace());
      long orders = 0;
      while (orders < plan.ordersMin()) {
        orders += load.run(CONNECTIONS, ORDERING).acknowledged();
      }
      var rows = new BenchRows(database);
      rows.endDay();
      new ClosedDays(database).runOnce();
      rows.analyze();
      var guest = world.onePlace().getFirst();
      return new Table(plan, orders, measured(server, guest));
    }
  }

  private static List<Read> reads(Server server, World.Guest guest, String staff) {
    var at = "/api/locations/" + guest.location();
    var reports = "/api/reports/%s?location=" + guest.location();
    var menu = new ReadLoad.Ask("/api/guest/menu", guest.token());
    var etag = new Api(server.address()).etag(menu.path(), menu.token());
    return List.of(
        new Read("is it alive", "/livez", ""),
        new Read("who is signed in", "/api/auth/verify", staff),
        new Read("a guest's menu", menu, false),
        new Read("the same where the phone has it", menu.again(etag), false),
        new Read("a guest's menu that changes 20 times a second", menu, true),
        new Read("a guest's session", "/api/guest/session", guest.token()),
        new Read("the panel", at + "/panel", staff),
        new Read(
            "the panel while something happens 20 times a second",
            new ReadLoad.Ask(at + "/panel", staff),
            true),
        new Read("50 sessions", at + "/sessions", staff),
        new Read("one session with its orders", "/api/sessions/" + guest.session(), staff),
        new Read("100 products of the catalog", at + "/products?limit=100", staff),
        new Read("100 events of the log", at + "/events?limit=100", staff),
        new Read("report by product", String.format(reports, "products"), staff),
        new Read("report by day", String.format(reports, "summary"), staff),
        new Read("report by waiter", String.format(reports, "staff"), staff),
        new Read("report by hour", String.format(reports, "hours"), staff));
  }

  private List<String> measured(Server server, World.Guest guest) throws IOException {
    var staff = World.staff(server.address());
    var reads = reads(server, guest, staff);
    var load = new ReadLoad(server.address());
    for (var read : reads) {
      load.run(read.ask(), CONNECTIONS, WARM_UP);
    }
    var rounds = new ArrayList<List<Row>>();
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.accept("round " + round + " …");
      rounds.add(round(server, load, reads, () -> new Stir(server.address(), guest, staff)));
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < reads.size(); i++) {
      int kind = i;
      lines.add(line(reads.get(i), rounds.stream().map(round -> round.get(kind)).toList()));
    }
    return lines;
  }

  /** Ratios are within a round, which shares its minutes. */
  private List<Row> round(Server server, ReadLoad load, List<Read> reads, Supplier<Stir> stirs)
      throws IOException {
    var rows = new ArrayList<Row>();
    for (var read : reads) {
      var before = CpuTimes.now(server.pid());
      var result = result(load, read, stirs);
      var used = CpuTimes.now(server.pid()).since(before);
      double alive = rows.isEmpty() ? result.perSecond() : rows.getFirst().perSecond();
      rows.add(
          new Row(
              result.perSecond(),
              result.perSecond() / alive,
              result.took().millis(0.5),
              result.took().millis(0.99),
              (used.jvmMicros() + used.postgresMicros()) / (double) result.count()));
    }
    return rows;
  }

  private ReadLoad.Result result(ReadLoad load, Read read, Supplier<Stir> stirs)
      throws IOException {
    var stir = read.stirred() ? Optional.of(stirs.get()) : Optional.<Stir>empty();
    try {
      return load.run(read.ask(), CONNECTIONS, Duration.ofSeconds(plan.seconds()));
    } finally {
      stir.ifPresent(Stir::close);
    }
  }

  private static String line(Read read, List<Row> rounds) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.3f | %.1f | %.1f | %,.0f |",
        read.words(),
        median(rounds, Row::perSecond),
        median(rounds, Row::ofAlive),
        median(rounds, Row::p50Millis),
        median(rounds, Row::p99Millis),
        median(rounds, Row::cpuMicros));
  }

  private static double median(List<Row> rounds, ToDoubleFunction<Row> figure) {
    return Measure.median(rounds.stream().mapToDouble(figure).toArray());
  }
}

package dev.comanda.bench;

import dev.comanda.db.Database;
import dev.comanda.order.day.ClosedDays;
import dev.comanda.report.ProductSums;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The product report beside a GROUP BY over the lines of the same years, in turns, with equal
 * figures.
 */
final class ReportsBench {
  private static final String ZONE = "Europe/Berlin";

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param months whole months with orders, before the one that has begun
   * @param ordersToday on the open date
   * @param later the last of them, which are not added up yet
   * @param runs of the report in each round, of which the median counts; the opponent has three
   */
  record Plan(
      int months,
      int ordersPerDay,
      int ordersToday,
      int later,
      int products,
      int rounds,
      int runs) {}

  /**
   * Dates to report about.
   *
   * @param timesMin how many times as fast as the opponent the report must be; 0 where nothing is
   *     asked
   * @param waiter whose sales alone are asked for; null for all
   */
  record Span(String words, LocalDate first, LocalDate last, int timesMin, @Nullable UUID waiter) {
    Span(String words, LocalDate first, LocalDate last, int timesMin) {
      this(words, first, last, timesMin, null);
    }
  }

  /** Milliseconds of a round. */
  record Times(double grouped, double report, double overHttp) {
    double ratio() {
      return grouped / report;
    }
  }

  /** What was measured over a span. */
  record Row(Span span, long lines, List<Times> rounds) {}

  ReportsBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  private record Sides(Database reading, SalesRows rows, UUID locationId, ReportCaller caller) {
    Sides again() {
      return new Sides(reading, rows, locationId, caller.again());
    }
  }

  /** Runs all rounds on a new data folder in this one. */
  ReportsTable run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder);
        var database = server.database(3);
        var reading = server.databaseByIndexes(1)) {
      var caller = ReportCaller.atNewLocation(server, ZONE);
      var locationId = caller.locationId();
      var rows = new SalesRows(database, locationId);
      var today = LocalDate.now(ZoneId.of(ZONE)).minusDays(1);
      long begun = System.nanoTime();
      fill(rows, caller.categoryId(), today);
      var filling = Duration.ofNanos(System.nanoTime() - begun);
      progress.accept("adding up the days …");
      begun = System.nanoTime();
      new ClosedDays(database).runOnce();
      var addingUp = Duration.ofNanos(System.nanoTime() - begun);
      open(rows, today, plan.ordersToday() - plan.later() + 1, plan.ordersToday());
      progress.accept("writing the opponent's lines …");
      rows.opponent();
      rows.vacuum();
      var measured = rounds(new Sides(reading, rows, locationId, caller), today);
      return new ReportsTable(
          plan, measured, new BenchRows(database).settings(), filling, addingUp);
    }
  }

  private LocalDate firstMonth(LocalDate today) {
    return today.withDayOfMonth(1).minusMonths(plan.months());
  }

  /** A month at a time, and the open date at the end; no date is over while they are written. */
  private void fill(SalesRows rows, UUID categoryId, LocalDate today) throws SQLException {
    rows.products(categoryId, plan.products());
    rows.open(firstMonth(today), 0);
    for (var month = firstMonth(today); month.isBefore(today); month = month.plusMonths(1)) {
      progress.accept("filling " + month + " …");
      var last = month.plusMonths(1).minusDays(1);
      var until = last.isBefore(today) ? last : today.minusDays(1);
      rows.orders(month, until, 1, plan.ordersPerDay());
      rows.lines(month, until, 1, plan.products());
    }
    open(rows, today, 1, plan.ordersToday() - plan.later());
    rows.vacuum();
  }

  private void open(SalesRows rows, LocalDate today, int from, int to) throws SQLException {
    rows.orders(today, today, from, to);
    rows.lines(today, today, from, plan.products());
    rows.open(today, to);
  }

  private List<Span> spans(LocalDate today) {
    var month = today.withDayOfMonth(1);
    var yesterday = today.minusDays(1);
    var first = firstMonth(today);
    var all = plan.months() % 12 == 0 ? plan.months() / 12 + " years" : plan.months() + " months";
    return List.of(
        new Span(all, first, month.minusDays(1), 100),
        new Span("a quarter", month.minusMonths(3), month.minusDays(1), 20),
        new Span("a month", month.minusMonths(1), month.minusDays(1), 15),
        new Span(all + ", from a 15th until yesterday", first.plusDays(14), yesterday, 0),
        new Span("90 days until yesterday", yesterday.minusDays(89), yesterday, 0),
        new Span("30 days until yesterday", yesterday.minusDays(29), yesterday, 0),
        new Span("90 days with the open date", today.minusDays(89), today, 5),
        new Span("30 days with the open date", today.minusDays(29), today, 5),
        new Span("the open date", today, today, 1),
        new Span("one waiter, " + all, first, month.minusDays(1), 0, SalesRows.WAITER),
        new Span("one waiter, the open date", today, today, 0, SalesRows.WAITER));
  }

  private List<Row> rounds(Sides sides, LocalDate today) {
    var spans = spans(today);
    Map<Span, List<Times>> times = new LinkedHashMap<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      var those = sides.again();
      for (var span : spans) {
        var measured = measure(those, span);
        progress.accept(
            String.format(
                "round %d  %s: %.1f ms, %.2f ms",
                round, span.words(), measured.grouped(), measured.report()));
        // The first round warms up.
        if (round > 0) {
          times.computeIfAbsent(span, s -> new ArrayList<>()).add(measured);
        }
      }
    }
    var rows = new ArrayList<Row>();
    times.forEach(
        (span, each) ->
            rows.add(
                new Row(span, sides.rows().count(span.waiter(), span.first(), span.last()), each)));
    return rows;
  }

  private Times measure(Sides sides, Span span) {
    var rows = sides.rows();
    var waiter = span.waiter();
    var first = span.first();
    var last = span.last();
    if (!rows.grouped(waiter, first, last).equals(told(sides, span))) {
      throw new IllegalStateException("the figures of " + span + " differ");
    }
    return new Times(
        millis(() -> rows.grouped(waiter, first, last), 3),
        millis(() -> told(sides, span), plan.runs()),
        millis(() -> sides.caller().products(waiter, first, last), plan.runs()));
  }

  private static Map<UUID, ProductSums.Sum> told(Sides sides, Span span) {
    return ProductSums.told(
        sides.reading(), sides.locationId(), span.waiter(), span.first(), span.last());
  }

  private static double millis(Runnable work, int runs) {
    var millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      long begun = System.nanoTime();
      work.run();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    return Measure.median(millis);
  }
}

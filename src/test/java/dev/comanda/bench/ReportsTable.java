package dev.comanda.bench;

import dev.comanda.bench.ReportsBench.Row;
import dev.comanda.bench.ReportsBench.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The outcome as it stands in docs/benchmarks.md. */
record ReportsTable(
    ReportsBench.Plan plan,
    List<Row> rows,
    List<String> settings,
    Duration filling,
    Duration addingUp) {

  /** The Markdown of it. */
  String text() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("- Machine: " + Machine.words());
    lines.add("- PostgreSQL says: " + String.join(", ", settings));
    lines.add(
        String.format(
            Locale.ROOT,
            "- %,d products, %,d orders of three lines on each date and %,d on the open one, written in %,d s"
                + " with all constraints on; adding up all of it but the last %,d orders took %,d s.",
            plan.products(),
            plan.ordersPerDay(),
            plan.ordersToday(),
            filling.toSeconds(),
            plan.later(),
            addingUp.toSeconds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "- Warm, medians of %d rounds in turns, each the median of %d reports and of 3 GROUP BYs;"
                + " the figures of both are compared each time and equal.",
            plan.rounds(),
            plan.runs()));
    lines.add("");
    lines.add(
        "| dates | lines | GROUP BY ms | report ms | ratio | must be | report over HTTP ms |");
    lines.add("|---|--:|--:|--:|--:|---|--:|");
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(Row row) {
    double ratio = median(row, Times::ratio);
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.1f | %.2f | %,.0f × | %s | %.2f |",
        row.span().words(),
        row.lines(),
        median(row, Times::grouped),
        median(row, Times::report),
        ratio,
        must(row.span().timesMin(), ratio),
        median(row, Times::overHttp));
  }

  private static String must(int timesMin, double ratio) {
    if (timesMin == 0) {
      return "";
    }
    return "≥ " + timesMin + " ×: " + (ratio >= timesMin ? "reached" : "not reached");
  }

  private static double median(Row row, ToDoubleFunction<Times> figure) {
    return Measure.median(row.rounds().stream().mapToDouble(figure).toArray());
  }
}

package dev.comanda.bench;

import dev.comanda.bench.OrdersBench.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The outcome as it stands in docs/benchmarks.md.
 *
 * @param told what the table begins with
 * @param addingUpMicros processor time an order when its day is added up
 */
record Report(
    OrdersBench.Plan plan,
    Map<Leg, List<Measure>> measured,
    List<String> told,
    long acknowledged,
    double addingUpMicros) {

  /**
   * What must be reached.
   *
   * @param theirs the opponent's legs, of which the faster counts
   * @param rateMin how many times as many orders a second
   * @param cpuMax the part of its processor time an order; 0 where nothing is asked
   */
  private record Row(Leg ours, List<Leg> theirs, int rateMin, double cpuMax) {}

  /** Design, "durable orders/s". */
  private static final List<Row> ROWS =
      List.of(
          new Row(Leg.COMANDA_64, List.of(Leg.PGBENCH_16, Leg.PGBENCH_64), 2, 0.45),
          new Row(Leg.COMANDA_256, List.of(Leg.PGBENCH_16, Leg.PGBENCH_64), 3, 0.36),
          new Row(Leg.COMANDA_ONE, List.of(Leg.PGBENCH_ONE), 5, 0));

  /** The Markdown of it. */
  String text() {
    var lines = new ArrayList<>(told);
    lines.add(
        String.format(
            Locale.ROOT,
            "- Adding up the day afterwards took PostgreSQL %.1f µs of processor time an order; it is not in"
                + " the table.",
            addingUpMicros));
    switch (plan.along()) {
      case NOTHING -> {}
      case TICKETS -> lines.add("- Each order has two tickets, at two stations, also of pgbench.");
      case DELIVERIES ->
          lines.add("- Each order has three deliveries, one for each line, also of pgbench.");
    }
    lines.add("");
    lines.addAll(Measure.HEAD);
    for (var leg : Leg.values()) {
      lines.add(Measure.median(rounds(leg)).row(leg.words()));
    }
    lines.add("");
    lines.add("| against pgbench at its better rate | rate | must be | server CPU | must be |");
    lines.add("|---|--:|--:|--:|--:|");
    ROWS.forEach(row -> lines.add(verdict(row)));
    return String.join("\n", lines) + "\n";
  }

  private List<Measure> rounds(Leg leg) {
    return Objects.requireNonNull(measured.get(leg));
  }

  /** Ratios within a round, which share their minute, and the median of them. */
  private String verdict(Row row) {
    var rates = new double[plan.rounds()];
    var cpus = new double[plan.rounds()];
    IntStream.range(0, plan.rounds())
        .forEach(
            i -> {
              var ours = rounds(row.ours()).get(i);
              var theirs =
                  row.theirs().stream()
                      .map(leg -> rounds(leg).get(i))
                      .max(Comparator.comparingDouble(Measure::perSecond))
                      .orElseThrow();
              rates[i] = ours.perSecond() / theirs.perSecond();
              cpus[i] = ours.serverMicros() / theirs.serverMicros();
            });
    double rate = Measure.median(rates);
    double cpu = Measure.median(cpus);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f × | ≥ %d ×: %s | %.2f | %s |",
        row.ours().words(),
        rate,
        row.rateMin(),
        reached(rate >= row.rateMin()),
        cpu,
        row.cpuMax() == 0
            ? ""
            : String.format(Locale.ROOT, "≤ %.2f: %s", row.cpuMax(), reached(cpu <= row.cpuMax())));
  }

  private static String reached(boolean so) {
    return so ? "reached" : "not reached";
  }
}

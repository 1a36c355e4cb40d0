package dev.comanda.bench;

import dev.comanda.bench.OrdersBench.Leg;
import java.util.ArrayList;
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

  /** What must be reached: design, "durable orders/s". */
  private static final double RATE_MIN = 3;

  private static final double CPU_MAX = 1.0 / 3;

  /** The Markdown of it. */
  String text() {
    var lines = new ArrayList<>(told);
    lines.add(
        String.format(
            Locale.ROOT,
            "- Adding up the day afterwards took PostgreSQL %.1f µs of processor time an order; it is not in"
                + " the table.",
            addingUpMicros));
    lines.add("");
    lines.addAll(Measure.HEAD);
    for (var leg : Leg.values()) {
      lines.add(Measure.median(rounds(leg)).row(leg.words()));
    }
    lines.add("");
    lines.add("| against pgbench at its better rate | rate | must be | server CPU | must be |");
    lines.add("|---|--:|--:|--:|--:|");
    lines.add(verdict(Leg.COMANDA_64));
    lines.add(verdict(Leg.COMANDA_256));
    return String.join("\n", lines) + "\n";
  }

  private List<Measure> rounds(Leg leg) {
    return Objects.requireNonNull(measured.get(leg));
  }

  /** Ratios within a round, which share their minute, and the median of them. */
  private String verdict(Leg leg) {
    var rates = new double[plan.rounds()];
    var cpus = new double[plan.rounds()];
    IntStream.range(0, plan.rounds())
        .forEach(
            i -> {
              var ours = rounds(leg).get(i);
              var few = rounds(Leg.PGBENCH_16).get(i);
              var more = rounds(Leg.PGBENCH_64).get(i);
              var theirs = few.perSecond() > more.perSecond() ? few : more;
              rates[i] = ours.perSecond() / theirs.perSecond();
              cpus[i] = ours.serverMicros() / theirs.serverMicros();
            });
    double rate = Measure.median(rates);
    double cpu = Measure.median(cpus);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f × | ≥ %.0f ×: %s | %.2f | ≤ %.2f: %s |",
        leg.words(),
        rate,
        RATE_MIN,
        rate >= RATE_MIN ? "reached" : "not reached",
        cpu,
        CPU_MAX,
        cpu <= CPU_MAX ? "reached" : "not reached");
  }
}

package dev.comanda.bench;

import dev.comanda.bench.DeliveryBench.Leg;
import dev.comanda.bench.DeliveryBench.Plan;
import dev.comanda.bench.DeliveryBench.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What came of deliveries, as it stands in docs/benchmarks.md. */
record DeliveryTable(Plan plan, List<String> settings, Map<Leg, List<Run>> measured) {
  /** What must be reached: design, "deliveries/s". */
  private static final double OF_CALLS_MIN = 0.95;

  private static final double OF_DB_SCHEDULER_MIN = 0.6;
  private static final double OF_JOBRUNR_MIN = 2;

  /** Who books, and how many at once. */
  static String words(Plan plan, Leg leg) {
    var who =
        switch (leg.side()) {
          case LANES -> String.format(Locale.ROOT, "Comanda, %,d lanes", plan.documents());
          case NO_LANES -> "Comanda, a lane each";
          case DB_SCHEDULER -> "db-scheduler";
          case JOBRUNR -> "JobRunr";
        };
    return who + ", " + plan.atOnce(leg) + " in flight";
  }

  /** The Markdown of it. */
  String text() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("- Machine: " + Machine.words());
    lines.add("- PostgreSQL says: " + String.join(", ", settings));
    lines.add("- db-scheduler: " + DbSchedulerQueue.SETTINGS + pool());
    lines.add("- JobRunr: " + JobRunrQueue.SETTINGS + pool());
    lines.add(
        String.format(
            Locale.ROOT,
            "- Medians of %d rounds; each time %,d lines wait; each of Comanda's was read back once, in the"
                + " order of its document.",
            plan.rounds(),
            plan.lines()));
    lines.add("");
    lines.add(
        "| who books | deliveries/s | of what the calls allow | CPU µs/delivery | of it Java |"
            + " PostgreSQL |");
    lines.add("|---|--:|--:|--:|--:|--:|");
    for (var leg : Leg.values()) {
      lines.add(row(leg));
    }
    lines.add("");
    lines.addAll(verdicts());
    return String.join("\n", lines) + "\n";
  }

  private static String pool() {
    return ", " + QueueChild.CONNECTIONS + " connections";
  }

  private String row(Leg leg) {
    double perSecond = median(leg, Run::perSecond);
    double java = median(leg, Run::jvmMicros);
    double postgres = median(leg, Run::postgresMicros);
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.0f %% | %.0f | %.0f | %.0f |",
        words(plan, leg),
        perSecond,
        100 * ofCalls(leg),
        java + postgres,
        java,
        postgres);
  }

  private List<String> verdicts() {
    var lines = new ArrayList<String>();
    lines.add("| | rate | must be |");
    lines.add("|---|--:|--:|");
    for (var leg : List.of(Leg.LANES_FEW, Leg.NO_LANES_FEW)) {
      lines.add(verdict(leg, "of what the calls allow", ofCalls(leg), OF_CALLS_MIN));
    }
    for (var leg : List.of(Leg.LANES_MANY, Leg.NO_LANES_MANY)) {
      lines.add(
          verdict(
              leg, "of db-scheduler's", ratio(leg, Leg.DB_SCHEDULER_MANY), OF_DB_SCHEDULER_MIN));
      lines.add(verdict(leg, "of JobRunr's", ratio(leg, Leg.JOBRUNR_MANY), OF_JOBRUNR_MIN));
    }
    return lines;
  }

  private String verdict(Leg leg, String of, double ratio, double min) {
    return String.format(
        Locale.ROOT,
        "| %s, %s | %.2f × | ≥ %s ×: %s |",
        words(plan, leg),
        of,
        ratio,
        min,
        ratio >= min ? "reached" : "not reached");
  }

  /** As many lines a second as there would be if nothing but the calls took time. */
  private double ofCalls(Leg leg) {
    double seconds = StandIn.CALLS * StandIn.ANSWERS.toNanos() / 1e9;
    return median(leg, Run::perSecond) * seconds / plan.atOnce(leg);
  }

  /** Within a round, which shares its minute, and the median of all. */
  private double ratio(Leg ours, Leg others) {
    return Measure.median(
        IntStream.range(0, plan.rounds())
            .mapToDouble(i -> runs(ours).get(i).perSecond() / runs(others).get(i).perSecond())
            .toArray());
  }

  private double median(Leg leg, ToDoubleFunction<Run> figure) {
    return Measure.median(runs(leg).stream().mapToDouble(figure).toArray());
  }

  private List<Run> runs(Leg leg) {
    return Objects.requireNonNull(measured.get(leg));
  }
}

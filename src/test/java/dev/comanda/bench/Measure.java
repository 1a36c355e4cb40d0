package dev.comanda.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one measurement came to.
 *
 * @param perSecond orders acknowledged a second
 * @param p50Millis the time of an answer; of pgbench, which keeps no list, the average
 * @param p99Millis NaN where it is not known
 * @param jvmMicros processor time of the Java server an order
 * @param postgresMicros processor time of PostgreSQL an order
 * @param clientMicros processor time of the load client an order
 */
record Measure(
    double perSecond,
    double p50Millis,
    double p99Millis,
    double jvmMicros,
    double postgresMicros,
    double clientMicros) {

  /** The head of a table of {@link #row}s. */
  static final List<String> HEAD =
      List.of(
          "| who orders | orders/s | p50 ms | p99 ms | server CPU µs/order | of it Java | PostgreSQL |"
              + " client CPU µs/order |",
          "|---|--:|--:|--:|--:|--:|--:|--:|");

  static Measure of(OrderLoad.Result load, CpuTimes used) {
    double orders = load.acknowledged();
    return new Measure(
        load.perSecond(),
        load.took().millis(0.5),
        load.took().millis(0.99),
        used.jvmMicros() / orders,
        used.postgresMicros() / orders,
        used.clientMicros() / orders);
  }

  /** Of tickets that workers take; what ordering them takes is in it. */
  static Measure of(ClaimLoad.Result load, CpuTimes used) {
    double given = load.given().size();
    return new Measure(
        load.perSecond(),
        load.took().millis(0.5),
        load.took().millis(0.99),
        used.jvmMicros() / given,
        used.postgresMicros() / given,
        used.clientMicros() / given);
  }

  /** The idle Java server is left out. */
  static Measure of(Pgbench.Result load, CpuTimes used) {
    double orders = load.transactions();
    return new Measure(
        load.perSecond(),
        load.averageMillis(),
        Double.NaN,
        0,
        used.postgresMicros() / orders,
        used.childrenMicros() / orders);
  }

  /** Of the server: all that a host needs to run it. */
  double serverMicros() {
    return jvmMicros + postgresMicros;
  }

  /** A row of a table. */
  String row(String who) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %s | %.0f | %.0f | %.0f | %.0f |",
        who,
        perSecond,
        p50Millis,
        Double.isNaN(p99Millis) ? "–" : String.format(Locale.ROOT, "%.1f", p99Millis),
        serverMicros(),
        jvmMicros,
        postgresMicros,
        clientMicros);
  }

  /** The same for who watches. */
  String line(String who) {
    return String.format(
        Locale.ROOT,
        "%-40s %,7.0f a second, server CPU %4.0f µs each (Java %.0f, PostgreSQL %.0f), client %.0f",
        who,
        perSecond,
        serverMicros(),
        jvmMicros,
        postgresMicros,
        clientMicros);
  }

  /** Each figure's median over the rounds. */
  static Measure median(List<Measure> rounds) {
    return new Measure(
        median(rounds, Measure::perSecond),
        median(rounds, Measure::p50Millis),
        median(rounds, Measure::p99Millis),
        median(rounds, Measure::jvmMicros),
        median(rounds, Measure::postgresMicros),
        median(rounds, Measure::clientMicros));
  }

  private static double median(List<Measure> rounds, ToDoubleFunction<Measure> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  static double median(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

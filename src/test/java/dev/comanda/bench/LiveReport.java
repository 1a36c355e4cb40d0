package dev.comanda.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The outcome as it stands in docs/benchmarks.md.
 *
 * @param givenUp rounds at whose end the server had cut that one
 * @param told events that screens got, each once
 */
record LiveReport(
    LiveBench.Plan plan,
    List<Idle> idle,
    List<Broadcast.Result> broadcasts,
    Screens screens,
    int givenUp,
    long acknowledged,
    long told) {

  /** What must be reached: design, "place-to-panel" and "sockets". */
  private static final double PANEL_MAX = 3;

  private static final double RESIDENT_MIB_MAX = 1_024;
  private static final double BROADCAST_MILLIS_MAX = 25;

  /** What of the others' p99 with a stuck reader beside them still counts as the same. */
  private static final double STUCK_MAX = 1.25;

  private static final double MIB = 1_024.0 * 1_024;

  /**
   * Idle sockets on a server that was started for them.
   *
   * @param before resident bytes of the Java process without sockets
   * @param after with them
   * @param most at most until then
   */
  record Idle(int sockets, long before, long after, long most) {
    double bytesASocket() {
      return (after - before) / (double) sockets;
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%,d sockets: resident %.0f MiB before, %.0f after, %.0f at most; %,.0f bytes a socket",
          sockets,
          before / MIB,
          after / MIB,
          most / MIB,
          bytesASocket());
    }
  }

  /**
   * How soon screens were told.
   *
   * @param besideStuck as {@code onePlace}, with one more panel, which does not read
   * @param kitchens as {@code manyPlaces}, where stations make what is ordered and have screens
   */
  record Screens(
      List<Told> manyPlaces,
      List<Told> onePlace,
      List<Told> besideStuck,
      List<Told> kitchens,
      List<Told> kitchenOfOne) {}

  /** How long answers and screens took since an order was sent, in milliseconds. */
  record Told(double answer50, double answer99, double screen50, double screen99) {
    static Told of(Tally tally) {
      return new Told(
          tally.answers().millis(0.5),
          tally.answers().millis(0.99),
          tally.screens().millis(0.5),
          tally.screens().millis(0.99));
    }

    double ratio() {
      return screen99 / answer99;
    }
  }

  /** The Markdown of it. */
  String text() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("Machine: " + Machine.words());
    lines.add(
        String.format(
            Locale.ROOT,
            "Medians of %d rounds; %,d orders acknowledged, and as many are in the database; screens"
                + " were told of them %,d times: each of each order at its place, once.",
            plan.rounds(),
            acknowledged,
            told));
    lines.add("");
    lines.add(
        "| "
            + plan.perSecond()
            + " orders/s | answer p50 ms | p99 | screen p50 ms | p99 | ratio | must be |");
    lines.add("|---|--:|--:|--:|--:|--:|---|");
    lines.add(row(plan.panels() + " panels, each at a place of its own", screens.manyPlaces()));
    lines.add(row(plan.panels() + " panels, all at one place", screens.onePlace()));
    lines.add(row("the same beside a stuck one", screens.besideStuck()));
    var mixed =
        plan.panels() - plan.stations() + " panels and " + plan.stations() + " screens of stations";
    lines.add(row(mixed + ", at many places", screens.kitchens()));
    lines.add(row(mixed + ", all at one place", screens.kitchenOfOne()));
    lines.add("");
    lines.add("| | | must be |");
    lines.add("|---|--:|---|");
    lines.addAll(others());
    return String.join("\n", lines) + "\n";
  }

  private List<String> others() {
    double most = median(idle, each -> each.most() / MIB);
    double bytes = median(idle, Idle::bytesASocket);
    double last = median(broadcasts, Broadcast.Result::last);
    var stuck =
        IntStream.range(0, plan.rounds())
            .mapToDouble(
                i -> screens.besideStuck().get(i).screen99() / screens.onePlace().get(i).screen99())
            .toArray();
    double slower = Measure.median(stuck);
    return List.of(
        line(
            String.format(Locale.ROOT, "%,d idle sockets, resident at most", plan.sockets()),
            String.format(Locale.ROOT, "%.0f MiB", most),
            "≤ 1 GiB",
            most <= RESIDENT_MIB_MAX),
        String.format(Locale.ROOT, "| resident bytes a socket | %,.0f | |", bytes),
        line(
            String.format(
                Locale.ROOT,
                "a product sold out: %,d phones told, from the request to the last of them",
                plan.phones()),
            String.format(Locale.ROOT, "%.1f ms", last),
            "≤ 25 ms",
            last <= BROADCAST_MILLIS_MAX),
        String.format(
            Locale.ROOT,
            "| its answer | %.1f ms | |",
            median(broadcasts, Broadcast.Result::answer)),
        line(
            "panels' p99 beside a stuck one (cut in "
                + givenUp
                + " of "
                + plan.rounds()
                + " rounds)",
            String.format(Locale.ROOT, "%.2f ×", slower),
            "the same: ≤ 1.25 ×",
            slower <= STUCK_MAX));
  }

  private static String line(String what, String figure, String bound, boolean reached) {
    return "| " + what + " | " + figure + " | " + bound + ": " + verdict(reached) + " |";
  }

  private static String verdict(boolean reached) {
    return reached ? "reached" : "not reached";
  }

  private static String row(String who, List<Told> rounds) {
    double ratio = median(rounds, Told::ratio);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %.1f | %.2f × | ≤ %.0f ×: %s |",
        who,
        median(rounds, Told::answer50),
        median(rounds, Told::answer99),
        median(rounds, Told::screen50),
        median(rounds, Told::screen99),
        ratio,
        PANEL_MAX,
        verdict(ratio <= PANEL_MAX));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Measure.median(rounds.stream().mapToDouble(figure).toArray());
  }
}

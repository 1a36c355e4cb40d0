package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Orders a second through the waiter API at one place, by names, beside those of its guests and
 * pgbench's, in turns.
 */
final class WaiterBench {
  private static final int WARM_UP_CONNECTIONS = 64;

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param sessions of the guests of the place
   * @param warmUpSeconds of guests, and of waiters
   */
  record Plan(int sessions, int rounds, int seconds, int warmUpSeconds) {}

  /** Who orders, in the order of a round. */
  enum Leg implements Rivals.Leg {
    GUESTS_16("guests, 16 connections", 16),
    WAITERS_16("waiters, 16 connections", 16),
    PGBENCH_16("pgbench, three products, 16 clients", 16),
    GUESTS_64("guests, 64 connections", 64),
    WAITERS_64("waiters, 64 connections", 64);

    private final String words;
    private final int clients;

    Leg(String words, int clients) {
      this.words = words;
      this.clients = clients;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** The outcome as it stands in docs/benchmarks.md. */
  record Table(List<String> told, Map<Leg, List<Measure>> measured, long acknowledged) {
    /** What must be reached: design, "the same through the waiter API". */
    private static final double RATE_MIN = 0.7;

    /** The Markdown of it. */
    String text() {
      var lines = new ArrayList<>(told);
      lines.add("");
      lines.addAll(Measure.HEAD);
      for (var leg : Leg.values()) {
        lines.add(Measure.median(rounds(leg)).row(leg.words()));
      }
      lines.add("");
      lines.add("| waiters against guests | rate | must be | server CPU |");
      lines.add("|---|--:|--:|--:|");
      lines.add(against("16 connections", Leg.WAITERS_16, Leg.GUESTS_16, ""));
      double rate = ratio(Leg.WAITERS_64, Leg.GUESTS_64, Measure::perSecond);
      var verdict = rate >= RATE_MIN ? "≥ 0.7: reached" : "≥ 0.7: not reached";
      lines.add(against("64 connections", Leg.WAITERS_64, Leg.GUESTS_64, verdict));
      return String.join("\n", lines) + "\n";
    }

    private String against(String words, Leg ours, Leg others, String verdict) {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f | %s | %.2f |",
          words,
          ratio(ours, others, Measure::perSecond),
          verdict,
          ratio(ours, others, Measure::serverMicros));
    }

    /** Ratios within a round, which share their minute, and the median of them. */
    private double ratio(Leg ours, Leg others, ToDoubleFunction<Measure> figure) {
      var ratios = new double[rounds(ours).size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] =
            figure.applyAsDouble(rounds(ours).get(i)) / figure.applyAsDouble(rounds(others).get(i));
      }
      return Measure.median(ratios);
    }

    private List<Measure> rounds(Leg leg) {
      return Objects.requireNonNull(measured.get(leg));
    }
  }

  WaiterBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one. */
  Table run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder);
        var database = server.database(2)) {
      var rows = new BenchRows(database);
      progress.accept("making the place, its products, sessions, guests and waiters …");
      var world = World.make(server, new World.Size(0, 0, plan.sessions()));
      var waiters = Waiters.make(server.address(), world.onePlace().getFirst().location());
      rows.prepare(Pgbench.script("opponent.sql"));
      var guests =
          new OrderLoad(
              server.address(),
              world.onePlace().stream().map(guest -> guest.wish(Waiters.LINES)).toList());
      var warm = warmUp(guests, waiters, rows);
      var rivals = new Rivals(server, rows, folder, plan.seconds(), warm);
      var measured =
          rivals.rounds(
              plan.rounds(),
              List.of(Leg.values()),
              leg ->
                  switch (leg) {
                    case GUESTS_16, GUESTS_64 -> rivals.comanda(guests, leg.clients);
                    case WAITERS_16, WAITERS_64 -> rivals.comanda(waiters.orders(), leg.clients);
                    case PGBENCH_16 -> rivals.pgbench("order.sql", leg.clients, 1);
                  },
              progress);
      return new Table(rivals.told(plan.rounds()), measured, rivals.acknowledged());
    }
  }

  /** Orders until Java has compiled what is busy; gives how many. */
  private long warmUp(OrderLoad guests, Waiters waiters, BenchRows rows)
      throws IOException, SQLException {
    progress.accept("warming up for " + 2 * plan.warmUpSeconds() + " s …");
    var half = Duration.ofSeconds(plan.warmUpSeconds());
    long orders = guests.run(WARM_UP_CONNECTIONS, half).acknowledged();
    rows.analyze();
    return orders + waiters.orders().run(WARM_UP_CONNECTIONS, half).acknowledged();
  }
}

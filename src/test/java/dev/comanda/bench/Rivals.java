package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The program and pgbench, who order at the same PostgreSQL in turns; what each acknowledges is
 * counted. Not thread-safe.
 */
final class Rivals {
  /** How long ended backends may take to be gone. */
  private static final Duration BACKENDS_WAIT = Duration.ofSeconds(5);

  private final Server server;
  private final BenchRows rows;
  private final Pgbench pgbench;
  private final int seconds;
  private long acknowledged;
  private long transactions;

  /** Who orders, and how many at once. */
  interface Leg {
    /** Who it is, for the table. */
    String words();
  }

  /** Lets one of them order. */
  @FunctionalInterface
  interface Turn<L> {
    /** What it came to. */
    Measure of(L leg) throws IOException, InterruptedException;
  }

  /**
   * They have warmed up, and the opponent's tables are made.
   *
   * @param folder for pgbench's scripts
   * @param seconds of each measurement
   * @param acknowledged orders of the program until now, at least one
   */
  Rivals(Server server, BenchRows rows, Path folder, int seconds, long acknowledged)
      throws IOException {
    this.server = server;
    this.rows = rows;
    this.pgbench = new Pgbench(server, values(rows), folder);
    this.seconds = seconds;
    this.acknowledged = acknowledged;
  }

  /** What pgbench sends as parameters, with the very rows that the program writes along. */
  private static Map<String, String> values(BenchRows rows) {
    var values = new HashMap<String, String>();
    values.put("name", "Dish of the day 20");
    values.put("names", "{\"en\":\"Dish of the day 20\",\"de\":\"Tagesgericht 20\"}");
    values.put("data", rows.orderEvent());
    var tickets = rows.tickets();
    var deliveries = rows.deliveries();
    values.put("tickets", Integer.toString(tickets.size()));
    values.put("deliveries", Integer.toString(deliveries.size()));
    add(values, "card", tickets);
    add(values, "course", deliveries);
    return values;
  }

  /** Each by its number from 1, and as {@code told} what was told of it. */
  private static void add(Map<String, String> values, String name, List<BenchRows.Stored> all) {
    for (int i = 0; i < all.size(); i++) {
      values.put(name + (i + 1), all.get(i).whole());
      values.put("told" + (i + 1), all.get(i).told());
    }
  }

  /** All legs in turns, so many times; tells of each. */
  <L extends Enum<L> & Leg> Map<L, List<Measure>> rounds(
      int rounds, List<L> legs, Turn<L> turn, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    var measured = new EnumMap<L, List<Measure>>(legs.getFirst().getDeclaringClass());
    for (int round = 1; round <= rounds; round++) {
      for (var leg : legs) {
        rows.checkpoint();
        var measure = turn.of(leg);
        measured.computeIfAbsent(leg, l -> new ArrayList<>()).add(measure);
        progress.accept("round " + round + "  " + measure.line(leg.words()));
      }
    }
    check("Comanda", acknowledged, rows.orders(false));
    check("pgbench", transactions, rows.orders(true));
    return measured;
  }

  /** The program takes orders over so many connections. */
  Measure comanda(OrderLoad load, int connections) throws IOException {
    var before = CpuTimes.now(server.pid());
    var result = load.run(connections, Duration.ofSeconds(seconds));
    var used = CpuTimes.now(server.pid()).since(before);
    if (!result.others().isEmpty()) {
      throw new IllegalStateException("answers by status, beside 201: " + result.others());
    }
    acknowledged += result.acknowledged();
    return Measure.of(result, used);
  }

  /** So many clients of pgbench order by a script. */
  Measure pgbench(String script, int clients, int locations)
      throws IOException, InterruptedException {
    var before = CpuTimes.now(server.pid());
    int backends = CpuTimes.backends(server.pid());
    var result = pgbench.run(script, clients, locations, seconds);
    awaitEnd(backends);
    var used = CpuTimes.now(server.pid()).since(before);
    transactions += result.transactions();
    return Measure.of(result, used);
  }

  /** Waits until pgbench's backends have ended and their time is their parent's. */
  private void awaitEnd(int backendsBefore) {
    long giveUp = System.nanoTime() + BACKENDS_WAIT.toNanos();
    while (CpuTimes.backends(server.pid()) > backendsBefore && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void check(String who, long acknowledged, long inDatabase) {
    if (acknowledged != inDatabase) {
      throw new IllegalStateException(
          who + ": " + acknowledged + " acknowledged, " + inDatabase + " in the database");
    }
  }

  /** All that the program has acknowledged. */
  long acknowledged() {
    return acknowledged;
  }

  /** What a table begins with: the machine, the server, the opponent, how much was measured. */
  List<String> told(int rounds) throws IOException, InterruptedException {
    return List.of(
        "- Machine: " + Machine.words(),
        "- PostgreSQL says: " + String.join(", ", rows.settings()),
        "- Opponent: " + pgbench.version(),
        String.format(
            java.util.Locale.ROOT,
            "- Medians of %d rounds of %d s each; %,d orders acknowledged by Comanda, and as many are in"
                + " the database.",
            rounds,
            seconds,
            acknowledged));
  }
}

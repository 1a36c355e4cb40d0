package dev.comanda.bench;

import dev.comanda.db.Database;
import dev.comanda.order.ClosedDays;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Durable orders a second: the program over HTTP beside pgbench on the same server, tables and
 * constraints, in turns.
 */
final class OrdersBench {
  /** How long ended backends may take to be gone. */
  private static final Duration BACKENDS_WAIT = Duration.ofSeconds(5);

  private final Plan plan;
  private final Consumer<String> progress;
  private long acknowledged;
  private long transactions;

  /**
   * How much is done.
   *
   * @param warmUpSeconds of each half of the warm-up
   */
  record Plan(World.Size size, int rounds, int seconds, int warmUpSeconds) {}

  /** Who orders, in the order of a round. */
  enum Leg {
    COMANDA_64("Comanda, 64 connections", 64, false),
    PGBENCH_16("pgbench, 16 clients", 16, false),
    COMANDA_256("Comanda, 256 connections", 256, false),
    PGBENCH_64("pgbench, 64 clients", 64, false),
    FULL_16("pgbench, with Comanda's checks and key, 16 clients", 16, false),
    CALL_16("pgbench, one call an order, 16 clients", 16, false),
    CALL_64("pgbench, one call an order, 64 clients", 64, false),
    COMANDA_ONE("one location: Comanda, 64 connections", 64, true),
    PGBENCH_ONE("one location: pgbench, 16 clients", 16, true);

    private final String words;
    private final int clients;
    private final boolean oneLocation;

    Leg(String words, int clients, boolean oneLocation) {
      this.words = words;
      this.clients = clients;
      this.oneLocation = oneLocation;
    }

    String words() {
      return words;
    }

    private String script() {
      if (name().startsWith("FULL")) {
        return "order_full.sql";
      }
      return name().startsWith("CALL") ? "order_call.sql" : "order.sql";
    }

    private boolean ofComanda() {
      return name().startsWith("COMANDA");
    }
  }

  OrdersBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one. */
  Report run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder);
        var database = server.database(2)) {
      var rows = new BenchRows(database);
      progress.accept("making locations, products, sessions and guests …");
      var world = World.make(server, plan.size());
      rows.prepare(Pgbench.script("opponent.sql"));
      var loads =
          new Loads(
              server,
              rows,
              new OrderLoad(server.address(), world.manyPlaces()),
              new OrderLoad(server.address(), world.onePlace()));
      warmUp(loads);
      var pgbench = new Pgbench(server, values(rows.orderEvent()), folder);
      var measured = rounds(loads, pgbench);
      check("Comanda", acknowledged, rows.orders(false));
      check("pgbench", transactions, rows.orders(true));
      double addingUp = addUp(server, database, rows);
      return new Report(plan, measured, rows.settings(), pgbench.version(), acknowledged, addingUp);
    }
  }

  /**
   * PostgreSQL's processor time, an order, of what is left to do once the business date is over.
   */
  private double addUp(Server server, Database database, BenchRows rows) throws IOException {
    progress.accept("adding up the day …");
    rows.endDay();
    var before = CpuTimes.now(server.pid());
    new ClosedDays(database).runOnce();
    return CpuTimes.now(server.pid()).since(before).postgresMicros() / (double) acknowledged;
  }

  private record Loads(Server server, BenchRows rows, OrderLoad many, OrderLoad one) {}

  /** What pgbench sends as parameters, with the very event that the program writes. */
  private static Map<String, String> values(String event) {
    return Map.of(
        "name", "Dish of the day 20",
        "names", "{\"en\":\"Dish of the day 20\",\"de\":\"Tagesgericht 20\"}",
        "data", event);
  }

  private void warmUp(Loads loads) throws IOException, SQLException {
    progress.accept("warming up for " + 2 * plan.warmUpSeconds() + " s …");
    var half = Duration.ofSeconds(plan.warmUpSeconds());
    acknowledged += loads.many().run(64, half).acknowledged();
    loads.rows().analyze();
    acknowledged += loads.many().run(256, half).acknowledged();
  }

  private Map<Leg, List<Measure>> rounds(Loads loads, Pgbench pgbench)
      throws IOException, InterruptedException, SQLException {
    var measured = new EnumMap<Leg, List<Measure>>(Leg.class);
    for (int round = 1; round <= plan.rounds(); round++) {
      for (var leg : Leg.values()) {
        loads.rows().checkpoint();
        var measure = leg.ofComanda() ? comanda(leg, loads) : pgbench(leg, loads, pgbench);
        measured.computeIfAbsent(leg, l -> new ArrayList<>()).add(measure);
        progress.accept("round " + round + "  " + Report.line(leg.words(), measure));
      }
    }
    return measured;
  }

  private Measure comanda(Leg leg, Loads loads) throws IOException {
    var load = leg.oneLocation ? loads.one() : loads.many();
    var before = CpuTimes.now(loads.server().pid());
    var result = load.run(leg.clients, Duration.ofSeconds(plan.seconds()));
    var used = CpuTimes.now(loads.server().pid()).since(before);
    if (!result.others().isEmpty()) {
      throw new IllegalStateException("answers by status, beside 201: " + result.others());
    }
    acknowledged += result.acknowledged();
    return Measure.of(result, used);
  }

  private Measure pgbench(Leg leg, Loads loads, Pgbench pgbench)
      throws IOException, InterruptedException {
    int locations = leg.oneLocation ? 1 : plan.size().locations();
    var before = CpuTimes.now(loads.server().pid());
    int backends = CpuTimes.backends(loads.server().pid());
    var result = pgbench.run(leg.script(), leg.clients, locations, plan.seconds());
    awaitEnd(loads.server(), backends);
    var used = CpuTimes.now(loads.server().pid()).since(before);
    transactions += result.transactions();
    return Measure.of(result, used);
  }

  /** Waits until pgbench's backends have ended and their time is their parent's. */
  private static void awaitEnd(Server server, int backendsBefore) {
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
}

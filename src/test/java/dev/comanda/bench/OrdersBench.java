package dev.comanda.bench;

import dev.comanda.db.Database;
import dev.comanda.order.day.ClosedDays;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Durable orders a second: the program over HTTP beside pgbench on the same server, tables and
 * constraints, in turns.
 */
final class OrdersBench {
  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param warmUpSeconds of each half of the warm-up
   * @param along what else is written of each order
   */
  record Plan(World.Size size, int rounds, int seconds, int warmUpSeconds, Along along) {}

  /** What is written of each order beside it, by the opponent as well. */
  enum Along {
    NOTHING(0, 0),
    /** It is for two stations. */
    TICKETS(Kitchens.STATIONS, 0),
    /** Each of its lines is to be booked in an ERP, and waits. */
    DELIVERIES(0, World.LINES);

    private final int tickets;
    private final int deliveries;

    Along(int tickets, int deliveries) {
      this.tickets = tickets;
      this.deliveries = deliveries;
    }
  }

  /** Who orders, in the order of a round. */
  enum Leg implements Rivals.Leg {
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

    @Override
    public String words() {
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
      var world = furnished(server.address(), World.make(server, plan.size()));
      rows.prepare(Pgbench.script("opponent.sql"));
      var many = OrderLoad.ofGuests(server.address(), world.manyPlaces());
      var one = OrderLoad.ofGuests(server.address(), world.onePlace());
      var rivals = new Rivals(server, rows, folder, plan.seconds(), warmUp(many, rows));
      var measured =
          rivals.rounds(
              plan.rounds(),
              List.of(Leg.values()),
              leg ->
                  leg.ofComanda()
                      ? rivals.comanda(leg.oneLocation ? one : many, leg.clients)
                      : rivals.pgbench(
                          leg.script(), leg.clients, leg.oneLocation ? 1 : plan.size().locations()),
              progress);
      check(rows);
      var told = rivals.told(plan.rounds());
      double addingUp = addUp(server, database, rows, rivals.acknowledged());
      return new Report(plan, measured, told, rivals.acknowledged(), addingUp);
    }
  }

  /** The same world, with all that makes what is written along. */
  private World furnished(URI address, World world) throws InterruptedException {
    return switch (plan.along()) {
      case NOTHING -> world;
      case TICKETS -> Kitchens.open(address, world);
      case DELIVERIES -> {
        Workshops.open(address, world);
        yield world;
      }
    };
  }

  private void check(BenchRows rows) {
    long others = rows.ordersWithout(plan.along().tickets, plan.along().deliveries);
    if (others > 0) {
      throw new IllegalStateException(
          others + " orders have more tickets or waiting deliveries than they should, or less");
    }
  }

  /**
   * PostgreSQL's processor time, an order, of what is left to do once the business date is over.
   */
  private double addUp(Server server, Database database, BenchRows rows, long orders)
      throws IOException {
    progress.accept("adding up the day …");
    rows.endDay();
    var before = CpuTimes.now(server.pid());
    new ClosedDays(database).runOnce();
    return CpuTimes.now(server.pid()).since(before).postgresMicros() / (double) orders;
  }

  /** Orders until Java has compiled what is busy; gives how many. */
  private long warmUp(OrderLoad load, BenchRows rows) throws IOException, SQLException {
    progress.accept("warming up for " + 2 * plan.warmUpSeconds() + " s …");
    var half = Duration.ofSeconds(plan.warmUpSeconds());
    long orders = load.run(64, half).acknowledged();
    rows.analyze();
    return orders + load.run(256, half).acknowledged();
  }
}

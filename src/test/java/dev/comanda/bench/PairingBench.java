package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Tickets given to workers a second, with few and with many waiting, beside orders of guests, in
 * turns.
 */
final class PairingBench {
  private static final int ORDER_CONNECTIONS = 64;

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param size of the world; workers are at its one location
   * @param warmUpSeconds of each leg
   */
  record Plan(
      World.Size size, int workers, int few, int many, int rounds, int seconds, int warmUpSeconds) {
    int waiting(Leg leg) {
      return leg == Leg.FEW ? few : many;
    }

    String words(Leg leg) {
      return leg == Leg.ORDERS
          ? "orders of guests, " + ORDER_CONNECTIONS + " connections"
          : String.format(Locale.ROOT, "tickets to %d workers, %,d waiting", workers, waiting(leg));
    }
  }

  /** What is measured, in the order of a round. */
  enum Leg {
    ORDERS,
    MANY,
    FEW
  }

  /** The outcome as it stands in docs/benchmarks.md. */
  record Table(
      Plan plan,
      List<String> settings,
      Map<Leg, List<Measure>> measured,
      long given,
      long ordered) {
    /** What must be reached: design, "tickets". */
    private static final double OF_ORDERS_MIN = 0.25;

    private static final double FLAT_MAX = 1.3;

    /** The Markdown of it. */
    String text() throws IOException {
      var lines = new ArrayList<String>();
      lines.add("- Machine: " + Machine.words());
      lines.add("- PostgreSQL says: " + String.join(", ", settings));
      lines.add(
          String.format(
              Locale.ROOT,
              "- Medians of %d rounds of %d s each; %,d tickets given of %,d, each once, and those and no"
                  + " others are in somebody's hands in the database.",
              plan.rounds(),
              plan.seconds(),
              given,
              ordered));
      lines.add("");
      lines.addAll(
          Measure.HEAD.stream()
              .map(line -> line.replace("who orders", "what").replace("order", "one"))
              .map(line -> line.replace("ones/s", "a second"))
              .toList());
      for (var leg : Leg.values()) {
        lines.add(Measure.median(rounds(leg)).row(plan.words(leg)));
      }
      lines.add("");
      lines.add("| | rate | must be |");
      lines.add("|---|--:|--:|");
      double ofOrders = ratio(Leg.MANY, Leg.ORDERS);
      double flat = ratio(Leg.FEW, Leg.MANY);
      lines.add(verdict("of the orders'", ofOrders, "≥ 0.25", ofOrders >= OF_ORDERS_MIN));
      lines.add(
          verdict(
              String.format(Locale.ROOT, "%,d waiting against %,d", plan.few(), plan.many()),
              flat,
              "≤ 1.3",
              flat <= FLAT_MAX));
      return String.join("\n", lines) + "\n";
    }

    private static String verdict(String what, double ratio, String bound, boolean reached) {
      return String.format(
          Locale.ROOT,
          "| %s | %.2f × | %s ×: %s |",
          what,
          ratio,
          bound,
          reached ? "reached" : "not reached");
    }

    /** Within a round, which shares its minute, and the median of all. */
    private double ratio(Leg ours, Leg others) {
      return Measure.median(
          IntStream.range(0, plan.rounds())
              .mapToDouble(i -> rounds(ours).get(i).perSecond() / rounds(others).get(i).perSecond())
              .toArray());
    }

    private List<Measure> rounds(Leg leg) {
      return Objects.requireNonNull(measured.get(leg));
    }
  }

  PairingBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one. */
  Table run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.start(folder);
        var database = server.database(2)) {
      var rows = new BenchRows(database);
      progress.accept("making locations, products, sessions, guests and workers …");
      var world = World.make(server, plan.size());
      var orders = OrderLoad.ofGuests(server.address(), world.manyPlaces());
      var shift = new Shift(server, rows, orders, world.onePlace().getFirst());
      for (var leg : Leg.values()) {
        progress.accept("warming up for " + plan.warmUpSeconds() + " s …");
        shift.run(leg, plan.warmUpSeconds());
        rows.analyze();
      }
      var measured = new EnumMap<Leg, List<Measure>>(Leg.class);
      for (int round = 1; round <= plan.rounds(); round++) {
        for (var leg : Leg.values()) {
          rows.checkpoint();
          var measure = shift.run(leg, plan.seconds());
          measured.computeIfAbsent(leg, l -> new ArrayList<>()).add(measure);
          progress.accept("round " + round + "  " + measure.line(plan.words(leg)));
        }
      }
      return new Table(plan, rows.settings(), measured, shift.given, shift.ordered);
    }
  }

  /** Who orders and who works. */
  private final class Shift {
    private final Server server;
    private final BenchRows rows;
    private final OrderLoad orders;
    private final World.Guest place;
    private final String station;
    private final String key;
    private long given;
    private long ordered;

    Shift(Server server, BenchRows rows, OrderLoad orders, World.Guest place) {
      this.server = server;
      this.rows = rows;
      this.orders = orders;
      this.place = place;
      var api = new Api(server.address());
      var staff = World.staff(server.address());
      var path = "/api/locations/" + place.location();
      station =
          api.post(path + "/stations", staff, Map.of("name", "Robots", "kind", "robots"))
              .required("id")
              .textValue();
      api.patch(path + "/products/" + place.product(), staff, Map.of("station_id", station));
      key =
          api.post(
                  "/api/api-keys",
                  staff,
                  Map.of(
                      "name",
                      "Robots",
                      "scopes",
                      List.of("tickets:work"),
                      "locations",
                      List.of(place.location())))
              .required("key")
              .textValue();
    }

    Measure run(Leg leg, int seconds) throws IOException {
      var time = Duration.ofSeconds(seconds);
      return leg == Leg.ORDERS ? order(time) : work(plan.waiting(leg), time);
    }

    private Measure order(Duration time) throws IOException {
      var before = CpuTimes.now(server.pid());
      var result = orders.run(ORDER_CONNECTIONS, time);
      var used = CpuTimes.now(server.pid()).since(before);
      if (!result.others().isEmpty()) {
        throw new IllegalStateException("answers by status, beside 201: " + result.others());
      }
      return Measure.of(result, used);
    }

    private Measure work(int waiting, Duration time) throws IOException {
      var staff = World.staff(server.address());
      var load =
          new ClaimLoad(
              new ClaimLoad.Bar(
                  server.address(), staff, key, place.location(), station, place.product()),
              plan.workers());
      var before = CpuTimes.now(server.pid());
      var result = load.run(waiting, time);
      var used = CpuTimes.now(server.pid()).since(before);
      check(result);
      return Measure.of(result, used);
    }

    /** Whether all that was given is in somebody's hands, and all else waits; then ends it. */
    private void check(ClaimLoad.Result result) {
      var inHand = rows.tickets(station, "fired");
      long waiting = rows.tickets(station, "queued").size();
      if (!inHand.equals(result.given()) || waiting != result.ordered() - inHand.size()) {
        throw new IllegalStateException(
            String.format(
                "%d tickets ordered, %d given, %d in hand, %d waiting",
                result.ordered(), result.given().size(), inHand.size(), waiting));
      }
      rows.serve(station);
      given += result.given().size();
      ordered += result.ordered();
    }
  }
}

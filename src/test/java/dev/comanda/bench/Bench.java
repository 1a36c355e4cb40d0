package dev.comanda.bench;

import dev.comanda.bench.OrdersBench.Along;
import dev.comanda.db.TestFolders;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the benchmarks: one method a benchmark. */
@Command(
    name = "comanda bench",
    mixinStandardHelpOptions = true,
    description = "Measures Comanda beside an opponent on this machine.",
    synopsisSubcommandLabel = "BENCHMARK")
final class Bench {
  private static final int LOCATIONS = 50;
  private static final int SESSIONS = 20;

  /**
   * Sessions of the location that is measured alone: enough that none orders faster than it may.
   */
  private static final int SESSIONS_OF_ONE = 500;

  /** Each half; until Java has compiled what is busy. */
  private static final int WARM_UP_SECONDS = 30;

  /** Of guests, and of waiters; the same, for one place. */
  private static final int WAITER_WARM_UP_SECONDS = 15;

  /** Of screens; of orders, and of workers with few and with many tickets waiting. */
  private static final int SHORT_WARM_UP_SECONDS = 10;

  /** With the time that opening them takes, longer than one round of the server's pings. */
  private static final int IDLE_SECONDS = 8;

  /** Open orders of the place that is read from. */
  private static final int API_ORDERS = 770;

  /** Design: tickets. */
  private static final int WORKERS = 50;

  private static final int WAITING_FEW = 10;
  private static final int WAITING_MANY = 1_000;

  /** Design: place-to-panel. */
  private static final int PANELS = 50;

  private static final int STATION_SCREENS = 30;

  private static final int ORDERS_PER_SECOND = 500;

  /** Design: broadcast. */
  private static final int PHONES = 1_000;

  private static final int BROADCASTS = 40;

  /** Design: product report. */
  private static final int REPORT_MONTHS = 24;

  /** Orders that a minute may leave to the lines; with more they are added up. */
  private static final int REPORT_LATER = 99;

  private static final int REPORT_PRODUCTS = 500;
  private static final int REPORT_RUNS = 21;

  /** Design: deliveries/s. */
  private static final int DOCUMENTS = 500;

  private static final int FEW_IN_FLIGHT = 32;
  private static final int MANY_IN_FLIGHT = 256;

  private final PrintWriter out;
  private final PrintWriter err;

  /** How often each measurement is made, in turns with the others. */
  static final class Rounds {
    @Option(names = "--rounds", defaultValue = "3", description = "Rounds; 3 unless said.")
    private int count;
  }

  /** The text of what a benchmark measures. */
  @FunctionalInterface
  private interface Measured {
    String in(Path folder) throws IOException, InterruptedException, SQLException;
  }

  private Bench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one benchmark and ends the process with its exit code. */
  public static void main(String[] args) {
    var out = writer(System.out);
    var err = writer(System.err);
    System.exit(new CommandLine(new Bench(out, err)).setOut(out).setErr(err).execute(args));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Durable orders a second over HTTP, beside pgbench on the same PostgreSQL, in turns.")
  void orders(
      @Mixin Rounds rounds,
      @Option(
              names = "--seconds",
              defaultValue = "5",
              description = "Seconds of each of a round's 9 measurements; 5 unless said.")
          int seconds,
      @Option(
              names = "--tickets",
              description = "Each order is for two stations, and pgbench writes tickets as well.")
          boolean tickets,
      @Option(
              names = "--deliveries",
              description = "Each line is to be booked, and pgbench writes deliveries as well.")
          boolean deliveries)
      throws IOException, InterruptedException, SQLException {
    if (tickets && deliveries) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "--tickets and --deliveries are measured one at a time.");
    }
    var size = new World.Size(LOCATIONS, SESSIONS, SESSIONS_OF_ONE);
    var along = tickets ? Along.TICKETS : deliveries ? Along.DELIVERIES : Along.NOTHING;
    var plan = new OrdersBench.Plan(size, rounds.count, seconds, WARM_UP_SECONDS, along);
    print(folder -> new OrdersBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Orders a second through the waiter API at one place, by names, beside its guests' and"
              + " pgbench's, in turns.")
  void waiter(
      @Mixin Rounds rounds,
      @Option(
              names = "--seconds",
              defaultValue = "5",
              description = "Seconds of each of a round's 5 measurements; 5 unless said.")
          int seconds)
      throws IOException, InterruptedException, SQLException {
    var plan = new WaiterBench.Plan(SESSIONS_OF_ONE, rounds.count, seconds, WAITER_WARM_UP_SECONDS);
    print(folder -> new WaiterBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Tickets given to workers a second, with many and with few waiting, beside orders, in"
              + " turns.")
  void pairing(
      @Mixin Rounds rounds,
      @Option(
              names = "--seconds",
              defaultValue = "5",
              description = "Seconds of each of a round's 3 measurements; 5 unless said.")
          int seconds)
      throws IOException, InterruptedException, SQLException {
    var size = new World.Size(LOCATIONS, SESSIONS, 1);
    var plan =
        new PairingBench.Plan(
            size, WORKERS, WAITING_FEW, WAITING_MANY, rounds.count, seconds, SHORT_WARM_UP_SECONDS);
    print(folder -> new PairingBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Live screens: how soon panels are told of orders, what idle sockets cost, how long a"
              + " broadcast takes, what a stuck reader costs the others.")
  void live(
      @Mixin Rounds rounds,
      @Option(
              names = "--seconds",
              defaultValue = "5",
              description = "Seconds of each measurement with orders; 5 unless said.")
          int seconds,
      @Option(
              names = "--sockets",
              defaultValue = "18000",
              description = "Idle sockets; 18000 unless said.")
          int sockets)
      throws IOException, InterruptedException, SQLException {
    var size = new World.Size(LOCATIONS, SESSIONS, SESSIONS_OF_ONE);
    var plan =
        new LiveBench.Plan(
            size,
            rounds.count,
            seconds,
            SHORT_WARM_UP_SECONDS,
            sockets,
            IDLE_SECONDS,
            PANELS,
            STATION_SCREENS,
            ORDERS_PER_SECOND,
            PHONES,
            BROADCASTS);
    print(folder -> new LiveBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "The product report over ten million lines, beside a GROUP BY over them, in turns.")
  void reports(
      @Mixin Rounds rounds,
      @Option(
              names = "--orders",
              defaultValue = "4567",
              description = "Orders of three lines on each of some 750 dates; 4567 unless said.")
          int ordersPerDay,
      @Option(
              names = "--today",
              defaultValue = "78000",
              description = "Orders of the open date; 78000 unless said, which is a busy one.")
          int ordersToday)
      throws IOException, InterruptedException, SQLException {
    var plan =
        new ReportsBench.Plan(
            REPORT_MONTHS,
            ordersPerDay,
            ordersToday,
            REPORT_LATER,
            REPORT_PRODUCTS,
            rounds.count,
            REPORT_RUNS);
    print(folder -> new ReportsBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Reads over HTTP: how many a second of each kind, and how soon.")
  void api(
      @Mixin Rounds rounds,
      @Option(
              names = "--seconds",
              defaultValue = "2",
              description = "Seconds of each of a round's measurements; 2 unless said.")
          int seconds)
      throws IOException, InterruptedException, SQLException {
    var size = new World.Size(1, SESSIONS, SESSIONS);
    var plan = new ApiBench.Plan(size, API_ORDERS, rounds.count, seconds);
    print(folder -> new ApiBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Lines booked a second at a stand-in for an ERP, beside two queues that make the same calls,"
              + " in turns.")
  void delivery(
      @Mixin Rounds rounds,
      @Option(
              names = "--waiting",
              defaultValue = "20000",
              description = "Lines that wait each time; 20000 unless said.")
          int waiting)
      throws IOException, InterruptedException, SQLException {
    var plan =
        new DeliveryBench.Plan(waiting, DOCUMENTS, FEW_IN_FLIGHT, MANY_IN_FLIGHT, rounds.count);
    print(folder -> new DeliveryBench(plan, err::println).run(folder).text());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "First screens in Chromium by a slow mobile network, the first time and again.")
  void first(@Mixin Rounds rounds) throws IOException, InterruptedException, SQLException {
    print(folder -> new FirstBench(rounds.count, err::println).run(folder));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Starts on data that is there: how long until the first order is answered, with Java's"
              + " cache for quicker starts and without, and what memory is resident after load.")
  void start(@Mixin Rounds rounds) throws IOException, InterruptedException, SQLException {
    var plan = new StartBench.Plan(rounds.count, StartBench.LOAD_SECONDS);
    print(folder -> new StartBench(plan, err::println).run(folder));
  }

  /** Prints what is measured in a folder of its own, which stays if that fails. */
  private void print(Measured measured) throws IOException, InterruptedException, SQLException {
    var folder = TestFolders.make();
    err.println("working in " + folder + ", which stays if this fails");
    out.print(measured.in(folder));
    out.flush();
    TestFolders.remove(folder);
  }
}

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lines booked a second at a stand-in for an ERP, beside two queues that make the same calls, in
 * turns.
 */
final class DeliveryBench {
  /** What is written in the background after a run counts as well. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(1);

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * How much is done.
   *
   * @param lines that wait
   * @param documents that they are on, where lanes are on
   */
  record Plan(int lines, int documents, int few, int many, int rounds) {
    int atOnce(Leg leg) {
      return leg.many ? many : few;
    }
  }

  /** Who books. */
  enum Side {
    LANES,
    NO_LANES,
    DB_SCHEDULER,
    JOBRUNR
  }

  /** What is measured, in the order of a round. */
  enum Leg {
    LANES_FEW(Side.LANES, false),
    NO_LANES_FEW(Side.NO_LANES, false),
    DB_SCHEDULER_FEW(Side.DB_SCHEDULER, false),
    JOBRUNR_FEW(Side.JOBRUNR, false),
    LANES_MANY(Side.LANES, true),
    NO_LANES_MANY(Side.NO_LANES, true),
    DB_SCHEDULER_MANY(Side.DB_SCHEDULER, true),
    JOBRUNR_MANY(Side.JOBRUNR, true);

    private final Side side;
    private final boolean many;

    Leg(Side side, boolean many) {
      this.side = side;
      this.many = many;
    }

    Side side() {
      return side;
    }
  }

  /**
   * What a run came to.
   *
   * @param jvmMicros processor time of who books, a line
   * @param postgresMicros of PostgreSQL, a line
   */
  record Run(double perSecond, double jvmMicros, double postgresMicros) {
    String line(String who) {
      return String.format(
          Locale.ROOT,
          "%-40s %,7.0f a second, CPU %4.0f µs each (Java %.0f, PostgreSQL %.0f)",
          who,
          perSecond,
          jvmMicros + postgresMicros,
          jvmMicros,
          postgresMicros);
    }
  }

  DeliveryBench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs all rounds on a new data folder in this one. */
  DeliveryTable run(Path folder) throws IOException, InterruptedException, SQLException {
    progress.accept("starting the server …");
    try (var server = Server.booking(folder);
        var database = server.database(2);
        var reading = server.databaseByIndexes(1);
        var scheduler = QueueProcess.start(QueueProcess.Which.DB_SCHEDULER, server, folder);
        var jobs = QueueProcess.start(QueueProcess.Which.JOBRUNR, server, folder)) {
      var rows = new BenchRows(database);
      var place = ReportCaller.atNewLocation(server, "Europe/Berlin");
      var workshop = DeliveryWorkshop.make(server, place.locationId());
      var lines = new DeliveryLines(database, reading, place.locationId(), workshop.id());
      var sides = new Sides(server, rows, workshop, lines, scheduler, jobs);
      var measured = new EnumMap<Leg, List<Run>>(Leg.class);
      for (int round = 0; round <= plan.rounds(); round++) {
        for (var leg : Leg.values()) {
          rows.checkpoint();
          var run = sides.run(leg);
          progress.accept("round " + round + "  " + run.line(DeliveryTable.words(plan, leg)));
          // The first round warms up.
          if (round > 0) {
            measured.computeIfAbsent(leg, l -> new ArrayList<>()).add(run);
          }
        }
      }
      return new DeliveryTable(plan, rows.settings(), measured);
    }
  }

  /** All who book, at one PostgreSQL. */
  private final class Sides {
    private final Server server;
    private final BenchRows rows;
    private final DeliveryWorkshop workshop;
    private final DeliveryLines lines;
    private final Map<Side, QueueProcess> queues;
    private int runs;

    Sides(
        Server server,
        BenchRows rows,
        DeliveryWorkshop workshop,
        DeliveryLines lines,
        QueueProcess scheduler,
        QueueProcess jobs) {
      this.server = server;
      this.rows = rows;
      this.workshop = workshop;
      this.lines = lines;
      this.queues = Map.of(Side.DB_SCHEDULER, scheduler, Side.JOBRUNR, jobs);
    }

    Run run(Leg leg) throws IOException, SQLException {
      var queue = queues.get(leg.side());
      return queue == null ? ours(leg) : theirs(queue, plan.atOnce(leg));
    }

    private Run ours(Leg leg) throws IOException, SQLException {
      var run = "run" + ++runs;
      boolean lanes = leg.side() == Side.LANES;
      lines.fill(run, plan.lines(), lanes ? plan.documents() : plan.lines());
      rows.analyze();
      var switched = workshop.again();
      switched.takes(plan.atOnce(leg));
      long from = lines.lastSeq();
      var before = CpuTimes.now(server.pid());
      long begun = System.nanoTime();
      switched.books(true);
      lines.await(from + plan.lines());
      long nanos = System.nanoTime() - begun;
      var used = afterwards(server.pid(), before);
      switched.books(false);
      if (lines.created(run) != plan.lines()) {
        throw new IllegalStateException(
            lines.created(run) + " of " + plan.lines() + " lines were read back");
      }
      return result(nanos, used);
    }

    private Run theirs(QueueProcess queue, int atOnce) throws IOException {
      queue.fill(plan.lines());
      var before = CpuTimes.now(queue.pid(), server.pid());
      long nanos = queue.run(atOnce);
      var used = afterwards(queue.pid(), before);
      queue.awaitDone();
      return result(nanos, used);
    }

    private CpuTimes afterwards(long pid, CpuTimes before) throws IOException {
      LockSupport.parkNanos(AFTERWARDS.toNanos());
      return CpuTimes.now(pid, server.pid()).since(before);
    }

    private Run result(long nanos, CpuTimes used) {
      double count = plan.lines();
      return new Run(count * 1e9 / nanos, used.jvmMicros() / count, used.postgresMicros() / count);
    }
  }
}

package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows;
import dev.comanda.delivery.connector.Login;
import dev.comanda.erp.tryton.HastyTryton;
import dev.comanda.erp.tryton.TrytonFront;
import dev.comanda.erp.tryton.TrytonFront.Answer;
import dev.comanda.erp.tryton.TrytonOffice;
import dev.comanda.erp.tryton.TrytonOffice.Line;
import dev.comanda.erp.tryton.TrytonServer;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Comanda books in a real Tryton, and either is killed: every line stands there once, or is
 * shown as what nobody knows or what failed.
 */
class TrytonKillsTest {
  private static final int SALES = 5;

  private static final int WAIT_MINUTES = 2;

  /** The call that names a product and no sale. */
  private static final int PRODUCT_ASKED = 2;

  /**
   * Calls of an attempt, in their order: two find, four create, two find again. At each the program
   * is killed before Tryton acts, or before it is answered; first those that a person would ask of.
   */
  private static final List<Point> POINTS = points();

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private static TrytonServer tryton;
  private static TrytonOffice office;

  /**
   * When the program is killed.
   *
   * @param call of the attempt, from 0
   * @param acted whether Tryton has dealt with the call
   */
  private record Point(int call, boolean acted) {
    String document() {
      return "call " + key();
    }

    String key() {
      return call + (acted ? "-done" : "-asked");
    }
  }

  private static List<Point> points() {
    var points = new ArrayList<Point>();
    points.add(new Point(2, false)); // before the create
    points.add(new Point(4, true)); // after all is filled in
    points.add(new Point(5, true)); // after the submit
    points.add(new Point(7, true)); // before the verdict
    for (int call = 0; call < 8; call++) {
      for (boolean acted : new boolean[] {false, true}) {
        var point = new Point(call, acted);
        if (!points.contains(point)) {
          points.add(point);
        }
      }
    }
    return points.subList(0, TestCounts.of("tryton.points"));
  }

  @BeforeAll
  static void start() {
    TrytonServer.need();
    tryton = TrytonServer.start();
    office = new TrytonOffice(tryton);
  }

  @AfterAll
  static void end() {
    if (tryton != null) {
      office.close();
      tryton.close();
    }
  }

  private static void books(Garage garage, URI address) {
    var login = new Login(TrytonServer.USER, TrytonServer.PASSWORD);
    garage.books(HastyTryton.NAME, address, login, 4);
  }

  @Test
  void whoever_is_killed_at_any_call_of_an_attempt_books_every_line_once() throws Exception {
    try (var front = new TrytonFront(tryton.address());
        var garage = new Garage(folder)) {
      books(garage, front.address());
      for (var point : POINTS) {
        int sale = office.begin(point.document());
        var bay = garage.bay(point.document());
        var killed = new CountDownLatch(1);
        front.script(killing(point, sale, garage.first(), killed));
        while (killed.getCount() > 0 && !garage.orders(bay, 1, "one-" + point.key())) {
          LockSupport.parkNanos(50_000_000);
        }
        assertThat(killed.await(WAIT_MINUTES, TimeUnit.MINUTES)).as(point.document()).isTrue();
        front.script(Answer::passes);
        garage.again(null);
        // What was placed, and perhaps not answered, is the same once more.
        ordered(garage, bay, 1, "one-" + point.key());
        ordered(garage, bay, 2, "two-" + point.key());
      }
      Wait.until(
          "all are booked",
          () -> garage.rows().stream().allMatch(row -> row.state().equals("created")));
      for (var point : POINTS) {
        assertThat(lines(point.document()))
            .as(point.document())
            .extracting(line -> line.quantity().intValueExact())
            .containsExactly(1, 2);
      }
    }
  }

  private static void ordered(Garage garage, String bay, int quantity, String key) {
    while (!garage.orders(bay, quantity, key)) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** Lines of other sales go on meanwhile, and are not counted. */
  private static TrytonFront.Script killing(
      Point point, int sale, Jvm program, CountDownLatch killed) {
    var calls = new AtomicInteger();
    return answer -> {
      boolean its = answer.isAbout(point.document(), sale) || calls.get() == PRODUCT_ASKED;
      boolean now = its && !answer.signsIn() && calls.getAndIncrement() == point.call();
      if (!now) {
        answer.passes();
        return;
      }
      if (point.acted()) {
        answer.acts();
      }
      program.kill();
      killed.countDown();
    };
  }

  private static List<Line> lines(String document) {
    return office.lines().stream().filter(each -> each.reference().equals(document)).toList();
  }

  @Test
  void lines_stand_there_once_whichever_of_both_is_killed() throws Exception {
    int lines = TestCounts.of("tryton.lines");
    int every = lines / TestCounts.of("tryton.kills");
    var random = Seed.of(TrytonKillsTest.class);
    try (var garage = new Garage(folder)) {
      books(garage, tryton.address());
      var bays = new ArrayList<String>();
      for (int i = 0; i < SALES; i++) {
        office.begin("sale " + i);
        bays.add(garage.bay("sale " + i));
      }
      for (int i = 0; i < lines; i++) {
        ordered(garage, bays.get(i % SALES), 1 + i, "line-" + i);
        if (i % every == every - 1) {
          LockSupport.parkNanos(random.nextInt(400_000_000));
          kill(garage, random.nextBoolean());
        }
      }
      for (int over = over(garage); over < lines; over = over(garage)) {
        int before = over;
        Wait.until("more is over", () -> over(garage) > before);
      }
      holds(garage, lines);
    }
  }

  private static void kill(Garage garage, boolean ours) throws IOException, InterruptedException {
    if (ours) {
      garage.again(null);
    } else {
      tryton.kill();
      tryton.startAgain();
    }
  }

  /** How many lines wait no more; what a person would have to see to is put aside. */
  private static int over(Garage garage) {
    var rows = garage.rows();
    if (rows.stream().anyMatch(TrytonKillsTest::parked)) {
      garage.clearErrors();
    }
    return (int)
        rows.stream()
            .filter(row -> row.state().equals("created") || row.state().equals("cleared"))
            .count();
  }

  private static boolean parked(BookedRows.Row row) {
    return row.state().equals("error") || (row.state().equals("unknown") && !row.due());
  }

  private static void holds(Garage garage, int lines) {
    var rows = garage.rows();
    assertThat(rows).as(Seed.told()).hasSize(lines);
    var there = office.lines();
    for (var row : rows) {
      long standing =
          there.stream().filter(each -> each.text().endsWith("\n" + row.mark())).count();
      assertThat(standing).as(row + " " + Seed.told()).isLessThanOrEqualTo(1);
      if (row.state().equals("created")) {
        assertThat(standing).as(row + " " + Seed.told()).isEqualTo(1);
      }
    }
    assertThat(rows.stream().map(BookedRows.Row::state)).as(Seed.told()).contains("created");
  }
}

package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.HaltingPagesMain;
import dev.comanda.HaltingPagesMain.Step;
import dev.comanda.LongRun;
import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows.Row;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.erp.tryton.TrytonOffice;
import dev.comanda.erp.tryton.TrytonOffice.Line;
import dev.comanda.erp.tryton.TrytonServer;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Comanda books through the web client of a real Tryton while it, its browser and Tryton are
 * killed: every line stands there once, or is shown as what nobody knows or what failed.
 */
@LongRun
class TrytonWebKillsTest {
  private static final Login LOGIN = new Login(TrytonServer.USER, TrytonServer.PASSWORD);

  /** So that a kill meets any step of a line. */
  private static final long BETWEEN_KILLS_MAX_NANOS = 10_000_000_000L;

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static TrytonServer tryton;
  private static TrytonOffice office;
  private static Garage garage;

  @BeforeAll
  static void start() throws IOException {
    TrytonServer.need();
    tryton = TrytonServer.start();
    office = new TrytonOffice(tryton);
    garage = new Garage(folder, HaltingPagesMain.class);
    garage.books("trytonweb", tryton.address(), LOGIN, 4);
  }

  @AfterAll
  static void end() {
    if (garage != null) {
      garage.close();
    }
    if (office != null) {
      office.close();
      tryton.close();
    }
  }

  @Test
  void the_workshops_oil_is_on_the_sale_by_create_and_by_an_order_at_the_bay() {
    office.begin("558");
    assertThat(garage.orders(garage.bay("558"), 2, "bay")).isTrue();
    assertThat(garage.creates("558", "oil-1", "4", LOGIN)).isTrue();
    awaitOver("558", 2);
    assertThat(rows("558")).extracting(Row::state).containsOnly("created");
    onceEach();
    assertThat(lines("558"))
        .extracting(line -> line.product() + " " + line.quantity().stripTrailingZeros())
        .containsExactlyInAnyOrder("10 2", "10 4");
  }

  @Test
  void whoever_ends_before_and_after_the_submit_books_every_line_once() throws Exception {
    var bays = new EnumMap<Step, String>(Step.class);
    for (var step : Step.values()) {
      office.begin(step.document());
      bays.put(step, garage.bay(step.document()));
    }
    for (var step : Step.values()) {
      garage.again(step);
      var bay = Objects.requireNonNull(bays.get(step));
      boolean _ = garage.orders(bay, 1, "one-" + step);
      garage.first().awaitEnd();
      boolean there = step == Step.SUBMITTED || step == Step.SEEN;
      assertThat(lines(step.document())).as(step.name()).hasSize(there ? 1 : 0);
    }
    garage.again(null);
    for (var step : Step.values()) {
      // What was placed, and not answered, is the same once more.
      assertThat(garage.orders(Objects.requireNonNull(bays.get(step)), 1, "one-" + step)).isTrue();
    }
    awaitOver("halt-", Step.values().length);
    assertThat(rows("halt-")).extracting(Row::state).containsOnly("created");
    onceEach();
    assertThat(lines("halt-")).hasSize(Step.values().length);
  }

  private static List<Row> rows(String documents) {
    return garage.rows().stream()
        .filter(row -> String.valueOf(row.document()).startsWith(documents))
        .toList();
  }

  private static List<Line> lines(String documents) {
    return office.lines().stream().filter(each -> each.reference().startsWith(documents)).toList();
  }

  private static void ordered(String bay, int quantity, String key) {
    while (!garage.orders(bay, quantity, key)) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void every_line_is_booked_once_or_seen_not_to_be_whatever_is_killed() throws Exception {
    int lines = TestCounts.of("trytonweb.lines");
    var lots = Seed.of(TrytonWebKillsTest.class);
    var kills = new Kills(garage, tryton::kill, tryton::startAgain);
    for (int i = 0; i < lines; i++) {
      office.begin("S" + i);
      ordered(garage.bay("S" + i), 1 + i, "line-" + i);
      LockSupport.parkNanos(lots.nextLong(BETWEEN_KILLS_MAX_NANOS));
      kills.one(lots);
    }
    awaitOver("S", lines);
    onceEach();
    assertThat(rows("S").stream().filter(row -> row.state().equals("created")).count())
        .as(Seed.told())
        .isGreaterThan(lines / 2);
  }

  /** Waits as long as one more is over within some minutes. */
  private static void awaitOver(String documents, int lines) {
    Kills.awaitOver(() -> rows(documents), lines, Wait.MAX);
  }

  /** In its database; what may not be there is shown as such. */
  private static void onceEach() {
    var there = office.lines();
    for (var row : garage.rows()) {
      long count = there.stream().filter(line -> Mark.standsIn(line.text(), row.mark())).count();
      assertThat(count).as(row + " " + Seed.told()).isLessThanOrEqualTo(1);
      if (row.state().equals("created")) {
        assertThat(count).as(row + " " + Seed.told()).isEqualTo(1);
      }
    }
  }
}

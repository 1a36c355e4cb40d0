package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.Drawn;
import dev.comanda.HaltingPagesMain;
import dev.comanda.HaltingPagesMain.Step;
import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows.Row;
import dev.comanda.erp.sqlledger.OrderRows;
import dev.comanda.erp.sqlledger.OrderRows.Line;
import dev.comanda.erp.sqlledger.SqlLedger;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Lines for a real SQL-Ledger while Comanda, its browser and the ERP are killed. */
class SqlLedgerCrashTest {
  private static final String KIND = "sqlledger";

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private SqlLedger erp;
  private OrderRows orders;
  private Garage garage;

  @BeforeEach
  void start() throws IOException {
    SqlLedger.need();
    erp = SqlLedger.start();
    orders = erp.orders();
    garage = new Garage(folder, HaltingPagesMain.class);
    garage.books(KIND, erp.address(), erp.login(), 4);
  }

  @AfterEach
  void end() {
    if (garage != null) {
      garage.close();
    }
    if (erp != null) {
      erp.close();
    }
  }

  @Test
  void the_workshops_oil_is_on_the_order_by_create_and_by_an_order_at_the_bay() {
    assertThat(garage.orders(garage.bay("558"), 2, "bay")).isTrue();
    assertThat(garage.creates("558", "11", "4.7", "oil-1", erp.login())).startsWith("200 ");
    awaitOver(2);
    assertThat(garage.rows()).extracting(Row::state).containsOnly("created");
    assertThat(orders.lines("558"))
        .extracting(line -> line.product() + " " + line.quantity())
        .containsExactlyInAnyOrder("10 2", "11 4.7");
    assertThat(orders.lines("558"))
        .extracting(Line::notes)
        .containsExactlyInAnyOrderElementsOf(garage.rows().stream().map(Row::mark).toList());
  }

  @Test
  void whoever_ends_before_and_after_the_submit_books_every_line_once() throws Exception {
    var bays = new EnumMap<Step, String>(Step.class);
    var steps = Drawn.of(SqlLedgerCrashTest.class, "sqlledger.points", List.of(Step.values()));
    for (var step : steps) {
      orders.begin(step.document());
      bays.put(step, garage.bay(step.document()));
    }
    for (var step : steps) {
      garage.again(step);
      var bay = Objects.requireNonNull(bays.get(step));
      boolean _ = garage.orders(bay, 1, "one-" + step);
      garage.first().awaitEnd();
      boolean there = step == Step.SUBMITTED || step == Step.SEEN;
      assertThat(orders.lines(step.document())).as(step.name()).hasSize(there ? 1 : 0);
    }
    garage.again(null);
    for (var step : steps) {
      // What was placed, and not answered, is the same once more.
      assertThat(garage.orders(Objects.requireNonNull(bays.get(step)), 1, "one-" + step)).isTrue();
    }
    awaitOver(steps.size());
    assertThat(garage.rows()).extracting(Row::state).containsOnly("created");
    onceEach(garage.rows());
    assertThat(orders.lines()).hasSize(steps.size());
  }

  @Test
  void every_line_is_booked_once_or_seen_not_to_be_whatever_is_killed() throws Exception {
    int lines = TestCounts.of("sqlledger.lines");
    assumeTrue(lines > 0, "in the long run");
    var lots = Seed.of(SqlLedgerCrashTest.class);
    var kills = new Kills(garage, erp::kill, erp::startAgain);
    for (int i = 0; i < lines; i++) {
      orders.begin("S" + i);
      var bay = garage.bay("S" + i);
      while (!garage.orders(bay, 1 + i, "line-" + i)) {
        LockSupport.parkNanos(50_000_000);
      }
      LockSupport.parkNanos(lots.nextLong(9_000_000_000L));
      kills.one(lots);
    }
    awaitOver(lines);
    onceEach(garage.rows());
    assertThat(garage.rows().stream().filter(row -> row.state().equals("created")).count())
        .as(Seed.told())
        .isGreaterThan(lines / 2);
  }

  /** Waits as long as one more is over within the usual time. */
  private void awaitOver(int lines) {
    Kills.awaitOver(garage::rows, lines, Wait.MAX);
  }

  /** In its database; what may not be there is shown as such. */
  private void onceEach(List<Row> rows) {
    var there = orders.lines();
    for (var row : rows) {
      long count = there.stream().filter(line -> line.notes().equals(row.mark())).count();
      assertThat(count).as(row + " " + Seed.told()).isLessThanOrEqualTo(1);
      if (row.state().equals("created")) {
        assertThat(count).as(row + " " + Seed.told()).isEqualTo(1);
      }
    }
  }
}

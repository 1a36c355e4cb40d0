package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.OpenFolder;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.erp.lines.SheetsErp.Line;
import dev.comanda.erp.lines.SheetsErp.Mishap;
import dev.comanda.erp.lines.SheetsErp.Request;
import dev.comanda.log.writer.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lines go to an ERP that acts and never answers, acts late, writes twice, fails, refuses, asks for
 * patience and breaks connections, while the program is killed again and again: every line stands
 * in it once, or is shown as what nobody knows or what failed; none is missing unseen.
 */
class ThousandLinesTest {
  private static final int SHEETS = 40;
  private static final int IN_FLIGHT = 40;

  /** Of a hundred requests so many go wrong. */
  private static final int WRONG = 12;

  private static final List<Mishap> READS =
      List.of(Mishap.DROPS, Mishap.FAILS, Mishap.UNAVAILABLE, Mishap.BUSY, Mishap.HANGS);

  private static final List<Mishap> WRITES =
      List.of(
          Mishap.HANGS,
          Mishap.ACTS_AND_HANGS,
          Mishap.DROPS,
          Mishap.ACTS_AND_DROPS,
          Mishap.ACTS_LATE,
          Mishap.ACTS_TWICE,
          Mishap.ACTS_AND_FAILS,
          Mishap.FAILS,
          Mishap.CLAIMS,
          Mishap.BUSY,
          Mishap.UNAVAILABLE,
          Mishap.REFUSES);

  private static final Set<String> OVER = Set.of("created", "cleared");

  private final Random random = Seed.of(ThousandLinesTest.class);

  /** Marks of lines that the ERP itself has doubled. */
  private final Set<String> doubled = ConcurrentHashMap.newKeySet();

  private synchronized Mishap mishap(Request request) {
    if (random.nextInt(100) >= WRONG) {
      return Mishap.NONE;
    }
    if (!request.writes()) {
      return READS.get(random.nextInt(READS.size()));
    }
    var mishap = WRITES.get(random.nextInt(WRITES.size()));
    if (mishap == Mishap.ACTS_TWICE) {
      doubled.add(request.mark());
    }
    return mishap;
  }

  @Test
  void every_line_is_booked_once_or_seen_not_to_be(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    int lines = TestCounts.of("deliveries.lines");
    int kills = TestCounts.of("deliveries.kills");
    try (var erp = new SheetsErp();
        var garage = new Garage(folder)) {
      erp.script(this::mishap);
      garage.books(erp.address(), SheetsErp.SECRET, IN_FLIGHT);
      var bays = new ArrayList<String>();
      for (int i = 0; i < SHEETS; i++) {
        bays.add(garage.bay("S" + i));
      }
      for (int i = 0; i < lines; i++) {
        while (!garage.orders(bays.get(i % SHEETS), 1 + i, "line-" + i)) {
          LockSupport.parkNanos(50_000_000);
        }
        if (kills > 0 && i % (lines / kills) == lines / kills - 1) {
          LockSupport.parkNanos(random.nextInt(500_000_000));
          garage.cut();
          LockSupport.parkNanos(random.nextInt(500_000_000));
          garage.again(null);
        }
      }
      for (int over = over(garage); over < lines; over = over(garage)) {
        int before = over;
        Wait.until("more is over", () -> over(garage) > before);
      }
      holds(garage.rows(), erp, lines);
    }
  }

  /** How many lines wait no more; what has failed is put aside, so that what is behind goes on. */
  private static int over(Garage garage) {
    var rows = garage.rows();
    if (rows.stream().anyMatch(ThousandLinesTest::parked)) {
      garage.clearErrors();
    }
    return (int) rows.stream().filter(row -> OVER.contains(row.state())).count();
  }

  private static boolean parked(BookedRows.Row row) {
    return row.state().equals("error") || (row.state().equals("unknown") && !row.due());
  }

  private void holds(List<BookedRows.Row> rows, SheetsErp erp, int lines) {
    assertThat(rows).as(Seed.told()).hasSize(lines);
    var stand =
        erp.lines().stream().collect(Collectors.groupingBy(Line::mark, Collectors.counting()));
    for (var row : rows) {
      long there = stand.getOrDefault(row.mark(), 0L);
      if (row.state().equals("created")) {
        assertThat(there).as(row + " " + Seed.told()).isEqualTo(1);
      } else if (there > 1) {
        assertThat(doubled).as(row + " " + Seed.told()).contains(row.mark());
        assertThat(row.reason()).isEqualTo("duplicate");
      }
    }
    var marks = rows.stream().map(BookedRows.Row::mark).collect(Collectors.toSet());
    assertThat(stand.keySet()).as(Seed.told()).isSubsetOf(marks);
    var created = rows.stream().filter(row -> row.state().equals("created")).toList();
    assertThat(created.size()).as(Seed.told()).isGreaterThan(lines / 2);
    inOrder(rows, erp);
  }

  /** On each sheet those that were booked stand in the order in which they were placed. */
  private static void inOrder(List<BookedRows.Row> rows, SheetsErp erp) {
    Function<String, List<String>> placed =
        sheet ->
            rows.stream()
                .filter(row -> sheet.equals(row.document()) && row.state().equals("created"))
                .map(BookedRows.Row::mark)
                .toList();
    for (int i = 0; i < SHEETS; i++) {
      var sheet = "S" + i;
      var expected = placed.apply(sheet);
      var booked = erp.lines(sheet).stream().map(Line::mark).filter(expected::contains).toList();
      assertThat(booked).as(sheet + " " + Seed.told()).containsExactlyElementsOf(expected);
    }
  }
}

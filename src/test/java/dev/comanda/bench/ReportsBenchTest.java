package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class ReportsBenchTest {
  @Test
  void reports_and_lines_tell_the_same(@TempDir(factory = OpenFolder.class) Path folder)
      throws Exception {
    var plan = new ReportsBench.Plan(3, 20, 120, 10, 30, 1, 1);

    var report = new ReportsBench(plan, line -> {}).run(folder);

    assertThat(report.rows()).allMatch(row -> row.lines() > 0);
    assertThat(report.text()).contains("| 3 months |", "| a quarter |", "| the open date | 360 |");
  }
}

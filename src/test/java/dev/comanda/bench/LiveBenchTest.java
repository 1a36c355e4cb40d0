package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class LiveBenchTest {
  @Test
  void every_screen_is_told_of_everything_once(@TempDir(factory = OpenFolder.class) Path folder)
      throws Exception {
    var plan = new LiveBench.Plan(new World.Size(2, 10, 10), 1, 1, 1, 100, 1, 4, 3, 50, 20, 4);

    var report = new LiveBench(plan, line -> {}).run(folder);

    assertThat(report.acknowledged()).isEqualTo(6 * 50);
    assertThat(report.told()).isGreaterThan(2 * 50 * 2 + 2 * 50 * 4);
    assertThat(report.text())
        .contains(
            "4 panels, all at one place",
            "1 panels and 3 screens of stations, all at one place",
            "100 idle sockets",
            "20 phones told");
  }
}

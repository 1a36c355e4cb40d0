package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class PairingBenchTest {
  @Test
  void every_ticket_goes_to_one_worker_and_none_is_lost(
      @TempDir(factory = OpenFolder.class) Path folder) throws Exception {
    var plan = new PairingBench.Plan(new World.Size(2, 50, 1), 5, 3, 60, 1, 1, 1);

    var table = new PairingBench(plan, line -> {}).run(folder);

    assertThat(table.given()).isPositive();
    assertThat(table.text())
        .contains("| tickets to 5 workers, 3 waiting |", "| tickets to 5 workers, 60 waiting |");
  }
}

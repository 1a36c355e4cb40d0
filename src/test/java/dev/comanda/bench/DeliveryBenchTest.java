package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class DeliveryBenchTest {
  @Test
  void every_line_is_read_back_once_in_order_by_us_and_booked_by_others(
      @TempDir(factory = OpenFolder.class) Path folder) throws Exception {
    var plan = new DeliveryBench.Plan(200, 20, 4, 16, 1);

    var table = new DeliveryBench(plan, line -> {}).run(folder);

    assertThat(table.measured()).hasSize(DeliveryBench.Leg.values().length);
    assertThat(table.text())
        .contains("| Comanda, 20 lanes, 4 in flight |", "| JobRunr, 16 in flight |");
  }
}

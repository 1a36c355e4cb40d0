package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.bench.WaiterBench.Leg;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class WaiterBenchTest {
  @Test
  void every_acknowledged_order_of_waiters_guests_and_pgbench_is_in_the_database(
      @TempDir(factory = OpenFolder.class) Path folder) throws Exception {
    var plan = new WaiterBench.Plan(100, 1, 1, 1);

    var table = new WaiterBench(plan, line -> {}).run(folder);

    assertThat(table.acknowledged()).isPositive();
    for (var leg : Leg.values()) {
      assertThat(table.text()).contains("| " + leg.words() + " |");
    }
  }
}

package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.bench.OrdersBench.Along;
import dev.comanda.bench.OrdersBench.Leg;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class OrdersBenchTest {
  @ParameterizedTest
  @EnumSource(Along.class)
  void every_acknowledged_order_of_both_sides_is_in_the_database(
      Along along, @TempDir(factory = OpenFolder.class) Path folder) throws Exception {
    // Long enough that every phone is known before 256 order at once.
    var plan = new OrdersBench.Plan(new World.Size(2, 100, 100), 1, 1, 3, along);

    var report = new OrdersBench(plan, line -> {}).run(folder);

    assertThat(report.acknowledged()).isPositive();
    assertThat(report.text()).contains("fsync on", "synchronous_commit on", "full_page_writes on");
    for (var leg : Leg.values()) {
      assertThat(report.text()).contains("| " + leg.words() + " |");
    }
  }
}

package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class ApiBenchTest {
  @Test
  void every_kind_of_read_is_answered(@TempDir(factory = OpenFolder.class) Path folder)
      throws Exception {
    var plan = new ApiBench.Plan(new World.Size(1, 5, 5), 20, 1, 1);

    var table = new ApiBench(plan, line -> {}).run(folder);

    assertThat(table.orders()).isPositive();
    assertThat(table.rows()).hasSize(16);
  }
}

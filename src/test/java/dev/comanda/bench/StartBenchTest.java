package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class StartBenchTest {
  @Test
  void starts_and_memory_are_told(@TempDir(factory = OpenFolder.class) Path folder)
      throws Exception {
    var told = new StartBench(new StartBench.Plan(1, 1), line -> {}).run(folder);
    assertThat(told.lines().filter(line -> line.startsWith("| "))).hasSize(7);
  }
}

package dev.comanda.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.LongRun;
import dev.comanda.db.OpenFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, no test says. */
@LongRun
class FirstBenchTest {
  @Test
  void every_first_screen_is_shown(@TempDir(factory = OpenFolder.class) Path folder)
      throws Exception {
    assertThat(
            new FirstBench(1, line -> {}).run(folder).lines().filter(line -> line.startsWith("| ")))
        .hasSize(6);
  }
}

package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The server in the foreground, in a process of its own. */
class ServingTest {
  @Test
  void a_demo_that_is_told_to_stop_while_it_greets_says_nothing_of_it(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var process = demo(folder);
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      awaitReady(out);
      process.toHandle().destroy();
      assertThat(out.lines().collect(Collectors.joining("\n")))
          .doesNotContain("Exception", "\tat ");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process demo(Path folder) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx320m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.comanda.Main",
                "demo",
                "--no-browser",
                "--port",
                "0",
                "--data",
                folder.resolve("demo").toString()))
        .redirectErrorStream(true)
        .directory(folder.toFile())
        .start();
  }

  private static void awaitReady(BufferedReader out) throws IOException {
    var said = new StringBuilder();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.contains("demo is ready")) {
        return;
      }
    }
    throw new AssertionError("it does not become ready:\n" + said);
  }
}

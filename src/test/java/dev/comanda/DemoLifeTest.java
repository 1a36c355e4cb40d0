package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.OpenFolder;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whether {@code comanda demo} lets simulated guests in, in a process of its own. */
class DemoLifeTest {
  /** Where the program waits once it has greeted and let in whom it lets in. */
  private static final String SERVES = "at dev.comanda.Serving.run";

  private static final String AWAITS = "at java.util.concurrent.CountDownLatch.await";

  @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void a_demo_is_alive_says_so_in_one_line_and_stops_when_it_is_told_to() throws Exception {
    var said = run(true);
    assertThat(said).containsOnlyOnce("imulated").contains("--quiet starts it without them");
    assertThat(said).doesNotContain("Exception", "\tat ", "WARN", "ERROR");
  }

  @Test
  void a_quiet_demo_says_where_it_listens_and_lets_nobody_in() throws Exception {
    var said = run(false, "--quiet");
    assertThat(said).matches("Comanda's demo is ready at http://\\S+\n");
  }

  /** Starts a demo, looks who lives there, stops it, and gives all that it said. */
  private String run(boolean lives, String... options) throws Exception {
    var output = folder.resolve("said");
    var process = start(output, options);
    try {
      Wait.until("it is ready", () -> said(output).contains("ready at"));
      Wait.until("it serves", () -> mainThread(process).contains(AWAITS));
      assertThat(threads(process).contains("\"life\"")).isEqualTo(lives);
      process.toHandle().destroy();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return said(output);
  }

  private static String said(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path output, String... options) throws IOException {
    var command = new ArrayList<String>();
    command.add(program("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.comanda.Main", "demo"));
    command.addAll(List.of("--no-browser", "--port", "0"));
    command.addAll(List.of("--data", folder.resolve("demo").toString()));
    command.addAll(List.of(options));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** What its first thread is at, once that serves. */
  private static String mainThread(Process process) {
    assertThat(process.isAlive()).isTrue();
    var all = threads(process);
    int main = all.indexOf("\"main\"");
    var one = main < 0 ? "" : all.substring(main, all.indexOf("\n\n", main));
    return one.contains(SERVES) ? one : "";
  }

  private static String threads(Process process) {
    try {
      var asked =
          new ProcessBuilder(program("jcmd"), Long.toString(process.pid()), "Thread.print")
              .redirectErrorStream(true)
              .start();
      try (var out = asked.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

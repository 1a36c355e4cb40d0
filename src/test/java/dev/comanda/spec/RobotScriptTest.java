package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The robot of docs/robots.md, in another language, makes what is ordered. */
class RobotScriptTest {
  @Test
  void it_makes_what_waits_and_what_comes() throws Exception {
    assumeThat(here("python3")).as("without python3, docs/robot.py is left out").isTrue();
    try (var bar = new RobotBar()) {
      int first = bar.scans("Gin Tonic");
      var robot =
          new ProcessBuilder(
                  "python3", "docs/robot.py", bar.evening.app.url() + "/scheduler", "7", "3")
              .redirectErrorStream(true)
              .start();
      try {
        bar.awaits(first, "served");
        bar.awaitsRobots("waiting");
        int second = bar.scans("Martini");
        bar.awaits(second, "served");
        int third = bar.scans("Mojito");
        bar.awaits(third, "served");
        assertThat(robot.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var said = new String(robot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(robot.exitValue()).as(said).isZero();
        assertThat(said.lines()).hasSize(27).contains(second + " Martini Order Served");
        assertThat(bar.ticket(third).at("/worker/name").textValue()).isEqualTo("Robot 7");
      } finally {
        robot.destroyForcibly();
      }
    }
  }

  private static boolean here(String program) {
    try {
      var process = new ProcessBuilder(List.of(program, "--version")).start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

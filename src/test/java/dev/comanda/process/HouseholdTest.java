package dev.comanda.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.log.writer.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are ended as a whole, and no others with them. */
class HouseholdTest {

  @TempDir private Path folder = Path.of("");

  private Process started(Path home, String script) throws Exception {
    var builder = Subprocess.builder(List.of("setsid", "sh", "-c", script));
    builder.environment().put("HOME", home.toString());
    var process = builder.start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }

  private static List<ProcessHandle> handles(Household household) {
    var handles = new ArrayList<ProcessHandle>();
    household.living().forEach(pid -> ProcessHandle.of(pid).ifPresent(handles::add));
    return handles;
  }

  @Test
  void all_of_a_home_end_also_who_left_the_group_or_forgot_the_home() throws Exception {
    var first =
        started(
            folder,
            "sleep 1000 & setsid sleep 1000 & env -i sleep 1000 & echo ready; exec sleep 1000");
    var household = new Household(folder, first);
    var all = handles(household);
    assertThat(all).hasSize(4);
    assertThat(household.residentBytes()).isPositive();
    assertThat(household.end(Wait.MAX)).isTrue();
    assertThat(all).noneMatch(each -> Files.exists(Path.of("/proc/" + each.pid())));
    assertThat(household.living()).isEmpty();
  }

  @Test
  void who_was_left_without_the_first_is_found_by_the_home() throws Exception {
    var first = started(folder, "sleep 1000 & echo ready; wait");
    var left = new Household(folder, null);
    first.destroyForcibly().waitFor();
    var all = handles(left);
    assertThat(all).hasSize(1);
    assertThat(left.end(Wait.MAX)).isTrue();
    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void who_lives_elsewhere_is_left_alone() throws Exception {
    var other = started(folder.resolve("other"), "echo ready; exec sleep 1000");
    try {
      assertThat(new Household(folder, null).end(Wait.MAX)).isTrue();
      assertThat(new Household(folder.resolve("oth"), null).living()).isEmpty();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void an_interrupt_is_kept_for_later() throws Exception {
    var household = new Household(folder, started(folder, "echo ready; exec sleep 1000"));
    Thread.currentThread().interrupt();
    assertThat(household.end(Wait.MAX)).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void neither_ourselves_nor_all_are_a_group_to_end() {
    for (long group : new long[] {-1, 0, 1}) {
      assertThatThrownBy(() -> Posix.killGroup(group)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}

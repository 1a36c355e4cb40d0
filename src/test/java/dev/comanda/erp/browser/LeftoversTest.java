package dev.comanda.erp.browser;

import static dev.comanda.erp.browser.Target.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.TestFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a browser ends, and however we end, no process and no folder is left. */
class LeftoversTest {
  private Path folder = Path.of("");

  @BeforeEach
  void make() {
    folder = TestFolders.make();
  }

  @AfterEach
  void remove() {
    TestFolders.remove(folder);
  }

  @Test
  void no_process_is_left_of_many_browsers_whatever_was_killed() throws Exception {
    var lots = Seed.of(LeftoversTest.class);
    var names = List.of("chromedriver", Homes.BROWSER, "none", "none");
    int sessions = TestCounts.of("browser.sessions");
    int seen = 0;
    try (var ground = new Ground()) {
      ground.pages.show("/plain", "<p>Here");
      for (int i = 0; i < sessions; i++) {
        var victim = names.get(lots.nextInt(names.size()));
        var all = new ArrayList<ProcessHandle>();
        ground.trouble(
            "/plain",
            page -> {
              page.top().await(text("Here"));
              var home = ground.homes().getFirst();
              all.addAll(Homes.living(home));
              if (!victim.equals("none")) {
                Homes.program(home, victim).destroyForcibly();
              }
              throw page.unknown("enough");
            });
        // On a machine that is busy with others one may not come up in its time.
        if (!all.isEmpty()) {
          assertThat(all).hasSizeGreaterThan(3);
          seen++;
        }
        assertThat(ground.homes()).isEmpty();
        Homes.await("all of " + all + " gone", () -> all.stream().noneMatch(Homes::isListed));
      }
    }
    assertThat(seen).isGreaterThan(sessions * 9 / 10);
  }

  @Test
  void browsers_die_with_the_process_that_owns_them_and_their_folders_go_at_the_next_start()
      throws Exception {
    var child = child(folder, "2");
    awaitReady(child);
    var homes = Homes.below(folder);
    assertThat(homes).hasSize(2);
    homes.forEach(home -> assertThat(Homes.living(home)).hasSizeGreaterThan(3));
    child.destroyForcibly().waitFor();
    for (var home : homes) {
      Homes.await("nobody in " + home, () -> Homes.living(home).isEmpty());
      assertThat(home).isDirectory();
    }
    Browsers.in(folder, Programs::found, Ground.LIMITS).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void browsers_whose_leader_was_killed_too_are_ended_at_the_next_start() throws Exception {
    var child = child(folder, "1");
    awaitReady(child);
    var home = Homes.below(folder).getFirst();
    var driver = Homes.program(home, "chromedriver");
    driver.parent().orElseThrow().destroyForcibly();
    child.destroyForcibly().waitFor();
    var left = Homes.living(home);
    assertThat(left).contains(driver);
    Browsers.in(folder, Programs::found, Ground.LIMITS).close();
    Homes.await("all of " + left + " gone", () -> left.stream().noneMatch(Homes::isListed));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_another_process_keeps_is_left_alone() throws Exception {
    var child = child(folder, "1");
    awaitReady(child);
    var homes = Homes.below(folder);
    var living = Homes.living(homes.getFirst());
    Browsers.in(folder, Programs::found, Ground.LIMITS).close();
    assertThat(Homes.below(folder)).isEqualTo(homes);
    assertThat(living).allMatch(ProcessHandle::isAlive);
    child.getOutputStream().close();
    child.waitFor();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_first_process_of_a_container_keeps_no_dead_browsers() throws Exception {
    var child = child(folder, "2", "adopt");
    assertThat(awaitReady(child)).isEqualTo("ready, 0 left");
    child.getOutputStream().close();
    child.waitFor();
  }

  /** No root file system to write to, 64 MB of shared memory, and a page with more than that. */
  @Test
  void it_runs_in_a_narrow_container() throws Exception {
    var narrow =
        "mount --make-rprivate / && mount -t tmpfs -o size=64m tmpfs /dev/shm"
            + " && mount -t tmpfs tmpfs \"$1\" && mount -o remount,bind,ro / && shift"
            + " && exec \"$@\"";
    var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", narrow, "sh"));
    command.add(folder.toString());
    command.addAll(program(folder, "1"));
    var child = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitReady(child);
    child.getOutputStream().close();
    assertThat(child.waitFor()).isZero();
  }

  private static Process child(Path folder, String... more) throws IOException {
    return new ProcessBuilder(program(folder, more)).redirectErrorStream(true).start();
  }

  private static List<String> program(Path folder, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BrowserChild.class.getName(),
                folder.toString()));
    command.addAll(List.of(more));
    return command;
  }

  /** Waits until its browsers run; says how many dead are left, where it tells. */
  private static String awaitReady(Process child) throws IOException {
    var said = new ArrayList<String>();
    var lines = child.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith("ready")) {
        return line;
      }
    }
    throw new AssertionError("it does not become ready: " + said);
  }
}

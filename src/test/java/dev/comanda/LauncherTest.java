package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher {@code ./comanda}, with a JDK and a Maven that only say how they are called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir Path folder;

  private record Outcome(int status, String output) {}

  @BeforeEach
  void aProjectAndAJdk() throws IOException {
    script("project/comanda", Files.readString(Path.of("comanda")));
    script("project/src/test/launcher", Files.readString(Path.of("src/test/launcher")));
    script(
        "project/mvnw",
        "echo mvnw with $JAVA_HOME: \"$@\" >&2; mkdir -p target/lib; "
            + "touch target/comanda.jar; [ ! -e lacks ] || cp lacks target/left-out; [ ! -e fails ] || { echo '[ERROR] it is broken'; exit 1; }");
    Files.writeString(folder.resolve("project/pom.xml"), "<project/>");
    Files.createDirectories(folder.resolve("project/src/main"));
    Files.createDirectories(folder.resolve("project/.mvn"));
    script("jdk/bin/java", "echo \"$@\"");
    script("jdk/bin/javac", "");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  @Test
  void what_is_not_built_is_built_once_and_again_when_sources_are_newer() throws Exception {
    assertThat(run(Map.of(), "settings").output()).contains("Building", "-jar", "settings");
    assertThat(buildLog()).contains("mvnw with " + folder.resolve("jdk")).contains("package");
    assertThat(run(Map.of(), "settings").output()).doesNotContain("Building");
    var source = Files.writeString(folder.resolve("project/src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run(Map.of(), "settings").output()).contains("Building");
  }

  @Test
  void a_failed_build_shows_its_errors_and_runs_nothing() throws Exception {
    Files.createFile(folder.resolve("project/fails"));
    var outcome = run(Map.of(), "settings");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output()).contains("[ERROR] it is broken").doesNotContain("-jar");
  }

  @ParameterizedTest
  @CsvSource({
    "512m, 512m",
    "2g, 2g",
    "plenty, 320m",
    "-1m, 320m",
    "'', 320m",
    "16m, 320m",
    "0g, 320m"
  })
  void the_heap_is_bounded_by_the_setting(String setting, String bound) throws Exception {
    assertThat(run(Map.of("COMANDA_HEAP", setting), "settings").output())
        .contains("-Xmx" + bound + " ");
  }

  @Test
  void the_heap_may_be_set_in_the_file_of_the_working_folder() throws Exception {
    Files.writeString(folder.resolve(".env"), "COMANDA_PORT=1\nCOMANDA_HEAP = \"640m\"\n");
    assertThat(run(Map.of(), "settings").output()).contains("-Xmx640m ");
    assertThat(run(Map.of("COMANDA_HEAP", "1g"), "settings").output()).contains("-Xmx1g ");
  }

  @Test
  void a_start_is_rehearsed_once_a_build_and_goes_on_without_a_cache() throws Exception {
    assertThat(run(Map.of(), "demo", "--port", "0").output())
        .contains("Preparing quicker starts")
        .contains("demo --port 0")
        .doesNotContain("-XX:AOTCache=");
    assertThat(run(Map.of(), "demo").output()).doesNotContain("Preparing");
    Files.createFile(folder.resolve("project/target/comanda.aot"));
    assertThat(run(Map.of(), "serve").output()).contains("-XX:AOTCache=");
  }

  @Test
  void what_another_user_has_built_is_started_without_a_rehearsal() throws Exception {
    run(Map.of(), "settings");
    // Not even root can write there, so nobody can.
    Files.createDirectories(folder.resolve("project/target/rehearsed"));
    Files.createSymbolicLink(folder.resolve("project/target/rehearsal.log"), Path.of("/proc/none"));
    var outcome = run(Map.of(), "demo");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.output()).contains("demo").doesNotContain("cannot", "Preparing");
  }

  @Test
  void what_cannot_be_built_here_is_told_with_the_way_out() throws Exception {
    Files.createSymbolicLink(folder.resolve("project/target"), Path.of("/proc/none"));
    var outcome = run(Map.of(), "settings");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .startsWith("comanda: has to be built, and")
        .contains("may not write in", "make the folder yours")
        .doesNotContain("-jar");
  }

  @Test
  void a_full_folder_for_temporary_files_only_costs_the_rehearsal() throws Exception {
    var outcome = run(Map.of("TMPDIR", "/proc/none"), "demo");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.output()).contains("-jar").doesNotContain("mktemp", "Preparing");
  }

  @Test
  void who_asks_for_help_waits_for_no_rehearsal() throws Exception {
    for (var command : List.of("demo", "serve", "bench")) {
      assertThat(run(Map.of(), command, "--help").output())
          .contains("--help")
          .doesNotContain("Preparing quicker starts");
    }
    assertThat(run(Map.of(), "bench", "live").output()).contains("Preparing quicker starts");
  }

  @Test
  void without_a_jdk_that_is_new_enough_it_says_which_to_install() throws Exception {
    var text = Files.readString(folder.resolve("project/comanda"));
    Files.writeString(folder.resolve("project/comanda"), text.replace("jdk_min=25", "jdk_min=99"));
    var outcome = run(Map.of(), "settings");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output()).contains("needs a JDK 99 or later", "https://adoptium.net");
  }

  @Test
  void test_runs_everything_or_what_is_named() throws Exception {
    assertThat(run(Map.of(), "test", "--no-install").output())
        .containsPattern(": -B -ntp -Dcomanda\\.seed=\\d+ -Parchive verify");
    assertThat(
            run(
                    Map.of(),
                    "test",
                    "--no-install",
                    "--coverage",
                    "long",
                    "ATest",
                    "--seed",
                    "7",
                    "B*")
                .output())
        .contains(
            ": -B -ntp -Pcoverage -Dcomanda.test.counts=long -Dtest=ATest,B* -Dcomanda.seed=7 test");
    assertThat(run(Map.of(), "test", "--seed").status()).isEqualTo(2);
    assertThat(run(Map.of(), "test", "--seed", "x").status()).isEqualTo(2);
    assertThat(run(Map.of(), "test", "--wrong").status()).isEqualTo(2);
    assertThat(run(Map.of(), "test", "a;b").status()).isEqualTo(2);
    assertThat(run(Map.of(), "test", "--help").output()).contains("Usage: ./comanda test");
  }

  @Test
  void what_tests_were_left_out_and_why_is_told_at_the_end() throws Exception {
    assertThat(run(Map.of(), "test", "--no-install").output()).doesNotContain("Left out");
    Files.writeString(folder.resolve("project/lacks"), "Tryton: no package\nTryton: no package\n");
    assertThat(run(Map.of(), "test", "--no-install").output())
        .endsWith("\nLeft out on this machine:\n  Tryton: no package\n");
    Files.delete(folder.resolve("project/lacks"));
    assertThat(run(Map.of(), "test", "--no-install").output()).doesNotContain("Left out");
  }

  @Test
  void as_root_in_ci_what_the_tests_miss_is_installed_without_a_question() throws Exception {
    var outcome = run(machineWithoutBrowser("0", Map.of("CI", "true")), "test");
    assertThat(outcome.output())
        .contains("Installing chromium-headless-shell chromium-driver", "verify");
    assertThat(outcome.status()).isZero();
    assertThat(installed())
        .contains("update\n", "install -y", "chromium-headless-shell chromium-driver");
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1000, true"})
  void without_a_terminal_nothing_else_is_installed_and_it_says_what_is_missing(
      String user, String ci) throws Exception {
    var environment = machineWithoutBrowser(user, ci.isEmpty() ? Map.of() : Map.of("CI", ci));
    var outcome = run(environment, "test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .contains(
            "the tests need: apt-get install chromium-headless-shell chromium-driver",
            "--no-install")
        .doesNotContain("verify");
    assertThat(installed()).isEmpty();
  }

  @Test
  void nothing_is_installed_where_one_says_so() throws Exception {
    var outcome = run(machineWithoutBrowser("0", Map.of("CI", "true")), "test", "--no-install");
    assertThat(outcome.output())
        .contains("Missing: chromium-headless-shell chromium-driver", "verify");
    assertThat(installed()).isEmpty();
  }

  @Test
  void on_other_systems_it_says_what_is_missing() throws Exception {
    var environment = machineWithoutBrowser("0", Map.of("CI", "true"));
    Files.delete(folder.resolve("bin/apt-get"));
    var outcome = run(environment, "test");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .contains("the tests need what Debian calls: chromium-headless-shell chromium-driver")
        .doesNotContain("verify");
  }

  @Test
  void package_builds_anew_and_says_where_the_archive_is() throws Exception {
    run(Map.of(), "settings");
    Files.createFile(folder.resolve("project/target/comanda-1.tar.gz"));
    assertThat(run(Map.of(), "package").output()).endsWith("/target/comanda-1.tar.gz\n");
    assertThat(buildLog()).contains("-Parchive -Dmaven.test.skip=true package");
    assertThat(run(Map.of(), "package", "--help").output()).contains("Usage: ./comanda package");
    assertThat(run(Map.of(), "package", "x").status()).isEqualTo(2);
  }

  @Test
  void where_it_is_or_what_runs_it_has_changed_it_is_rehearsed_anew() throws Exception {
    run(Map.of(), "demo");
    assertThat(run(Map.of(), "demo").output()).doesNotContain("Preparing");
    Files.writeString(
        folder.resolve("jdk/release"), "JAVA_VERSION=\"26\"\nJAVA_RUNTIME_VERSION=\"26+1\"\n");
    assertThat(run(Map.of(), "demo").output()).contains("Preparing");
    Files.writeString(folder.resolve("project/target/comanda.jar"), "another");
    assertThat(run(Map.of(), "demo").output()).contains("Preparing");
  }

  /** The programs that the launcher calls, and an apt-get that writes down what it is told. */
  private Map<String, String> machineWithoutBrowser(String user, Map<String, String> environment)
      throws IOException {
    assumeTrue(Files.exists(Path.of("/etc/debian_version")), "needs a Debian");
    var bin = Files.createDirectory(folder.resolve("bin"));
    for (var name :
        "awk cat chmod date dirname env find grep head mkdir mktemp mv readlink rm sed sh sort tail touch tr"
            .split(" ", -1)) {
      var program = Path.of("/usr/bin", name);
      Files.createSymbolicLink(
          bin.resolve(name), Files.exists(program) ? program : Path.of("/bin", name));
    }
    script("bin/id", "echo " + user);
    script("bin/apt-get", "echo \"$@\" >>" + folder.resolve("installed"));
    script("bin/sudo", "\"$@\"");
    var all = new HashMap<>(environment);
    all.put("PATH", bin.toString());
    return all;
  }

  private String installed() throws IOException {
    var log = folder.resolve("installed");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(folder.resolve("project/comanda").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    builder.environment().remove("CI");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  private String buildLog() throws IOException {
    return Files.readString(folder.resolve("project/target/build.log"));
  }

  private void script(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, body.startsWith("#!") ? body : "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.LOGIN;
import static dev.comanda.delivery.secret.Sealings.keysIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that use one folder at once lose no key of each other. */
class KeysOfProcessesTest {
  private static final int PROCESSES = 3;

  @TempDir Path folder;

  @Test
  void processes_that_come_first_at_once_agree_on_one_key() throws IOException {
    var sealed = sealedByProcesses(false);
    assertThat(sealed.stream().map(each -> Envelope.read(each).orElseThrow().keyId()).distinct())
        .hasSize(1);
    assertAllOpen(sealed);
  }

  @Test
  void processes_that_change_keys_at_once_keep_each_others() throws IOException {
    assertAllOpen(sealedByProcesses(true));
    var keys = keysIn(folder).now();
    assertThat(keys)
        .isInstanceOfSatisfying(
            Keys.Usable.class, usable -> assertThat(usable.all()).hasSize(PROCESSES));
  }

  @Test
  void a_file_that_another_holds_is_not_waited_for_without_end() throws IOException {
    try (var held =
        FileChannel.open(
            folder.resolve("secret.key.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      assertThat(held.tryLock()).isNotNull();
      assertThat(keysIn(folder).rotate())
          .isInstanceOfSatisfying(
              Rotation.NotAdded.class,
              not -> assertThat(not.why()).contains("another process has been changing it"));
    }
    assertThat(keysIn(folder).rotate()).isInstanceOf(Rotation.Added.class);
  }

  private void assertAllOpen(List<byte[]> sealed) {
    assertThat(sealed)
        .hasSize(PROCESSES)
        .allSatisfy(
            each ->
                assertThat(new Vault(keysIn(folder)).open(HOME, each))
                    .isEqualTo(new Opening.Opened<>(LOGIN)));
  }

  private List<byte[]> sealedByProcesses(boolean rotate) throws IOException {
    var processes = new ArrayList<Process>();
    try {
      var said = new ArrayList<BufferedReader>();
      for (int each = 0; each < PROCESSES; each++) {
        var process = start(rotate);
        processes.add(process);
        said.add(process.inputReader());
      }
      for (var each : said) {
        assertThat(each.readLine()).isEqualTo("ready");
      }
      for (var process : processes) {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      }
      var sealed = new ArrayList<byte[]>();
      for (var each : said) {
        sealed.add(Base64.getDecoder().decode(each.readLine()));
      }
      return sealed;
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
  }

  private Process start(boolean rotate) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            SealingChild.class.getName(),
            folder.toString(),
            Boolean.toString(rotate))
        .redirectErrorStream(true)
        .start();
  }
}

package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that is full, really: a small one in memory, which only root may mount. */
class EmbeddedPostgresDiskTest {
  private static final int TOO_SMALL_FOR_PROGRAMS_MIB = 4;
  private static final int TOO_SMALL_FOR_A_DATABASE_MIB = 20;
  private static final int ENOUGH_MIB = 150;

  private final Path disk = TestFolders.make();

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        ServerUser.root() && mount("size=" + TOO_SMALL_FOR_PROGRAMS_MIB + "m").ok(),
        "Only root, where it may mount, can make a disk that fills up.");
  }

  @AfterEach
  void unmount() throws Exception {
    Subprocess.run("umount", disk.toString());
    Files.delete(disk);
  }

  private Subprocess.Result mount(String options) throws IOException, InterruptedException {
    return Subprocess.run(
        "mount", "-t", "tmpfs", "-o", options + ",mode=0755", "tmpfs", disk.toString());
  }

  @Test
  void aFullDiskIsToldInWordsAtEveryStepAndAStartWithRoomSucceeds() throws Exception {
    var data = disk.resolve("data");
    try (var embedded = new Embedded(data)) {
      assertFull(embedded);

      resize(TOO_SMALL_FOR_A_DATABASE_MIB);
      embedded.linkPrograms();
      assertFull(embedded);

      resize(ENOUGH_MIB);
      embedded.start().close();
      assertFullUntilThereIsRoom(embedded);

      try (var child = ChildJvm.start(data, true)) {
        child.awaitReady();
        embedded.killPostmaster();
        child.kill();
      }
      assertFullUntilThereIsRoom(embedded);
      assertThat(embedded.progress).contains("recovering the database after a crash …");
    }
  }

  private void assertFullUntilThereIsRoom(Embedded embedded) throws IOException {
    fill(disk.resolve("filler"));
    assertFull(embedded);
    Files.delete(disk.resolve("filler"));
    try (var postgres = embedded.start()) {
      assertThat(postgres.ready()).isTrue();
    }
  }

  private void assertFull(Embedded embedded) {
    assertThatThrownBy(embedded::start)
        .isInstanceOf(PostgresRefused.class)
        .hasMessageContaining("The disk that holds " + embedded.data + " is full");
  }

  private void resize(int mebibytes) throws IOException, InterruptedException {
    assertThat(mount("remount,size=" + mebibytes + "m").output()).isEmpty();
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      var block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }
}

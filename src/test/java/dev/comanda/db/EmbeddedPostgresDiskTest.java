package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.process.Subprocess;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that is full, really: a small one in memory, which only root may mount. */
class EmbeddedPostgresDiskTest {
  private static final int TOO_SMALL_FOR_PROGRAMS_MIB = 4;
  private static final int TOO_SMALL_FOR_A_DATABASE_MIB = 20;
  private static final int ENOUGH_MIB = 150;
  private static final int ROOM_FOR_TWO_LOGS_MIB = 220;

  /** More than PostgreSQL's log may have. */
  private static final int LOG_MIB = 20;

  private static final long PAUSE_NANOS = 100_000;

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
  void a_full_disk_is_told_in_words_at_every_step_and_a_start_with_room_succeeds()
      throws Exception {
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

  @Test
  void its_keeper_outlives_a_full_disk_and_starts_it_again_once_there_is_room() throws Exception {
    resize(ROOM_FOR_TWO_LOGS_MIB);
    try (var embedded = new Embedded(disk.resolve("data"))) {
      Files.createDirectories(embedded.data);
      embedded.linkPrograms();
      Files.createFile(embedded.data.resolve("comanda.lock"));
      try (var postgres = embedded.start()) {
        // More of a log than the disk has room to copy: it is emptied, and that is all.
        var log = embedded.data.resolve("database.log");
        append(log, LOG_MIB);
        fill(disk.resolve("filler"));
        Embedded.await("the log is emptied", () -> log.toFile().length() < LOG_MIB << 20);
        assertThat(embedded.data.resolve("database.log.1")).doesNotExist();

        try (var filler = new Filler(disk.resolve("more"))) {
          filler.full.await();
          embedded.killPostmaster();
          embedded.awaitProgress("is tried on and on: The disk that holds");
          assertThat(postgres.ready()).isFalse();
        }
        Files.delete(disk.resolve("filler"));
        Files.delete(disk.resolve("more"));
        embedded.awaitProgress("PostgreSQL runs again");
        assertThat(postgres.ready()).isTrue();
        assertThat(embedded.progress).noneMatch(line -> line.contains("on and on"));
      }
    }
  }

  /** Takes whatever comes free: what dies gives back some pages, which can do for a start. */
  private static final class Filler implements AutoCloseable {
    private final CountDownLatch full = new CountDownLatch(1);
    private final Thread thread;

    Filler(Path file) throws IOException {
      // Not a channel's stream, which an interrupt would close.
      var out = new FileOutputStream(file.toFile());
      thread = Thread.ofPlatform().start(() -> keepFull(out));
    }

    private void keepFull(OutputStream file) {
      try (file) {
        while (!Thread.currentThread().isInterrupted()) {
          fill(file);
          full.countDown();
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private static void append(Path file, int mebibytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(new byte[1 << 20]);
      }
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
      fill(out);
    }
  }

  /** Writes until there is no room for one page more. */
  private static void fill(OutputStream out) {
    var block = new byte[4096];
    try {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left on device");
    }
  }
}

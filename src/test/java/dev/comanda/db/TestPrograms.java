package dev.comanda.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * PostgreSQL's programs for data folders of tests, unpacked once: under {@code target/}, where the
 * next run finds them, or where PostgreSQL's user may not enter that, in a folder that is gone
 * afterwards.
 */
final class TestPrograms {
  private static final Path KEPT = Path.of("target", "test-postgres");

  private TestPrograms() {}

  /** Unpacked when the first test needs them. */
  private static final class Unpacked {
    private static final Path FOLDER = unpacked();

    private static Path unpacked() {
      try {
        return reachable() ? kept() : passing();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean reachable() throws IOException, InterruptedException {
      var user = ServerUser.choose(Optional.empty(), line -> {});
      try {
        user.refuseUnreachable(Files.createDirectories(KEPT), KEPT.resolve("none"));
        return true;
      } catch (PostgresRefused e) {
        return false;
      }
    }

    /** Whoever runs tests here at the same time waits for the other. */
    private static Path kept() throws IOException, InterruptedException {
      try (var channel =
              FileChannel.open(
                  KEPT.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        return PostgresBinaries.unpack(KEPT, line -> {}).folder().toAbsolutePath();
      }
    }

    private static Path passing() throws IOException, InterruptedException {
      var folder = TestFolders.make();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFolders.remove(folder)));
      return PostgresBinaries.unpack(folder, line -> {}).folder();
    }
  }

  /** Makes an empty folder one of Comanda's, with the programs. */
  static void give(Path data) {
    try {
      Files.createFile(data.resolve("comanda.lock"));
      Files.createSymbolicLink(
          data.resolve("postgres-" + PostgresBinaries.VERSION), Unpacked.FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.comanda.db;

import dev.comanda.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for data that everybody may enter, so that PostgreSQL's user may. */
public final class TestFolders {
  private static final long MEMORY_BYTES_MIN = 1 << 30;

  private TestFolders() {}

  /** A new empty folder. */
  public static Path make() {
    return make(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A new empty folder in memory where there is enough of it, as a busy disk makes tests slow. */
  static Path makeInMemory() {
    var memory = Path.of("/dev/shm");
    return memory.toFile().getUsableSpace() > MEMORY_BYTES_MIN ? make(memory) : make();
  }

  private static Path make(Path parent) {
    try {
      return Files.createTempDirectory(
          parent,
          "comanda-test-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all in it. */
  public static void remove(Path folder) {
    try {
      Folders.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

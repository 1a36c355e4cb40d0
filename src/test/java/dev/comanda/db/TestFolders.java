package dev.comanda.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for data that everybody may enter, so that PostgreSQL's user may. */
final class TestFolders {
  private TestFolders() {}

  /** A new empty folder. */
  static Path make() {
    try {
      return Files.createTempDirectory(
          "comanda-test-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all in it. */
  static void remove(Path folder) {
    try {
      PostgresBinaries.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

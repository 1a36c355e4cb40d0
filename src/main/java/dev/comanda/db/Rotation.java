package dev.comanda.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A log that goes on from nothing, while a program appends to it. */
final class Rotation {
  private Rotation() {}

  /** Keeps what it holds under another name, unless there is no room for two, and empties it. */
  static void of(Path log, Path before) throws IOException {
    try {
      Files.copy(log, before, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Half a copy says little, and its room is needed.
      Files.deleteIfExists(before);
    }
    Files.write(log, new byte[0]);
  }
}

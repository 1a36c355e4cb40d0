package dev.comanda.ops;

import dev.comanda.problem.Refused;
import dev.comanda.problem.Standstill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The room on the disk that the embedded database is on. PostgreSQL ends when it finds none for its
 * journal, so nothing is written any more while there still is some. Thread-safe.
 *
 * @param folder the data folder
 * @param freeBytes what is free there now
 */
public record Room(Path folder, LongSupplier freeBytes) implements Standstill {
  /** With less than this somebody should make room: an evening of a busy place writes less. */
  static final long LOW_BYTES = 512L << 20;

  /** With less than this nothing is written: two files of PostgreSQL's journal. */
  static final long FULL_BYTES = 32L << 20;

  /** The room of a data folder. */
  public static Room of(Path folder) {
    return new Room(
        folder, () -> Files.exists(folder) ? folder.toFile().getUsableSpace() : Long.MAX_VALUE);
  }

  @Override
  public Optional<Refused> reason() {
    return freeBytes.getAsLong() < FULL_BYTES ? Optional.of(Refused.diskFull()) : Optional.empty();
  }

  /** What is to be said of it; mostly nothing. */
  Optional<Sign> sign() {
    long free = freeBytes.getAsLong();
    return free < LOW_BYTES
        ? Optional.of(
            new Sign(
                "disk_low",
                "The disk that holds "
                    + folder
                    + " has "
                    + (free >> 20)
                    + " MiB left; below "
                    + (FULL_BYTES >> 20)
                    + " MiB nothing is written any more."))
        : Optional.empty();
  }
}

package dev.comanda.db;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a program of PostgreSQL said before it gave up, in English, as we start it that way. */
record LastWords(String text) {
  /** Enough for the last messages, whatever came before. */
  private static final int BYTES_MAX = 16 * 1024;

  /** With less than this a server cannot even write its lock and its log. */
  private static final long FREE_BYTES_MIN = 1 << 20;

  static LastWords of(String text) {
    return new LastWords(text);
  }

  /** The end of a log, from a place on. */
  static LastWords since(Path log, long from) throws IOException {
    if (!Files.exists(log)) {
      return of("");
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(from, file.length() - BYTES_MAX);
      file.seek(Math.min(start, file.length()));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** Another program listens on the port. */
  boolean portTaken() {
    return text.contains("could not bind") && text.contains("Address already in use");
  }

  /** Something of the server before is still there: its lock or its shared memory. */
  boolean stillInUse() {
    return text.contains("pre-existing shared memory block")
        || text.contains("lock file \"postmaster.pid\" already exists");
  }

  /** The journal does not hold where to go on from. */
  boolean journalLost() {
    return text.contains("could not locate a valid checkpoint record")
        || text.contains("could not locate required checkpoint record")
        || text.contains("invalid checkpoint record");
  }

  /** A part of the server gave up, so that the whole should end. */
  boolean gaveUp() {
    return text.contains("PANIC:");
  }

  /** In words, when the disk was full; then the log that is on it may not even say so. */
  Optional<String> fullDisk(Path folder) {
    long free = folder.toFile().getUsableSpace();
    boolean said =
        Stream.of("No space left on device", "Check free disk space", "Disk quota exceeded")
            .anyMatch(text::contains);
    return said || (Files.exists(folder) && free < FREE_BYTES_MIN)
        ? Optional.of(
            "The disk that holds "
                + folder
                + " is full ("
                + (free >> 20)
                + " MiB free). Make room; nothing that was acknowledged is lost.")
        : Optional.empty();
  }

  /** The last message, without its time; empty when nothing was said. */
  String last() {
    return text.lines()
        .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
        .reduce((before, line) -> line)
        .map(line -> line.replaceFirst("^.*(?=FATAL:|PANIC:)", ""))
        .orElse(text.strip());
  }
}

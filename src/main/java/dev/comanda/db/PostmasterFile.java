package dev.comanda.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says, by miscadmin.h of PostgreSQL: process id, folder, start time,
 * port, socket folder, listen address, shared memory, status; one a line.
 */
record PostmasterFile(long pid, int port, boolean ready) {
  private static final String NAME = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** Reads it; a server that has just begun has not written all of it. */
  static Optional<PostmasterFile> read(Path cluster) throws IOException {
    try {
      var lines = Files.readAllLines(cluster.resolve(NAME));
      if (lines.size() <= PORT_LINE || !lines.getFirst().strip().matches("\\d{1,9}")) {
        return Optional.empty();
      }
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Removes it, when its number has gone to another program and PostgreSQL would be misled. */
  static void remove(Path cluster) throws IOException {
    Files.delete(cluster.resolve(NAME));
  }
}

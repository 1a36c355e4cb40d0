package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Memory of a process that is resident, by Linux's own account in {@code /proc/PID/status}.
 *
 * @param now bytes now
 * @param most bytes at most so far
 */
record Resident(long now, long most) {
  static Resident of(long pid) throws IOException {
    var lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return new Resident(bytes(lines, "VmRSS:"), bytes(lines, "VmHWM:"));
  }

  /** Bytes of a process, of what it shares with others only its part; 0 when it has ended. */
  static long share(long pid) throws IOException {
    try {
      var file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
      return bytes(Files.readAllLines(file), "Pss:");
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static long bytes(Iterable<String> lines, String name) {
    for (var line : lines) {
      if (line.startsWith(name)) {
        return 1_024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("Linux does not tell " + name);
  }
}

package dev.comanda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a benchmark runs on. */
final class Machine {
  private Machine() {}

  /** In words, for a report. */
  static String words() throws IOException {
    var cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return String.format(
        Locale.ROOT,
        "%d cores of %s for client, server and PostgreSQL together, Linux %s, Java %s",
        Runtime.getRuntime().availableProcessors(),
        cpu,
        System.getProperty("os.version"),
        Runtime.version());
  }
}

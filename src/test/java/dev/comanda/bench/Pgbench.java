package dev.comanda.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The opponent: PostgreSQL's own load program, without a line of Java between it and the server.
 * Fed with the same columns as the program writes; see the scripts.
 */
final class Pgbench {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
  private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");
  private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");
  private static final Pattern FAILED = Pattern.compile("failed transactions: (\\d+)");

  private final Path program;
  private final Map<String, String> environment;
  private final Map<String, String> values;
  private final Path folder;

  /** What one run came to. */
  record Result(double perSecond, long transactions, double averageMillis) {}

  /**
   * @param values what the scripts name, beyond what they make themselves
   * @param folder for the scripts
   */
  Pgbench(Server server, Map<String, String> values, Path folder) throws IOException {
    this.program = find();
    this.values = values;
    this.folder = folder;
    this.environment =
        Map.of(
            "PGHOST", "127.0.0.1",
            "PGPORT", Integer.toString(server.postgresPort()),
            "PGUSER", "comanda",
            "PGDATABASE", "comanda",
            "PGPASSWORD", server.postgresPassword(),
            "PGOPTIONS", "-c search_path=comanda -c timezone=UTC");
  }

  private static Path find() throws IOException {
    if (Files.isDirectory(DEBIAN)) {
      try (var versions = Files.list(DEBIAN)) {
        var found =
            versions
                .map(version -> version.resolve("bin/pgbench"))
                .filter(Files::isExecutable)
                .max(java.util.Comparator.naturalOrder());
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(entry -> Path.of(entry, "pgbench"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException("pgbench is missing; on Debian: apt install postgresql"));
  }

  String version() throws IOException, InterruptedException {
    return output(List.of(program.toString(), "--version")).strip();
  }

  /** A script of this package. */
  static String script(String name) throws IOException {
    try (var script = Objects.requireNonNull(Pgbench.class.getResourceAsStream(name))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Result run(String script, int clients, int locations, int seconds)
      throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve(script), script(script));
    var command =
        new java.util.ArrayList<>(
            List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + file,
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + seconds,
                "--define=locations=" + locations));
    values.forEach((name, value) -> command.add("--define=" + name + "=" + value));
    var output = output(command);
    if (!number(FAILED, output).equals("0")) {
      throw new IllegalStateException("pgbench had failed transactions:\n" + output);
    }
    long done = Long.parseLong(number(DONE, output));
    if (done == 0) {
      return new Result(0, 0, Double.NaN);
    }
    return new Result(
        Double.parseDouble(number(RATE, output)),
        done,
        Double.parseDouble(number(AVERAGE, output)));
  }

  private static String number(Pattern pattern, String output) {
    var found = pattern.matcher(output);
    if (!found.find()) {
      throw new IllegalStateException("pgbench said:\n" + output);
    }
    return found.group(1);
  }

  private String output(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench failed:\n" + output);
    }
    return output;
  }
}

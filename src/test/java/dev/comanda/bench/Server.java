package dev.comanda.bench;

import dev.comanda.BenchServer;
import dev.comanda.db.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * {@code comanda serve} as a process of its own on an empty data folder, with the settings that it
 * has by default but for the port.
 */
final class Server implements AutoCloseable {
  /** How the launcher starts Java for a server, with {@link #SEPARATOR} between the words. */
  private static final String COMMAND_PROPERTY = "comanda.server";

  private static final String SEPARATOR = "\u001f";
  private static final String CACHE = "-XX:AOTCache";

  static final String POSTGRES_USER = "comanda";

  /** The first start unpacks PostgreSQL and makes a database; 3 s on an idle machine. */
  private static final Duration START_WAIT = Duration.ofMinutes(2);

  private static final Duration STOP_WAIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(5);

  private static final Pattern SETUP_LINK = Pattern.compile("(http://[^\\s/]+)/setup#([\\w-]+)");
  private static final Pattern READY = Pattern.compile("ready at (http://[^\\s/]+)/()\n");

  private final Process process;
  private final Path data;
  private final URI address;
  private final String setupToken;

  private Server(Process process, Path data, URI address, String setupToken) {
    this.process = process;
    this.data = data;
    this.address = address;
    this.setupToken = setupToken;
  }

  /** Starts one and waits until it says its set-up link. */
  static Server start(Path folder) throws IOException {
    return start(folder, command(), SETUP_LINK);
  }

  /** The same, which books in the {@link StandIn}. */
  static Server booking(Path folder) throws IOException {
    return start(folder, java(BenchServer.class), SETUP_LINK);
  }

  /** Starts one on what an earlier one left. */
  static Server startAgain(Path folder) throws IOException {
    return start(folder, command(), READY);
  }

  /** The same without Java's cache for quicker starts. */
  static Server startAgainSlowly(Path folder) throws IOException {
    var words = command().stream().filter(word -> !word.startsWith(CACHE)).toList();
    return start(folder, words, READY);
  }

  private static Server start(Path folder, List<String> command, Pattern words) throws IOException {
    var data = folder.resolve("data");
    var output = folder.resolve("server.log");
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("COMANDA_"));
    builder.environment().put("COMANDA_PORT", "0");
    builder.environment().put("COMANDA_DATA", data.toString());
    var process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long giveUp = System.nanoTime() + START_WAIT.toNanos();
    while (process.isAlive() && System.nanoTime() < giveUp) {
      var link = words.matcher(Files.readString(output));
      if (link.find()) {
        return new Server(process, data, URI.create(link.group(1)), link.group(2));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    process.destroy();
    throw new IllegalStateException("the server did not start:\n" + Files.readString(output));
  }

  private static List<String> command() {
    return Optional.ofNullable(System.getProperty(COMMAND_PROPERTY))
        .map(words -> List.of((words + SEPARATOR + "serve").split(SEPARATOR, -1)))
        .orElseGet(() -> java(List.of("dev.comanda.Main", "serve")));
  }

  /** How another program of the benchmarks is started as the server is, from the same classes. */
  static List<String> java(Class<?> main, String... arguments) {
    var words = new ArrayList<>(List.of(main.getName()));
    words.addAll(List.of(arguments));
    return java(words);
  }

  private static List<String> java(List<String> words) {
    var command = new ArrayList<>(flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(words);
    return command;
  }

  /** Java and its flags; without the cache of quicker starts, which is of other classes. */
  private static List<String> flags() {
    var command = System.getProperty(COMMAND_PROPERTY);
    if (command == null) {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return List.of(java, "-XX:+UseParallelGC", "-Xms64m", "-Xmx320m");
    }
    return Arrays.stream(command.split(SEPARATOR, -1))
        .takeWhile(word -> !word.equals("-jar"))
        .filter(word -> !word.startsWith(CACHE))
        .toList();
  }

  /** Where it listens. */
  URI address() {
    return address;
  }

  /** Lets the first administrator in. */
  String setupToken() {
    return setupToken;
  }

  /** The Java process; PostgreSQL is its child. */
  long pid() {
    return process.pid();
  }

  /** Bytes of memory of PostgreSQL's processes, what they share counted once. */
  long postgresBytes() throws IOException {
    var ids = process.descendants().map(ProcessHandle::pid).toList();
    long bytes = 0;
    for (long id : ids) {
      bytes += Resident.share(id);
    }
    return bytes;
  }

  int postgresPort() {
    return Integer.parseInt(dataFile("database.port"));
  }

  String postgresPassword() {
    return dataFile("database.password");
  }

  /** Its database, beside the program. */
  Database database(int connectionsMax) {
    return new Database(jdbcUrl(), POSTGRES_USER, postgresPassword(), connectionsMax);
  }

  /** The same for statements that are planned as the program's reports are. */
  Database databaseByIndexes(int connectionsMax) {
    return Database.byIndexes(jdbcUrl(), POSTGRES_USER, postgresPassword(), connectionsMax);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/comanda";
  }

  private String dataFile(String name) {
    try {
      return Files.readString(data.resolve(name)).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

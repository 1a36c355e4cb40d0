package dev.comanda.fault;

import dev.comanda.log.writer.Wait;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Comanda in a process of its own, at a port that stays the same. */
final class Jvm implements AutoCloseable {
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** The heap that the launcher gives unless it is told another one. */
  static final String HEAP = "320m";

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> command;
  private final File said;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  /** Starts {@code comanda} with these arguments in a folder, where what it says is kept too. */
  Jvm(Path folder, int port, Map<String, String> environment, List<String> arguments)
      throws IOException {
    this(folder, port, environment, comanda(HEAP), arguments);
  }

  /** As above, started by a program of its own. */
  Jvm(
      Path folder,
      int port,
      Map<String, String> environment,
      List<String> program,
      List<String> arguments)
      throws IOException {
    this.folder = folder;
    this.port = port;
    this.environment = environment;
    this.command = Stream.concat(program.stream(), arguments.stream()).toList();
    this.said = folder.resolve("said").toFile();
    this.process = launch();
  }

  /** Comanda with a heap of this size, as {@code -Xmx} says it. */
  static List<String> comanda(String heap) {
    return program(heap, "dev.comanda.Main");
  }

  /** A program of the class path. */
  static List<String> program(String heap, String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseG1GC",
        "-Xmx" + heap,
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        main);
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said))
            .directory(folder.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Its address, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What all its runs have said. */
  String said() {
    try {
      return Files.readString(said.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("it does not become ready:\n" + said());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private boolean ready() {
    try {
      var request = HttpRequest.newBuilder(URI.create(url() + "/readyz")).timeout(ANSWER_WAIT);
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits until it has ended by itself. */
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(Wait.MAX.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end:\n" + said());
    }
  }

  /** A new process in the place of the one that was killed. */
  void startAgain() throws IOException {
    process = launch();
  }

  /** The process stands still, with all its connections open, until {@link #goOn}. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var sent = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    if (sent.waitFor() != 0) {
      throw new IOException("kill -" + name + " failed");
    }
  }

  /** Stops it in order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}

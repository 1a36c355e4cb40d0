package dev.comanda.fault;

import dev.comanda.db.Database;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code comanda demo} in a process of its own, on a folder and a port that stay the same. */
final class Child implements AutoCloseable {
  private static final Duration READY_WAIT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Path folder;
  private final File said;
  private final int port = freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  Child(Path folder) throws IOException {
    this.folder = folder;
    this.said = folder.resolve("said").toFile();
    this.process = launch();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx320m",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.comanda.Main",
                "demo",
                "--quiet",
                "--no-browser",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("demo").toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said))
        .directory(folder.toFile())
        .start();
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
    long giveUpNanos = System.nanoTime() + READY_WAIT.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("it does not become ready:\n" + said());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private boolean ready() {
    try {
      var request = HttpRequest.newBuilder(URI.create(url() + "/readyz")).timeout(READY_WAIT);
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code kill -9} of the JVM, and a new one on what it left. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    process = launch();
  }

  /** {@code kill -9} of PostgreSQL's postmaster. */
  void killPostgres() throws IOException {
    ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip()))
        .orElseThrow()
        .destroyForcibly();
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(folder.resolve("demo/data/database/postmaster.pid"));
  }

  /** The database, looked at from outside. */
  Database database() throws IOException {
    var databasePort = postmaster().get(3).strip();
    return new Database(
        "jdbc:postgresql://127.0.0.1:" + databasePort + "/comanda",
        "comanda",
        Files.readString(folder.resolve("demo/data/database.password")).strip(),
        2);
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

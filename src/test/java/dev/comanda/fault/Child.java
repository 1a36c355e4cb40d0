package dev.comanda.fault;

import dev.comanda.db.Database;
import dev.comanda.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code comanda demo} in a process of its own, on a folder and a port that stay the same. */
final class Child implements AutoCloseable {
  private final Path folder;
  private final Jvm jvm;

  Child(Path folder) throws IOException {
    this(folder, Jvm.HEAP);
  }

  /** The same with a heap of this size, as {@code -Xmx} says it. */
  Child(Path folder, String heap) throws IOException {
    this.folder = folder;
    int port = FreePort.any();
    this.jvm =
        new Jvm(
            folder,
            port,
            Map.of(),
            Jvm.comanda(heap),
            List.of(
                "demo",
                "--quiet",
                "--no-browser",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("demo").toString()));
  }

  /** Its address, without a slash at the end. */
  String url() {
    return jvm.url();
  }

  /** What all its runs have said. */
  String said() {
    return jvm.said();
  }

  void awaitReady() {
    jvm.awaitReady();
  }

  /** {@code kill -9} of the JVM, and a new one on what it left. */
  void killAndRestart() throws IOException, InterruptedException {
    jvm.kill();
    jvm.startAgain();
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
    jvm.close();
  }
}

package dev.comanda.db;

import dev.comanda.process.Folders;
import dev.comanda.process.FreePort;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own PostgreSQL 15 on a database of its own, durable as in earnest; gone when the
 * tests end. It shows that nothing we say needs a newer one.
 */
public final class MachinePostgres {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final String PASSWORD = "machine";

  private final ServerUser user;
  private final Path folder;
  private final int port;

  private MachinePostgres(ServerUser user, Path folder, int port) {
    this.user = user;
    this.folder = folder;
    this.port = port;
  }

  /** Makes a database and starts the server; both end with this JVM. */
  public static MachinePostgres start() {
    try {
      var user = ServerUser.choose(Optional.empty(), line -> {});
      var folder = Files.createTempDirectory("comanda-postgres15-");
      var postgres = new MachinePostgres(user, folder, FreePort.any());
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::remove));
      user.own(folder);
      postgres.init();
      postgres.run();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a role that may read and write rows, as {@code serve} needs, and nothing else. */
  public void admit(String role, String password) {
    try (var connection = DriverManager.getConnection(jdbcUrl(), user(), password())) {
      TestRows.admit(connection, role, password);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void init() throws IOException, InterruptedException {
    var secret = Files.writeString(folder.resolve("password"), PASSWORD);
    user.own(secret);
    var made =
        Subprocess.run(
            new Launch(user, false)
                .program(
                    List.of(
                        PROGRAMS.resolve("initdb").toString(),
                        "--pgdata=" + folder.resolve("data"),
                        "--username=" + user(),
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8"),
                    false),
            "");
    if (!made.ok()) {
      throw new IOException(made.output());
    }
  }

  /** The server dies with the thread that starts it, so that one stays until the end. */
  private void run() throws IOException, InterruptedException {
    var ready = new CompletableFuture<Void>();
    Thread.ofPlatform()
        .daemon()
        .name("machine-postgres")
        .start(
            () -> {
              try {
                var process = server().start();
                awaitReady(process);
                ready.complete(null);
                process.waitFor();
              } catch (IOException | InterruptedException e) {
                ready.completeExceptionally(e);
              }
            });
    ready.join();
  }

  private ProcessBuilder server() {
    var command = new ArrayList<>(List.of(PROGRAMS.resolve("postgres").toString(), "-D"));
    command.add(folder.resolve("data").toString());
    for (var setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on")) {
      command.addAll(List.of("-c", setting));
    }
    return new Launch(user, true)
        .program(command, true)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile());
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    while (!answers()) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
    }
  }

  /** Stops it as an administrator does, who waits for nobody, and starts it again. */
  public void restart() throws IOException, InterruptedException {
    stop();
    run();
  }

  /** Stops it in order, without waiting for those who are connected. */
  public void stop() throws IOException, InterruptedException {
    var leftovers = new Leftovers(folder.resolve("data"), line -> {});
    leftovers.stop(leftovers.server().orElseThrow(), Leftovers.OLD_SERVER_WAIT);
  }

  /** Restarts it as a standby, which answers but takes no writes. */
  public void restartAsStandby() throws IOException, InterruptedException {
    stop();
    user.own(Files.createFile(folder.resolve("data/standby.signal")));
    run();
  }

  /** Copies its files while it is stopped, and starts it again. */
  public void restartWithCopy() throws IOException, InterruptedException {
    stop();
    Subprocess.run("cp", "-a", folder.resolve("data").toString(), folder + "/copy");
    run();
  }

  /**
   * Puts the copy in place of what there is, as whoever falls back to a server that lags behind:
   * what was committed since is gone, and history goes on from there on a timeline of its own.
   */
  public void fallBackToCopy() throws IOException, InterruptedException {
    stop();
    Folders.remove(folder.resolve("data"));
    Files.move(folder.resolve("copy"), folder.resolve("data"));
    user.own(Files.createFile(folder.resolve("data/recovery.signal")));
    Files.writeString(
        folder.resolve("data/postgresql.conf"),
        "restore_command = '/bin/false'\n",
        StandardOpenOption.APPEND);
    run();
  }

  /** As the last line says that the server writes about itself. */
  private boolean answers() throws IOException {
    var file = folder.resolve("data/postmaster.pid");
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    return !lines.isEmpty() && Set.of("ready", "standby").contains(lines.getLast().strip());
  }

  /** The database that is always there. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String user() {
    return "comanda";
  }

  public String password() {
    return PASSWORD;
  }

  /** The files are of no use to anyone, so the server need not write them out. */
  private void remove() {
    try {
      var server = new Leftovers(folder.resolve("data"), line -> {});
      var process = server.server();
      if (process.isPresent()) {
        Signal.QUIT.send(process.get());
        server.gone(process.get(), Leftovers.OLD_SERVER_WAIT);
      }
      Folders.remove(folder);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

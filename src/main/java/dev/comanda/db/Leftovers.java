package dev.comanda.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the processes that an earlier server left on a database's files, and sees them off. */
final class Leftovers {
  /** How long an old server may take to finish, which writes all that is in memory to disk. */
  static final Duration OLD_SERVER_WAIT = Duration.ofSeconds(60);

  /** A server process whose postmaster died goes by itself, but for one that is busy. */
  private static final Duration ORPHAN_WAIT = Duration.ofSeconds(2);

  /** PostgreSQL itself kills a child that does not end within 5 s of an immediate stop. */
  private static final Duration HARD_STOP_WAIT = Duration.ofSeconds(10);

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private static final Path PROCESSES = Path.of("/proc");

  private final Path cluster;
  private final Consumer<String> progress;

  Leftovers(Path cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /** The server that still runs on the files, if any. */
  Optional<ProcessHandle> server() throws IOException {
    return PostmasterFile.read(cluster)
        .flatMap(file -> ProcessHandle.of(file.pid()))
        .filter(this::worksHere);
  }

  /**
   * Makes the files free for a new server.
   *
   * @throws PostgresRefused when an old server cannot be stopped
   */
  void clear() throws IOException, InterruptedException {
    var old = server();
    if (old.isPresent()) {
      progress.accept(
          "waiting for the PostgreSQL of an earlier run (process "
              + old.get().pid()
              + ") to finish …");
      if (!stop(old.get(), OLD_SERVER_WAIT)) {
        throw new PostgresRefused(
            "The PostgreSQL of an earlier run (process "
                + old.get().pid()
                + ") still uses "
                + cluster
                + " and cannot be stopped. Start again when it has ended.");
      }
    }
    for (var orphan : orphans()) {
      if (!gone(orphan, ORPHAN_WAIT)) {
        // Safe: nobody but its kind shares its memory, and the new server recovers.
        orphan.destroyForcibly();
        gone(orphan, HARD_STOP_WAIT);
      }
    }
    var named = PostmasterFile.read(cluster).flatMap(file -> ProcessHandle.of(file.pid()));
    if (named.isPresent() && !worksHere(named.get())) {
      PostmasterFile.remove(cluster);
    }
  }

  /** Stops a server in order, and only if that takes too long, hard; says whether it is gone. */
  boolean stop(ProcessHandle server, Duration wait) throws IOException, InterruptedException {
    Signal.INT.send(server);
    if (gone(server, wait)) {
      return true;
    }
    progress.accept(
        "PostgreSQL (process "
            + server.pid()
            + ") did not stop within "
            + wait.toSeconds()
            + " s and is stopped hard; it will recover at the next start …");
    return stopHard(server);
  }

  /** Stops a server at once, without writing; says whether it is gone. */
  boolean stopHard(ProcessHandle server) throws IOException, InterruptedException {
    Signal.QUIT.send(server);
    if (!gone(server, HARD_STOP_WAIT)) {
      server.destroyForcibly();
    }
    return gone(server, HARD_STOP_WAIT);
  }

  private List<ProcessHandle> orphans() {
    return Files.isDirectory(PROCESSES)
        ? ProcessHandle.allProcesses().filter(this::worksHere).toList()
        : List.of();
  }

  /** Whether a living process is PostgreSQL at work on these files: they all move there. */
  boolean worksHere(ProcessHandle process) {
    if (!Files.isDirectory(PROCESSES)) {
      return process.info().command().orElse("").contains("postgres");
    }
    try {
      var at = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
      return Files.isSameFile(at, cluster);
    } catch (IOException e) {
      return false; // It has gone, or is someone else's.
    }
  }

  /**
   * Waits until a process no longer works here, and says whether that came. Its end is not waited
   * for: where nobody collects the dead, they stay listed.
   */
  boolean gone(ProcessHandle process, Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    while (worksHere(process)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_EVERY);
    }
    return true;
  }
}

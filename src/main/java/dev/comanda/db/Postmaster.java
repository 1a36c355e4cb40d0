package dev.comanda.db;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One running server: the process that PostgreSQL calls postmaster. */
final class Postmaster {
  /** A start takes under a second; the rest is for recovering after a crash. */
  static final Duration START_WAIT = Duration.ofMinutes(10);

  private static final Duration LOOK_DEEPER_EVERY = Duration.ofSeconds(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  /** A fast stop writes at most shared_buffers to disk, 128 MiB. */
  private static final Duration FAST_STOP_WAIT = Duration.ofSeconds(30);

  private final DataFolder data;
  private final ProcessHandle process;
  private final int port;

  private Postmaster(DataFolder data, ProcessHandle process, int port) {
    this.data = data;
    this.process = process;
    this.port = port;
  }

  /** The server ended before it was ready. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient LastWords words;

    Failed(LastWords words) {
      super(words.last());
      this.words = words;
    }

    LastWords words() {
      return words;
    }
  }

  /** A server of an earlier run that goes on with us. */
  static Postmaster attached(DataFolder data, ProcessHandle process, int port) {
    return new Postmaster(data, process, port);
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param stopping whether we are to stop, so that nobody waits for it any more
   * @throws Failed when it ended before, or was ended because it led nowhere
   */
  static Postmaster start(
      DataFolder data,
      PostgresBinaries binaries,
      Launch launch,
      int port,
      BooleanSupplier stopping,
      Consumer<String> progress)
      throws IOException, InterruptedException, Failed {
    boolean recovers = Cluster.crashed(data.cluster());
    var doing =
        recovers
            ? "recovering the database after a crash"
            : "starting PostgreSQL " + PostgresBinaries.VERSION;
    progress.accept(doing + " …");
    long from = Files.size(data.log());
    var process =
        launch
            .program(command(data, binaries, port), true)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log().toFile()))
            .start();
    var postmaster = new Postmaster(data, process.toHandle(), port);
    postmaster.awaitReady(from, doing, stopping, progress);
    return postmaster;
  }

  private static java.io.File nothing() {
    return new java.io.File(java.io.File.separatorChar == '/' ? "/dev/null" : "NUL");
  }

  /** Said at each start, so that no edited file can take it back. */
  private static List<String> command(DataFolder data, PostgresBinaries binaries, int port) {
    return List.of(
        binaries.program("postgres"),
        "-D",
        data.cluster().toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "port=" + port,
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "full_page_writes=on",
        "-c",
        "password_encryption=scram-sha-256",
        "-c",
        "logging_collector=off",
        "-c",
        "log_destination=stderr",
        "-c",
        "log_checkpoints=off",
        "-c",
        "log_min_messages=warning");
  }

  private void awaitReady(
      long from, String doing, BooleanSupplier stopping, Consumer<String> progress)
      throws IOException, InterruptedException, Failed {
    long began = System.nanoTime();
    long looked = began;
    while (!ready()) {
      if (!process.isAlive()) {
        throw new Failed(LastWords.since(data.log(), from));
      }
      long now = System.nanoTime();
      if (now - looked > LOOK_DEEPER_EVERY.toNanos()) {
        looked = now;
        lookDeeper(from, stopping.getAsBoolean(), Duration.ofNanos(now - began), progress);
        progress.accept("still " + doing + ", for " + (now - began) / 1_000_000_000 + " s …");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** Ends a start that leads nowhere. */
  private void lookDeeper(long from, boolean stopping, Duration waited, Consumer<String> progress)
      throws IOException, InterruptedException, Failed {
    var words = LastWords.since(data.log(), from);
    if (words.gaveUp() || words.fullDisk(data.path()).isPresent()) {
      // Seen in 18.6: the checkpointer found no room and gave up, the rest waits for it for ever.
      // Where its log has no room either, nothing says so.
      new Leftovers(data.cluster(), progress).stopHard(process);
      throw new Failed(words);
    }
    if (stopping || waited.compareTo(START_WAIT) > 0) {
      stop(progress);
      throw new Failed(words);
    }
  }

  private boolean ready() throws IOException {
    return PostmasterFile.read(data.cluster())
        .filter(file -> file.pid() == process.pid() && file.ready())
        .isPresent();
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /**
   * Whether it is still at work; for one that is not our child, the system may not tell its end.
   */
  boolean running() {
    return new Leftovers(data.cluster(), line -> {}).worksHere(process);
  }

  /** Completes when the process ends. */
  CompletableFuture<?> end() {
    return process.onExit();
  }

  /** Stops it in order, and only if that takes too long, hard. */
  void stop(Consumer<String> progress) throws IOException, InterruptedException {
    new Leftovers(data.cluster(), progress).stop(process, FAST_STOP_WAIT);
  }
}

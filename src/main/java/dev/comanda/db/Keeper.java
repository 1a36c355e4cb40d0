package dev.comanda.db;

import dev.comanda.problem.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one server running, on a thread of its own: takes the folder, starts the server, starts it
 * again when it dies, and stops it when told to. Every process is started by that thread, because
 * with it they die; so it lasts, whatever a turn of its meets.
 */
final class Keeper {
  private static final int START_ATTEMPTS_MAX = 5;
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final EmbeddedPostgres.Settings settings;
  private final Consumer<String> progress;
  private final CompletableFuture<Address> started = new CompletableFuture<>();
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private final Trouble trouble = new Trouble();
  private volatile boolean ready;
  private @Nullable Kept kept;

  /** Where the server listens on 127.0.0.1, and its owner's password. */
  record Address(int port, String password) {}

  /** All that a start needs. */
  private record Parts(
      DataFolder data, PostgresBinaries binaries, Launch launch, Leftovers leftovers) {}

  Keeper(EmbeddedPostgres.Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Waits until the server takes connections. */
  Address started() {
    try {
      return started.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PostgresRefused refused
          ? refused
          : new PostgresRefused("PostgreSQL could not be started: " + e.getCause(), e);
    }
  }

  boolean ready() {
    return ready;
  }

  void close() {
    closing.complete(null);
  }

  /** Does the next thing; says whether there is more to do. */
  boolean turn() throws IOException, InterruptedException {
    var known = kept;
    if (known == null) {
      return begin();
    }
    if (closing.isDone()) {
      known.end(progress);
      return false;
    }
    var running = known.running;
    if (running == null) {
      again(known);
    } else if (lost(known, running)) {
      ready = false;
      known.running = null;
      progress.accept("PostgreSQL (process " + running.pid() + ") is gone; starting it again …");
    }
    return true;
  }

  /** What is kept: the folder and its server, while that runs. */
  private static final class Kept {
    private final Parts parts;
    private @Nullable Postmaster running;
    private int port;
    private Duration pause = PAUSE_MIN;

    Kept(Parts parts, Postmaster running) {
      this.parts = parts;
      this.running = running;
      this.port = running.port();
    }

    void end(Consumer<String> progress) throws IOException, InterruptedException {
      var server = running;
      if (server != null) {
        server.stop(progress);
      }
      parts.data().close();
    }
  }

  /** The first start, which whoever waits for it hears of; without it there is nothing to keep. */
  private boolean begin() throws IOException {
    try {
      var data = DataFolder.take(settings.data());
      try {
        var parts = prepare(data);
        var now = new Kept(parts, first(parts));
        var address = new Address(now.port, data.password().orElseThrow());
        kept = now;
        ready = true;
        started.complete(address);
      } finally {
        if (kept == null) {
          data.close();
        }
      }
    } catch (IOException e) {
      started.completeExceptionally(inWords(e));
    } catch (InterruptedException | RuntimeException | Error e) {
      started.completeExceptionally(e);
    }
    return kept != null;
  }

  private PostgresRefused inWords(IOException e) {
    var message = String.valueOf(e.getMessage());
    return new PostgresRefused(
        LastWords.of(message)
            .fullDisk(settings.data())
            .orElse("PostgreSQL could not be started in " + settings.data() + ": " + e),
        e);
  }

  private Parts prepare(DataFolder data) throws IOException, InterruptedException {
    boolean there = Cluster.exists(data);
    var user = ServerUser.choose(settings.serverUser(), progress);
    user.refuseUnreachable(data.path(), data.cluster());
    var launch = Launch.on(user, settings.diesWithUs());
    var binaries = PostgresBinaries.unpack(data.path(), progress);
    if (!there) {
      Cluster.make(data, binaries, launch, progress);
    }
    return new Parts(data, binaries, launch, new Leftovers(data.cluster(), progress));
  }

  private Postmaster first(Parts parts) throws IOException, InterruptedException {
    var data = parts.data();
    var old = parts.launch().diesWithUs() ? Optional.<Postmaster>empty() : attach(parts);
    if (old.isPresent()) {
      return old.get();
    }
    int port = data.port().isPresent() ? data.port().get() : data.pickPort();
    for (int attempt = 1; ; attempt++) {
      try {
        return start(parts, port);
      } catch (Postmaster.Failed e) {
        if (attempt == START_ATTEMPTS_MAX || (!e.words().portTaken() && !e.words().stillInUse())) {
          throw new PostgresRefused(why(parts, e.words()), e);
        }
        port = e.words().portTaken() ? data.pickPort() : port;
      }
    }
  }

  /** The server of an earlier run, if it is certainly ours and well. */
  private Optional<Postmaster> attach(Parts parts) throws IOException {
    var data = parts.data();
    var process = parts.leftovers().server();
    var port = PostmasterFile.read(data.cluster()).map(PostmasterFile::port);
    if (process.isEmpty() || port.isEmpty() || !port.equals(data.port())) {
      return Optional.empty();
    }
    var folder = AttachRows.dataFolder(port.get(), data.password().orElseThrow());
    if (!folder.equals(Optional.of(data.cluster().toString()))) {
      return Optional.empty();
    }
    progress.accept(
        "going on with the PostgreSQL of an earlier run (process " + process.get().pid() + ") …");
    return Optional.of(Postmaster.attached(data, process.get(), port.get()));
  }

  private Postmaster start(Parts parts, int port)
      throws IOException, InterruptedException, Postmaster.Failed {
    parts.leftovers().clear();
    parts.data().boundLog();
    return Postmaster.start(
        parts.data(), parts.binaries(), parts.launch(), port, closing::isDone, progress);
  }

  private static String why(Parts parts, LastWords words) {
    if (words.journalLost()) {
      return Cluster.damage(
          parts.data().cluster(), "its journal in pg_wal is incomplete (" + words.last() + ")");
    }
    return words
        .fullDisk(parts.data().path())
        .orElse(
            "PostgreSQL could not be started on "
                + parts.data().cluster()
                + ". It said: "
                + words.last()
                + " (all of it stands in "
                + parts.data().log()
                + ")");
  }

  /** Waits a while for the server's end, or for ours, and says whether the server's came. */
  private boolean lost(Kept known, Postmaster running) throws IOException, InterruptedException {
    try {
      CompletableFuture.anyOf(running.end(), closing)
          .get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return !closing.isDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      if (!running.running()) {
        return true;
      }
      known.parts.data().boundLog();
      return false;
    }
  }

  /** Tries to start the server again, and rests when that fails. */
  private void again(Kept known) throws InterruptedException {
    try {
      known.running = start(known.parts, known.port);
      known.pause = PAUSE_MIN;
      trouble.over();
      ready = true;
      progress.accept("PostgreSQL runs again");
      return;
    } catch (Postmaster.Failed e) {
      tellFailure(why(known.parts, e.words()));
    } catch (IOException e) {
      tellFailure(String.valueOf(inWords(e).getMessage()));
    } catch (PostgresRefused e) {
      tellFailure(String.valueOf(e.getMessage()));
    }
    rest(known.pause);
    known.pause = longer(known.pause);
  }

  /** Numbers in it change from try to try, and say nothing new. */
  private void tellFailure(String why) {
    if (trouble.isNew(why.replaceAll("\\d", ""))) {
      progress.accept("PostgreSQL could not be started again and is tried on and on: " + why);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
  }

  private void rest(Duration pause) throws InterruptedException {
    try {
      closing.get(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The pause is over.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.comanda.db;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Keeps one server running, on a thread of its own: takes the folder, starts the server, starts it
 * again when it dies, and stops it when told to. Every process is started by that thread, because
 * with it they die.
 */
final class Keeper implements Runnable {
  private static final int START_ATTEMPTS_MAX = 5;
  private static final Duration PAUSE_MIN = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final EmbeddedPostgres.Settings settings;
  private final Consumer<String> progress;
  private final CompletableFuture<Address> started = new CompletableFuture<>();
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private volatile boolean ready;

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

  @Override
  public void run() {
    try (var data = DataFolder.take(settings.data())) {
      var parts = prepare(data);
      var postmaster = first(parts);
      ready = true;
      started.complete(new Address(postmaster.port(), data.password().orElseThrow()));
      keep(parts, postmaster);
    } catch (IOException e) {
      started.completeExceptionally(inWords(e));
    } catch (InterruptedException | RuntimeException e) {
      started.completeExceptionally(e);
    } finally {
      ready = false;
    }
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

  /** Watches the server until we are to stop. */
  private void keep(Parts parts, Postmaster first) throws IOException, InterruptedException {
    var postmaster = Optional.of(first);
    while (postmaster.isPresent()) {
      boolean lost = awaitLoss(parts, postmaster.get());
      ready = false;
      if (!lost) {
        postmaster.get().stop(progress);
        return;
      }
      progress.accept(
          "PostgreSQL (process " + postmaster.get().pid() + ") is gone; starting it again …");
      postmaster = again(parts, postmaster.get().port());
    }
  }

  /** Waits for the server's end, or for ours, and says whether it was the server's. */
  private boolean awaitLoss(Parts parts, Postmaster postmaster)
      throws IOException, InterruptedException {
    var either = CompletableFuture.anyOf(postmaster.end(), closing);
    while (!closing.isDone()) {
      try {
        either.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return !closing.isDone();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (TimeoutException e) {
        if (!postmaster.running()) {
          return true;
        }
        parts.data().boundLog();
      }
    }
    return false;
  }

  /** Tries until the server runs again; empty when we are to stop. */
  private Optional<Postmaster> again(Parts parts, int port) throws InterruptedException {
    for (var pause = PAUSE_MIN; !closing.isDone(); pause = longer(pause)) {
      try {
        var postmaster = start(parts, port);
        ready = true;
        progress.accept("PostgreSQL runs again");
        return Optional.of(postmaster);
      } catch (Postmaster.Failed e) {
        tellFailure(why(parts, e.words()), pause);
      } catch (IOException | PostgresRefused e) {
        tellFailure(String.valueOf(e.getMessage()), pause);
      }
      rest(pause);
    }
    return Optional.empty();
  }

  private void tellFailure(String why, Duration pause) {
    progress.accept(
        "PostgreSQL could not be started again; next try in " + pause.toMillis() + " ms: " + why);
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

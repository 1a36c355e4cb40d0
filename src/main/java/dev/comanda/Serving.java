package dev.comanda;

import dev.comanda.db.Database;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** A server in the foreground: it starts, says where it is, and runs until it is told to stop. */
final class Serving {
  private final Config config;
  private final Erps erps;
  private final PrintWriter out;
  private final boolean quiet;

  Serving(Config config, Erps erps, PrintWriter out, boolean quiet) {
    this.config = config;
    this.erps = erps;
    this.out = out;
    this.quiet = quiet;
  }

  /**
   * Returns only when the thread is interrupted; SIGTERM and SIGINT stop the server in order and
   * end the process.
   *
   * @param prepare fills the database before anybody can reach it
   * @param greet says what there is to say once it is ready, and gives what ends before it
   */
  void run(Consumer<Database> prepare, Function<App, AutoCloseable> greet)
      throws InterruptedException {
    var app = App.start(config, Clock.systemUTC(), this::progress, prepare, true, erps);
    var open = new ConcurrentLinkedDeque<AutoCloseable>(List.of(app));
    var stopping = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(
                    () -> {
                      stopping.set(true);
                      Opened.close(open);
                    }));
    try {
      open.push(greet.apply(app));
    } catch (RuntimeException e) {
      // Whoever greets may call a server that has just been told to stop.
      if (!stopping.get()) {
        throw e;
      }
    }
    out.flush();
    new CountDownLatch(1).await();
  }

  private void progress(String line) {
    if (!quiet) {
      out.println("  " + line);
    }
  }
}

package dev.comanda.erp.browser;

import dev.comanda.problem.Lasting;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts processes on a thread that lives as long as they may: with the thread that started it a
 * process is ended by the system, so that none outlives us, however we end.
 */
final class Starter implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration END_WAIT = Duration.ofSeconds(5);

  private final BlockingQueue<FutureTask<Process>> waiting = new LinkedBlockingQueue<>();
  private final Lasting thread = Lasting.started("browser-starter", this::turn);
  private volatile boolean closed;

  private boolean turn() throws InterruptedException {
    var next = waiting.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    if (next != null) {
      next.run();
    }
    return !closed;
  }

  /** Starts one; an interrupt is kept for later, so that no process is started unseen. */
  Process start(ProcessBuilder program) throws IOException {
    var task = new FutureTask<>(program::start);
    waiting.add(task);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("cannot be started: " + program.command(), e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    waiting.add(new FutureTask<>(() -> null));
    thread.end(END_WAIT);
  }
}

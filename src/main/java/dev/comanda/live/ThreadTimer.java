package dev.comanda.live;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timer with one thread. */
final class ThreadTimer implements Timer {
  private static final Logger log = LoggerFactory.getLogger(ThreadTimer.class);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live-timer").factory());

  ThreadTimer() {
    thread.setRemoveOnCancelPolicy(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.setRejectedExecutionHandler((task, executor) -> {});
  }

  @Override
  public long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public Pending after(long millis, Runnable task) {
    var pending = thread.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    return () -> pending.cancel(false);
  }

  /** A task that fails is the affair of nobody who comes after it. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      log.error("something that was to be done later failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

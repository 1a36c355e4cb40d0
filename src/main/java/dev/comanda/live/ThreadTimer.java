package dev.comanda.live;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer with one thread. */
final class ThreadTimer implements Timer {
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
    var pending = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
    return () -> pending.cancel(false);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

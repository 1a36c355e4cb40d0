package dev.comanda.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A timer whose time the test moves. Thread-safe. */
final class HandTimer implements Timer {
  private record Task(long at, long number, Runnable what) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private long number;

  @Override
  public synchronized long millis() {
    return now;
  }

  @Override
  public synchronized Pending after(long millis, Runnable task) {
    var added = new Task(now + millis, number++, task);
    tasks.add(added);
    return () -> remove(added);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  /** Lets time pass and does what becomes due, in order. */
  void pass(long millis) {
    long until = millis() + millis;
    for (var task = due(until); task != null; task = due(until)) {
      task.what().run();
    }
    synchronized (this) {
      now = Math.max(now, until);
    }
  }

  private synchronized @Nullable Task due(long until) {
    var first =
        tasks.stream()
            .filter(task -> task.at() <= until)
            .min(Comparator.comparingLong(Task::at).thenComparingLong(Task::number))
            .orElse(null);
    if (first != null) {
      tasks.remove(first);
      now = Math.max(now, first.at());
    }
    return first;
  }

  synchronized int pending() {
    return tasks.size();
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }
}

package dev.comanda.log.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The commands that wait on this node, a lane for each location. A lane is held by at most one
 * writer at a time, from taking its commands to giving back what was not done, which keeps its
 * order. A busy one, whose location another transaction has locked, is offered to the second writer
 * only. Thread-safe.
 */
final class CommandQueue {
  private final int commandsMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Ready free = new Ready(lock.newCondition());
  private final Ready busy = new Ready(lock.newCondition());
  private int size;
  private int wanted;
  private boolean closed;

  /** The commands of one location, oldest first. */
  private static final class Lane {
    private final UUID locationId;
    private final Deque<Entry<?, ?>> waiting = new ArrayDeque<>();
    private boolean held;
    private boolean busy;
    private boolean listed;

    Lane(UUID locationId) {
      this.locationId = locationId;
    }
  }

  /** The lanes that one of the two writers may take. */
  private record Ready(Condition changed, Deque<Lane> lanes) {
    Ready(Condition changed) {
      this(changed, new ArrayDeque<>());
    }
  }

  CommandQueue(int commandsMax) {
    this.commandsMax = commandsMax;
  }

  /** Whether there was room. */
  boolean offer(Entry<?, ?> entry) {
    lock.lock();
    try {
      if (closed || size >= commandsMax) {
        return false;
      }
      var lane = lanes.computeIfAbsent(entry.command().locationId(), Lane::new);
      lane.waiting.addLast(entry);
      size++;
      list(lane);
      if (size == wanted) {
        free.changed.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How full it is, from 0 to 1. */
  double fullness() {
    lock.lock();
    try {
      return (double) size / commandsMax;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a command out that nobody has taken; says whether it was so. */
  boolean withdraw(Entry<?, ?> entry) {
    lock.lock();
    try {
      if (!entry.withdraw()) {
        return false;
      }
      lane(entry.command().locationId()).waiting.removeFirstOccurrence(entry);
      size--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is something to take.
   *
   * @return whether there is; not when this is closed and all is done
   */
  boolean await(boolean busyLanes) throws InterruptedException {
    var ready = busyLanes ? busy : free;
    lock.lockInterruptibly();
    try {
      while (ready.lanes.isEmpty() && !(closed && lanes.isEmpty())) {
        ready.changed.await();
      }
      return !ready.lanes.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many commands are here, at most so long: the writer of free lanes gathers what
   * is about to come before it begins.
   */
  void gather(int commands, long nanosMax) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      wanted = commands;
      long left = nanosMax;
      while (size < commands && left > 0 && !closed) {
        left = free.changed.awaitNanos(left);
      }
    } finally {
      wanted = 0;
      lock.unlock();
    }
  }

  /** Takes up to {@code max} commands: of one busy lane, or of as many free lanes as it takes. */
  List<Entry<?, ?>> take(boolean busyLanes, int max) {
    var ready = busyLanes ? busy : free;
    var taken = new ArrayList<Entry<?, ?>>();
    lock.lock();
    try {
      while (!ready.lanes.isEmpty() && taken.size() < max && !(busyLanes && !taken.isEmpty())) {
        take(ready.lanes.removeFirst(), max, taken);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void take(Lane lane, int max, List<Entry<?, ?>> taken) {
    lane.listed = false;
    lane.held = true;
    if (lane.waiting.isEmpty()) {
      letGo(lane, false);
      return;
    }
    while (taken.size() < max && !lane.waiting.isEmpty()) {
      var entry = lane.waiting.removeFirst();
      entry.take();
      size--;
      taken.add(entry);
    }
  }

  /**
   * The writer lets go of the lanes of what it took. Those commands that it did not answer go back
   * to the front, in their order, or are refused when their time is up; the lanes of {@code
   * busyLocations} go to the second writer.
   */
  void giveBack(Collection<Entry<?, ?>> taken, Set<UUID> busyLocations) {
    lock.lock();
    try {
      for (var entry : List.copyOf(taken).reversed()) {
        if (entry.open() && entry.overdue()) {
          entry.fail(LocationWriter.busy());
        } else if (entry.putBack()) {
          lane(entry.command().locationId()).waiting.addFirst(entry);
          size++;
        }
      }
      taken.stream()
          .map(entry -> entry.command().locationId())
          .distinct()
          .forEach(location -> letGo(lane(location), busyLocations.contains(location)));
    } finally {
      lock.unlock();
    }
  }

  /** The lane of a location that has commands waiting or taken. */
  private Lane lane(UUID locationId) {
    return Objects.requireNonNull(lanes.get(locationId));
  }

  private void letGo(Lane lane, boolean stillBusy) {
    lane.held = false;
    lane.busy = stillBusy;
    if (lane.waiting.isEmpty()) {
      lanes.remove(lane.locationId);
      wakeIfDone();
    } else {
      list(lane);
    }
  }

  private void list(Lane lane) {
    if (lane.held || lane.listed) {
      return;
    }
    lane.listed = true;
    var ready = lane.busy ? busy : free;
    ready.lanes.addLast(lane);
    if (lane.busy || size >= wanted) {
      ready.changed.signal();
    }
  }

  /** Takes no more; what waits can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wakeIfDone();
    } finally {
      lock.unlock();
    }
  }

  private void wakeIfDone() {
    if (closed && lanes.isEmpty()) {
      free.changed.signalAll();
      busy.changed.signalAll();
    }
  }
}

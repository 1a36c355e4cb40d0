package dev.comanda.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The commands that wait on this node, a lane for each location. A lane is held by at most one
 * writer at a time, which keeps its order; a busy one, whose location another transaction has
 * locked, is offered to the second writer only.
 */
final class CommandQueue {
  private final int commandsMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freeLane = lock.newCondition();
  private final Condition busyLane = lock.newCondition();
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Deque<Lane> free = new ArrayDeque<>();
  private final Deque<Lane> busy = new ArrayDeque<>();
  private int size;
  private boolean closed;

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

  CommandQueue(int commandsMax) {
    this.commandsMax = commandsMax;
  }

  /** Whether there was room. */
  boolean offer(Entry<?, ?> entry) {
    lock.lock();
    try {
      if (size >= commandsMax) {
        sweepExpired();
      }
      if (closed || size >= commandsMax) {
        return false;
      }
      var lane = lanes.computeIfAbsent(entry.command().locationId(), Lane::new);
      lane.waiting.addLast(entry);
      size++;
      list(lane);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work and takes up to {@code max} commands of lanes that are not busy; none when
   * closed.
   */
  List<Entry<?, ?>> takeFree(int max) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (free.isEmpty() && !closed) {
        freeLane.await();
      }
      var taken = new ArrayList<Entry<?, ?>>();
      while (!free.isEmpty() && taken.size() < max) {
        take(free.removeFirst(), max, taken);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a busy lane and takes up to {@code max} of its commands; none when closed. */
  List<Entry<?, ?>> takeBusy(int max) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (busy.isEmpty() && !closed) {
        busyLane.await();
      }
      var taken = new ArrayList<Entry<?, ?>>();
      if (!busy.isEmpty()) {
        take(busy.removeFirst(), max, taken);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void take(Lane lane, int max, List<Entry<?, ?>> taken) {
    lane.listed = false;
    lane.held = true;
    int before = taken.size();
    while (taken.size() < max && !lane.waiting.isEmpty()) {
      var entry = lane.waiting.removeFirst();
      size--;
      if (entry.take()) {
        taken.add(entry);
      }
    }
    if (taken.size() == before) {
      letGo(lane, lane.busy);
    }
  }

  /** Puts commands back to the front of their location's lane, in their order. */
  void putBack(List<Entry<?, ?>> entries) {
    lock.lock();
    try {
      for (var entry : entries.reversed()) {
        entry.putBack();
        lanes.computeIfAbsent(entry.command().locationId(), Lane::new).waiting.addFirst(entry);
        size++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The writer lets go of a location; {@code stillBusy} hands it to the second writer. */
  void release(UUID locationId, boolean stillBusy) {
    lock.lock();
    try {
      var lane = lanes.get(locationId);
      if (lane != null) {
        letGo(lane, stillBusy);
      }
    } finally {
      lock.unlock();
    }
  }

  private void letGo(Lane lane, boolean stillBusy) {
    lane.held = false;
    lane.busy = stillBusy && !lane.waiting.isEmpty();
    if (lane.waiting.isEmpty()) {
      lanes.remove(lane.locationId);
    } else {
      list(lane);
    }
  }

  private void list(Lane lane) {
    if (lane.held || lane.listed) {
      return;
    }
    lane.listed = true;
    if (lane.busy) {
      busy.addLast(lane);
      busyLane.signal();
    } else {
      free.addLast(lane);
      freeLane.signal();
    }
  }

  private void sweepExpired() {
    for (var lane : lanes.values()) {
      int before = lane.waiting.size();
      lane.waiting.removeIf(Entry::expired);
      size -= before - lane.waiting.size();
    }
  }

  /** Takes no more; what waits can still be taken, and nobody waits for more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      freeLane.signalAll();
      busyLane.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean drained() {
    lock.lock();
    try {
      return size == 0 && lanes.values().stream().noneMatch(lane -> lane.held);
    } finally {
      lock.unlock();
    }
  }
}

package dev.comanda.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What fills up, looked at before it is full.
 *
 * @param room on the disk, where the database is ours
 * @param queue how full the writer's queue is, from 0 to 1
 * @param more what others have to say
 */
public record Vitals(
    Optional<Room> room, Heap heap, DoubleSupplier queue, Supplier<Optional<Sign>> more) {
  /** The part of the queue from which on orders come faster than they are written. */
  private static final double LONG = 0.5;

  /** Those of this process. */
  public Vitals(Optional<Room> room, DoubleSupplier queue, Supplier<Optional<Sign>> more) {
    this(room, Heap.own(), queue, more);
  }

  /** What needs somebody now; mostly nothing. */
  public List<Sign> signs() {
    var signs = new ArrayList<Sign>();
    room.flatMap(Room::sign).ifPresent(signs::add);
    heap.sign().ifPresent(signs::add);
    double part = queue.getAsDouble();
    if (part > LONG) {
      signs.add(
          new Sign(
              "queue_long",
              "The queue of what is to be written is "
                  + Math.round(part * 100)
                  + " % full; when it is full, orders are refused as busy."));
    }
    more.get().ifPresent(signs::add);
    return signs;
  }
}

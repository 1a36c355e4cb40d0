package dev.comanda.ops;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** How much of the heap is held for good. */
record Heap(DoubleSupplier held) {
  /** The part of the heap from which on somebody should give it more. */
  static final double LOW = 0.85;

  /** This process's. */
  static Heap own() {
    return new Heap(
        () ->
            ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToDouble(Heap::heldAfterCollecting)
                .max()
                .orElse(0));
  }

  /** Of a pool that keeps what is old; the others are empty after each collection. */
  private static double heldAfterCollecting(MemoryPoolMXBean pool) {
    var after = pool.getCollectionUsage();
    boolean old = pool.getName().contains("Old") || pool.getName().contains("Tenured");
    return old && after != null && after.getMax() > 0
        ? (double) after.getUsed() / after.getMax()
        : 0;
  }

  Optional<Sign> sign() {
    double part = held.getAsDouble();
    return part > LOW
        ? Optional.of(
            new Sign(
                "heap_low",
                Math.round(part * 100)
                    + " % of the heap is in use for good; requests will be refused as busy. Give it"
                    + " more with COMANDA_HEAP."))
        : Optional.empty();
  }
}

package dev.comanda.log.bell;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What a node hears of the others. Thread-safe. */
final class Heard implements Rings {
  final Map<UUID, Long> lastSeqs = new ConcurrentHashMap<>();
  final AtomicInteger rings = new AtomicInteger();
  final AtomicInteger misses = new AtomicInteger();

  @Override
  public void rung(Map<UUID, Long> rung) {
    rings.incrementAndGet();
    rung.forEach((location, seq) -> lastSeqs.merge(location, seq, Math::max));
  }

  @Override
  public void missed() {
    misses.incrementAndGet();
  }

  boolean knows(UUID location, long seq) {
    return lastSeqs.getOrDefault(location, 0L) == seq;
  }
}

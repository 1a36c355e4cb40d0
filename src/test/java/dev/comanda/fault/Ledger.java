package dev.comanda.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients know: what they sent, and what they were told. Thread-safe. */
final class Ledger {
  /** Keys that were sent at least once; each stands as the note of its order's first line. */
  final Set<String> sent = ConcurrentHashMap.newKeySet();

  /** What was acknowledged, by key. */
  final Map<String, Order> acknowledged = new ConcurrentHashMap<>();

  /** Orders whose cancellation was acknowledged. */
  final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();

  /** Keys that were sent again after no or an unsure answer. */
  final AtomicInteger repeated = new AtomicInteger();

  /** Answers that are none of those a client must expect. */
  final List<String> faults = new CopyOnWriteArrayList<>();

  /** An order as a client or the database knows it. */
  record Order(UUID id, int number, String businessDate, boolean cancelled) {}
}

package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.log.writer.Wait;
import dev.comanda.ops.Invariants;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the clients know: what they sent, and what they were told. Thread-safe. */
final class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

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

  /** Waits until so many more orders than there are now are acknowledged. */
  void untilMore(String what, int count) {
    int wanted = acknowledged.size() + count;
    until(what, () -> acknowledged.size() >= wanted);
  }

  /** Waits until something is so; no longer once a client was told what none must be told. */
  void until(String what, BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(faults).isEmpty();
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** All of it agrees with a database, and the database with itself. */
  void holds(Database database, String about) throws SQLException {
    var standing = FaultRows.orders(database);
    log.info(
        "{} sent, {} acknowledged, {} repeats, {} stand",
        sent.size(),
        acknowledged.size(),
        repeated,
        standing.size());
    assertThat(faults).isEmpty();
    var byKey = new HashMap<String, Order>();
    for (var each : standing) {
      assertThat(sent).as("somebody sent it").contains(each.note());
      assertThat(byKey.put(each.note(), each.order())).as("once for a key").isNull();
    }
    acknowledged.forEach(
        (key, order) -> {
          var stands = byKey.get(key);
          assertThat(stands).as("%s: %s", about, order).isNotNull();
          assertThat(stands)
              .isEqualTo(
                  new Order(
                      order.id(),
                      order.number(),
                      order.businessDate(),
                      cancelled.contains(order.id())));
        });
    var report = Invariants.check(database);
    assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
  }
}

package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.Entry;
import dev.comanda.order.PlaceOrder.Placed;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The scans among the orders of a batch: knows those that were placed a moment ago, in the database
 * or earlier in the batch. Not thread-safe.
 */
final class Scans {
  private final Map<Key, Placed> known = new HashMap<>();
  private final List<Order> placed = new ArrayList<>();

  /** One drink of one phone. */
  record Key(UUID locationId, UUID phone, UUID productId) {
    static Key of(PlaceOrder command) {
      return new Key(
          command.locationId(),
          command.placedBy(),
          Objects.requireNonNull(command.lines().getFirst().productId()));
    }
  }

  private Scans() {}

  /** Looks what the phones of these entries have scanned within their windows. */
  static Scans look(Tx tx, List<Entry<PlaceOrder, Placed>> entries) throws SQLException {
    var asked = entries.stream().filter(entry -> window(entry).isPositive()).toList();
    var scans = new Scans();
    if (!asked.isEmpty()) {
      var keys = asked.stream().map(entry -> Key.of(entry.command())).toList();
      var times = asked.stream().map(entry -> entry.head().now().minus(window(entry))).toList();
      scans.read(tx, keys, ScanRows.since(tx, keys, times));
    }
    return scans;
  }

  private static Duration window(Entry<PlaceOrder, Placed> entry) {
    var scan = entry.command().scan();
    return scan == null ? Duration.ZERO : scan.window();
  }

  private void read(Tx tx, List<Key> keys, List<ScanRows.Found> found) throws SQLException {
    var byOrder = new HashMap<UUID, Key>();
    for (var each : found) {
      byOrder.put(each.orderId(), keys.get(each.index()));
    }
    if (byOrder.isEmpty()) {
      return;
    }
    var locations = byOrder.values().stream().map(Key::locationId).distinct().toList();
    for (var stored : StoredOrderRows.byIds(tx, locations, byOrder.keySet())) {
      var order = stored.order();
      known.put(
          Objects.requireNonNull(byOrder.get(order.id())),
          new Placed(order.id(), Json.text(order)));
    }
  }

  /** Whether a scan repeats an order; it is answered with that. */
  boolean repeats(Entry<PlaceOrder, Placed> entry) {
    var before = window(entry).isPositive() ? known.get(Key.of(entry.command())) : null;
    if (before == null) {
      return false;
    }
    entry.doneBefore(before);
    return true;
  }

  /** A command was placed as this order, which is this JSON. */
  void placed(PlaceOrder command, Order order, String json) {
    if (command.scan() != null) {
      placed.add(order);
      known.put(Key.of(command), new Placed(order.id(), json));
    }
  }

  /** Writes the scans among what was placed, after their orders. */
  void write(Tx tx) {
    if (!placed.isEmpty()) {
      ScanRows.insert(tx, placed);
    }
  }
}

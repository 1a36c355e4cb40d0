package dev.comanda.order.scan;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Entry;
import dev.comanda.order.IdAt;
import dev.comanda.order.Order;
import dev.comanda.order.PlaceOrder;
import dev.comanda.order.PlaceOrder.Placed;
import dev.comanda.order.StoredOrderRows;
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
public final class RecentScans {
  private final Map<Key, Known> known = new HashMap<>();
  private final List<Scanned> placed = new ArrayList<>();

  /** An order that a repeat is answered with, and the event that holds it. */
  private record Known(Placed placed, long seq) {}

  /** A scan that was ordered by the event with this number. */
  record Scanned(Order order, long seq) {}

  /** One drink of one phone. */
  record Key(UUID locationId, UUID phone, UUID productId) {
    static Key of(PlaceOrder command) {
      return new Key(
          command.locationId(),
          command.placedBy(),
          Objects.requireNonNull(command.lines().getFirst().productId()));
    }
  }

  private RecentScans() {}

  /** Looks what the phones of these entries have scanned within their windows. */
  public static RecentScans look(Tx tx, List<Entry<PlaceOrder, Placed>> entries)
      throws SQLException {
    var asked = entries.stream().filter(entry -> window(entry).isPositive()).toList();
    var scans = new RecentScans();
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
    if (found.isEmpty()) {
      return;
    }
    var orders = new HashMap<UUID, Order>();
    StoredOrderRows.byIds(
            tx,
            found.stream()
                .map(each -> new IdAt(keys.get(each.index()).locationId(), each.orderId()))
                .distinct()
                .toList())
        .forEach(stored -> orders.put(stored.order().id(), stored.order()));
    for (var each : found) {
      var order = Objects.requireNonNull(orders.get(each.orderId()));
      known.put(keys.get(each.index()), new Known(new Placed(order, Json.text(order)), each.seq()));
    }
  }

  /** Whether a scan repeats an order; it is answered with that. */
  public boolean repeats(Entry<PlaceOrder, Placed> entry) {
    var before = window(entry).isPositive() ? known.get(Key.of(entry.command())) : null;
    if (before == null) {
      return false;
    }
    entry.doneBefore(before.placed(), before.seq());
    return true;
  }

  /** A command was placed as this order, which is this JSON, by the event with this number. */
  public void placed(PlaceOrder command, Order order, String json, long seq) {
    if (command.scan() != null) {
      placed.add(new Scanned(order, seq));
      known.put(Key.of(command), new Known(new Placed(order, json), seq));
    }
  }

  /** Writes the scans among what was placed, after their orders. */
  public void write(Tx tx) {
    if (!placed.isEmpty()) {
      ScanRows.insert(tx, placed);
    }
  }
}

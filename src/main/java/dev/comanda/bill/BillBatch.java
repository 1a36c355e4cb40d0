package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.Head;
import dev.comanda.order.IdAt;
import dev.comanda.order.Order;
import dev.comanda.order.Orders;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The bills that a batch of commands is about, as they are and as it changes them. */
final class BillBatch {
  private final Map<UUID, Location> places;
  private final Map<Sessions.Key, Session> sessions;
  private final Map<BillKey, Bill> bills;
  private final Map<UUID, Integer> lastNumbers;
  private final List<BillRows.Made> made = new ArrayList<>();

  private BillBatch(
      Map<UUID, Location> places,
      Map<Sessions.Key, Session> sessions,
      Map<BillKey, Bill> bills,
      Map<UUID, Integer> lastNumbers) {
    this.places = places;
    this.sessions = sessions;
    this.bills = bills;
    this.lastNumbers = lastNumbers;
  }

  /** All that is known of some bills, under the lock of their locations. */
  static BillBatch read(Tx tx, Collection<BillKey> keys) throws SQLException {
    var locations = keys.stream().map(BillKey::locationId).distinct().toList();
    var sessions =
        Sessions.find(
            tx,
            keys.stream()
                .filter(BillKey::ofSession)
                .map(key -> new Sessions.Key(key.locationId(), key.id()))
                .distinct()
                .toList());
    return new BillBatch(
        Locations.find(tx, locations),
        sessions,
        bills(tx, keys),
        BillRows.lastNumbers(tx, locations));
  }

  /** The bills with these keys, with what was ordered and paid; those of nothing are empty. */
  static Map<BillKey, Bill> bills(Tx tx, Collection<BillKey> keys) throws SQLException {
    var locations = keys.stream().map(BillKey::locationId).distinct().toList();
    var orders = new HashMap<BillKey, List<Order>>();
    var ofSessions = ids(keys, BillKey::ofSession);
    if (!ofSessions.isEmpty()) {
      collect(orders, Orders.ofSessions(tx, ofSessions));
    }
    var alone = ids(keys, key -> !key.ofSession());
    if (!alone.isEmpty()) {
      collect(orders, Orders.byIds(tx, alone));
    }
    var payments = payments(tx, keys);
    var places = Locations.find(tx, locations);
    var bills = new HashMap<BillKey, Bill>();
    for (var key : keys) {
      var place = places.get(key.locationId());
      if (place != null) {
        bills.put(
            key,
            new Bill(
                key,
                place.currency(),
                orders.getOrDefault(key, List.of()),
                payments.getOrDefault(key, List.of())));
      }
    }
    return bills;
  }

  private static List<IdAt> ids(Collection<BillKey> keys, Predicate<BillKey> which) {
    return keys.stream()
        .filter(which)
        .map(key -> new IdAt(key.locationId(), key.id()))
        .distinct()
        .toList();
  }

  private static void collect(Map<BillKey, List<Order>> orders, List<Order> found) {
    for (var order : found) {
      orders.computeIfAbsent(BillKey.of(order), key -> new ArrayList<>()).add(order);
    }
  }

  /** The payments that commands name, by their ids. */
  static Map<UUID, Payment> named(Tx tx, Stream<IdAt> ids) throws SQLException {
    var payments = new HashMap<UUID, Payment>();
    BillRows.byIds(tx, ids.distinct().toList())
        .forEach(payment -> payments.put(payment.id(), payment));
    return payments;
  }

  /** What was paid of some bills. */
  static Map<BillKey, List<Payment>> payments(Tx tx, Collection<BillKey> keys) throws SQLException {
    var payments = new HashMap<BillKey, List<Payment>>();
    for (var payment : BillRows.ofBills(tx, keys)) {
      payments.computeIfAbsent(keyOf(payment), key -> new ArrayList<>()).add(payment);
    }
    return payments;
  }

  /** The bill that a payment is for. */
  static BillKey keyOf(Payment payment) {
    return payment.sessionId() == null
        ? new BillKey(payment.locationId(), Objects.requireNonNull(payment.orderId()), false)
        : BillKey.ofSession(payment.locationId(), payment.sessionId());
  }

  /**
   * A bill as it is now.
   *
   * @throws Refused {@code not_found}
   */
  Bill bill(BillKey key) {
    var bill = bills.get(key);
    if (bill == null || (key.ofSession() ? session(key) == null : bill.orders().isEmpty())) {
      throw new Refused(Code.NOT_FOUND, "There is no such bill.");
    }
    return bill;
  }

  Location place(BillKey key) {
    return Objects.requireNonNull(places.get(key.locationId()));
  }

  /** Whether nothing can be ordered on the bill any more. */
  boolean isClosed(BillKey key) {
    var session = session(key);
    return session != null && session.isClosed();
  }

  private @org.jspecify.annotations.Nullable Session session(BillKey key) {
    return sessions.get(new Sessions.Key(key.locationId(), key.id()));
  }

  /** What a bill is called: as its session or its customer, else by the order's number. */
  String name(Bill bill) {
    var session = session(bill.key());
    if (session != null) {
      return session.name();
    }
    var order = bill.orders().getFirst();
    return order.customerName() == null ? "#" + order.number() : order.customerName();
  }

  int nextNumber(UUID locationId) {
    return lastNumbers.merge(locationId, 1, Integer::sum);
  }

  /** Enters the business date of now and gives it. */
  LocalDate today(BillKey key, Head head) {
    var today = head.laterBusinessDate(place(key).businessDate(head.now()));
    head.businessDate(today);
    return today;
  }

  /** A payment was made: later commands of the batch see it. */
  void made(Bill bill, Payment payment, Receipt receipt) {
    bills.put(bill.key(), bill.with(payment));
    made.add(new BillRows.Made(payment, receipt));
  }

  void write(Tx tx) throws SQLException {
    if (!made.isEmpty()) {
      BillRows.insert(tx, made);
    }
  }
}

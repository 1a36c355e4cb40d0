package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener;
import dev.comanda.order.line.Amounts;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bills of a batch of orders of which something is paid: they never become less than that, nor
 * does any tax in them become less than receipts state. Not thread-safe.
 */
final class PaidBills implements OrderListener.Veto {
  private final Map<BillKey, Bill> bills;
  private final Map<Sessions.Key, Integer> merged;

  private PaidBills(Map<BillKey, Bill> bills, Map<Sessions.Key, Integer> merged) {
    this.bills = bills;
    this.merged = merged;
  }

  /** Those of some orders, under the lock; where nothing is paid only that is asked. */
  static PaidBills of(Tx tx, Collection<Order> orders) throws SQLException {
    var keys = orders.stream().map(BillKey::of).distinct().toList();
    var paid = keys.isEmpty() ? Set.<BillKey>of() : BillBatch.payments(tx, keys).keySet();
    if (paid.isEmpty()) {
      return new PaidBills(new HashMap<>(), Map.of());
    }
    var sessions = paid.stream().filter(BillKey::ofSession).map(PaidBills::session).toList();
    return new PaidBills(BillBatch.bills(tx, paid), Sessions.merged(tx, sessions));
  }

  private static Sessions.Key session(BillKey key) {
    return new Sessions.Key(key.locationId(), key.id());
  }

  /**
   * An order is changed.
   *
   * @throws Refused {@code already_paid}
   */
  @Override
  public void mayVoid(Order after, List<Line> voided) {
    var bill = bills.get(BillKey.of(after));
    if (bill == null) {
      return;
    }
    for (var line : voided) {
      if (line.partOf() != null
          ? lessThanPaid(bill, after, line.partOf())
          : paid(bill, after, line)) {
        throw new Refused(
            Code.ALREADY_PAID, line.name() + " is paid already; take that payment back first.");
      }
    }
    var changed = bill.with(after);
    if (!changed.covers(merged.getOrDefault(session(changed.key()), 0))) {
      throw new Refused(
          Code.ALREADY_PAID,
          "Of this bill "
              + Amounts.words(bill.paid())
              + " is paid already, and less than its receipts say would be left;"
              + " take a payment back first.");
    }
  }

  private static boolean paid(Bill bill, Order after, Line line) {
    return !bill.paidItems(after.id(), line.no()).isEmpty();
  }

  /** Whether more of a line is paid than is left of it. */
  private static boolean lessThanPaid(Bill bill, Order after, int no) {
    var left = after.lines().get(no - 1).quantity().value();
    return bill.paidQuantity(after.id(), no).compareTo(left) > 0;
  }

  @Override
  public void passed(Order after) {
    bills.computeIfPresent(BillKey.of(after), (key, bill) -> bill.with(after));
  }
}

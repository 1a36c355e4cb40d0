package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bills of a batch of orders of which something is paid: they never become less than that. Not
 * thread-safe.
 */
final class PaidBills {
  private final Map<BillKey, Bill> bills;

  private PaidBills(Map<BillKey, Bill> bills) {
    this.bills = bills;
  }

  /** Those of some orders, under the lock; where nothing is paid only that is asked. */
  static PaidBills of(Tx tx, Collection<Order> orders) throws SQLException {
    var keys = orders.stream().map(BillKey::of).distinct().toList();
    if (keys.isEmpty()) {
      return new PaidBills(new HashMap<>());
    }
    var paid = BillBatch.payments(tx, keys).keySet();
    return new PaidBills(paid.isEmpty() ? new HashMap<>() : BillBatch.bills(tx, paid));
  }

  /**
   * An order is changed.
   *
   * @param voided its lines that are voided by it
   * @throws Refused {@code already_paid}
   */
  void change(Order after, List<Line> voided) {
    var bill = bills.get(BillKey.of(after));
    if (bill == null) {
      return;
    }
    for (var line : voided) {
      if (!bill.paidItems(after.id(), line.no()).isEmpty()) {
        throw new Refused(
            Code.ALREADY_PAID, line.name() + " is paid already; take that payment back first.");
      }
    }
    var changed = bill.with(after);
    if (changed.open().minor() < 0) {
      throw new Refused(
          Code.ALREADY_PAID,
          "Of this bill "
              + Amounts.words(bill.paid())
              + " is paid already, and less than that would be left; take a payment back first.");
    }
    bills.put(bill.key(), changed);
  }
}

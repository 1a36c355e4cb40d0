package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.location.Locations;
import dev.comanda.location.PaymentMode;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener;
import dev.comanda.order.SessionOrders;
import dev.comanda.order.line.Amounts;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.SessionListener;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How bills hang on orders and sessions: what is paid is not voided, a session that is not paid is
 * not closed unasked, and what was paid goes along when sessions are merged.
 */
public final class BillListener implements OrderListener, SessionListener {
  @Override
  public Veto judge(Tx tx, Collection<Order> orders) throws SQLException {
    return PaidBills.of(tx, orders);
  }

  /**
   * Books what was paid in sessions on those that take them in.
   *
   * @throws Refused {@code too_large} where a bill has no room for both
   */
  @Override
  public void moved(Tx tx, List<Merge> merges) throws SQLException {
    for (var merge : merges) {
      Bills.requireRoom(tx, merge.locationId(), List.of(merge.from(), merge.into()));
    }
    BillRows.follow(tx, merges);
  }

  /** As it says, where a location's sessions are paid. */
  @Override
  public Map<Sessions.Key, Refused> objections(Tx tx, Collection<Sessions.Key> keys)
      throws SQLException {
    var places =
        Locations.find(tx, keys.stream().map(Sessions.Key::locationId).distinct().toList());
    var paid = BillBatch.payments(tx, keys.stream().map(BillListener::keyOf).toList());
    var unpaid = new HashMap<Sessions.Key, Refused>();
    for (var place : places.values()) {
      if (place.payments() == PaymentMode.ON) {
        var here = keys.stream().filter(key -> key.locationId().equals(place.id())).toList();
        var ids = here.stream().map(Sessions.Key::sessionId).toList();
        var taxes = SessionOrders.taxes(tx, place, ids);
        for (var key : here) {
          var payments = paid.getOrDefault(keyOf(key), List.of());
          var bill = new Bill(keyOf(key), place.currency(), List.of(), payments);
          long due = Objects.requireNonNull(taxes.get(key.sessionId())).gross(bill.stated());
          long open = due - bill.paid().minor();
          if (open > 0) {
            unpaid.put(key, unpaid(Amounts.words(place.money(open))));
          }
        }
      }
    }
    return unpaid;
  }

  private static Refused unpaid(String rest) {
    return new Refused(Code.SESSION_UNPAID, rest + " is still to be paid in this session.")
        .at("/confirm", "unpaid");
  }

  private static BillKey keyOf(Sessions.Key key) {
    return BillKey.ofSession(key.locationId(), key.sessionId());
  }
}

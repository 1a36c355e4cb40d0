package dev.comanda.ops;

import dev.comanda.db.Tx;
import dev.comanda.http.Action;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a page are about, in words: read by four queries for all of them.
 *
 * @param names by ids; of lines of orders by what the log keeps
 */
record AuditNames(
    Map<String, String> names,
    Map<UUID, AuditNameRows.Numbered> orders,
    Map<UUID, AuditNameRows.Payment> payments) {

  /** The same lines, with words. */
  static List<AuditEntry> told(Tx tx, List<AuditEntry> page) throws SQLException {
    var things = new LinkedHashSet<AuditNameRows.Key>();
    var paid = new LinkedHashSet<AuditNameRows.Key>();
    var lines = new LinkedHashSet<AuditNameRows.LineKey>();
    for (var entry : page) {
      var at = Objects.requireNonNullElse(entry.locationId(), AuditRows.NOWHERE);
      things.add(new AuditNameRows.Key(at, at));
      var id = entry.target().id();
      if (id != null) {
        var thing = new AuditNameRows.Key(at, TargetIds.thing(id));
        things.add(thing);
        payment(entry.action(), id).map(one -> new AuditNameRows.Key(at, one)).ifPresent(paid::add);
        TargetIds.line(id).map(no -> new AuditNameRows.LineKey(thing, no)).ifPresent(lines::add);
      }
    }
    var payments = AuditNameRows.payments(tx, paid);
    payments.values().forEach(each -> things.add(each.bill()));
    var names = new HashMap<>(AuditNameRows.names(tx, things));
    names.putAll(AuditNameRows.lines(tx, lines));
    var words = new AuditNames(names, AuditNameRows.orders(tx, things), payments);
    return page.stream().map(words::told).toList();
  }

  private static Optional<UUID> payment(Action action, String id) {
    return action == Action.PAYMENT_REVERSED
        ? Optional.of(TargetIds.thing(id))
        : TargetIds.payment(id);
  }

  private AuditEntry told(AuditEntry entry) {
    var at = entry.locationId();
    var place = at == null ? null : names.get(at.toString());
    var id = entry.target().id();
    return entry.told(place, id == null ? entry.target() : target(entry.action(), id));
  }

  private AuditEntry.Target target(Action action, String id) {
    var payment = payment(action, id).map(payments::get).orElse(null);
    var bill = payment == null ? TargetIds.thing(id) : payment.bill().id();
    var order = orders.get(bill);
    var name = names.get(TargetIds.line(id).isPresent() ? id : bill.toString());
    return new AuditEntry.Target(
        action.target(),
        TargetIds.shown(id),
        name,
        order == null ? null : order.number(),
        order == null ? null : order.on(),
        paid(payment),
        TargetIds.available(id));
  }

  private static AuditEntry.@Nullable Paid paid(AuditNameRows.@Nullable Payment payment) {
    return payment == null ? null : payment.paid();
  }
}

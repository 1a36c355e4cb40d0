package dev.comanda.order;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.Command;
import dev.comanda.log.Entry;
import dev.comanda.log.Idempotency;
import dev.comanda.log.Kind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts that a receipt is handed out. Refused with {@code not_found}. */
record IssueReceipt(UUID locationId, UUID paymentId, @Nullable Idempotency idempotency)
    implements Command<Payment> {

  private static final Kind<IssueReceipt, Payment> KIND = new Issuing();

  @Override
  public Kind<IssueReceipt, Payment> kind() {
    return KIND;
  }

  private static final class Issuing implements Kind<IssueReceipt, Payment> {
    @Override
    public void apply(Tx tx, List<Entry<IssueReceipt, Payment>> entries) throws SQLException {
      var payments = new HashMap<UUID, Payment>();
      BillRows.byIds(
              tx,
              entries.stream().map(e -> e.command().locationId()).distinct().toList(),
              entries.stream().map(e -> e.command().paymentId()).distinct().toList())
          .forEach(payment -> payments.put(payment.id(), payment));
      var issued = new LinkedHashMap<UUID, Payment>();
      for (var entry : entries) {
        var found = payments.get(entry.command().paymentId());
        if (found == null || !found.locationId().equals(entry.command().locationId())) {
          entry.refuse(Bills.noPayment());
          continue;
        }
        var payment = found.issuedAgain();
        payments.put(payment.id(), payment);
        issued.put(payment.id(), payment);
        entry.done(
            payment,
            entry.head().append("receipt.issued", payment.sessionId(), payment.orderId(), payment));
      }
      if (!issued.isEmpty()) {
        BillRows.issued(tx, issued.values());
      }
    }

    @Override
    public Payment answered(String eventData) {
      return Json.own(eventData, Payment.class);
    }
  }
}

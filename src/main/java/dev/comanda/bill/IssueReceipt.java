package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.order.IdAt;
import java.sql.SQLException;
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
      var payments =
          BillBatch.named(
              tx,
              entries.stream()
                  .map(e -> new IdAt(e.command().locationId(), e.command().paymentId())));
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
            entry
                .head()
                .append(EventType.RECEIPT_ISSUED, payment.sessionId(), payment.orderId(), payment));
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

package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.order.IdAt;
import dev.comanda.order.line.TaxSum;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a payment back by one of the same negative amount, with a receipt number of its own.
 * Refused with {@code not_found}, {@code already_taken_back}.
 *
 * @param paymentId what is taken back; a payment that takes back cannot be taken back itself
 */
record TakeBack(
    UUID locationId,
    UUID paymentId,
    UUID reversalId,
    String reason,
    Cashier cashier,
    @Nullable Idempotency idempotency)
    implements Command<Payment> {

  private static final Kind<TakeBack, Payment> KIND = new TakingBack();

  @Override
  public Kind<TakeBack, Payment> kind() {
    return KIND;
  }

  private static final class TakingBack implements Kind<TakeBack, Payment> {
    @Override
    public void apply(Tx tx, List<Entry<TakeBack, Payment>> entries) throws SQLException {
      var payments =
          BillBatch.named(
              tx,
              entries.stream()
                  .map(e -> new IdAt(e.command().locationId(), e.command().paymentId())));
      var batch =
          BillBatch.read(tx, payments.values().stream().map(BillBatch::keyOf).distinct().toList());
      for (var entry : entries) {
        try {
          var back = entry.command().takeBack(batch, payments, entry.head());
          entry.done(
              back,
              entry
                  .head()
                  .append(EventType.PAYMENT_TAKEN_BACK, back.sessionId(), back.orderId(), back));
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      batch.write(tx);
    }

    @Override
    public Payment answered(String eventData) {
      return Json.own(eventData, Payment.class);
    }
  }

  private Payment takeBack(BillBatch batch, Map<UUID, Payment> payments, Head head) {
    var payment = payments.get(paymentId);
    if (payment == null || !payment.locationId().equals(locationId)) {
      throw Bills.noPayment();
    }
    var key = BillBatch.keyOf(payment);
    var bill = batch.bill(key);
    if (!bill.standing().contains(payment)) {
      throw new Refused(
          Code.ALREADY_TAKEN_BACK, "Receipt " + payment.number() + " is taken back already.");
    }
    var today = batch.today(key, head);
    var back =
        new Payment(
            reversalId,
            locationId,
            batch.nextNumber(locationId),
            payment.sessionId(),
            payment.orderId(),
            bill.money(-payment.amount().minor()),
            payment.method(),
            payment.note(),
            List.of(),
            payment.taxes().stream().map(TaxSum::negated).toList(),
            null,
            head.now(),
            today,
            cashier.staffId(),
            cashier.name(),
            payment.id(),
            reason,
            0);
    batch.made(
        bill, back, Receipt.reversal(back, payment, bill, batch.name(bill), batch.place(key)));
    return back;
  }
}

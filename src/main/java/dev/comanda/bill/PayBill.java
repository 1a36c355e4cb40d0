package dev.comanda.bill;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.PaymentMode;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.order.line.Amounts;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Marks a part of a bill as paid, and takes the next receipt number for it. Refused with {@code
 * not_found}, {@code payments_off}, {@code session_closed}, {@code amount_changed}, and as {@link
 * Portion} says.
 */
record PayBill(
    BillKey bill, UUID paymentId, Wish wish, Cashier cashier, @Nullable Idempotency idempotency)
    implements Command<Payment> {

  /**
   * Payments of one bill, with those that take back: each keeps a receipt with all of its lines.
   */
  static final int PAYMENTS_MAX = 200;

  private static final Kind<PayBill, Payment> KIND = new Paying();

  /**
   * What is paid, and how.
   *
   * @param expectedMinor what the part must come to; null for whatever it does
   */
  record Wish(
      Split split, @Nullable Long expectedMinor, Payment.Method method, @Nullable String note) {}

  @Override
  public UUID locationId() {
    return bill.locationId();
  }

  @Override
  public Kind<PayBill, Payment> kind() {
    return KIND;
  }

  private static final class Paying implements Kind<PayBill, Payment> {
    @Override
    public void apply(Tx tx, List<Entry<PayBill, Payment>> entries) throws SQLException {
      var batch =
          BillBatch.read(tx, entries.stream().map(e -> e.command().bill()).distinct().toList());
      for (var entry : entries) {
        try {
          var payment = entry.command().pay(batch, entry.head());
          entry.done(
              payment,
              entry
                  .head()
                  .append(EventType.PAYMENT_MADE, payment.sessionId(), payment.orderId(), payment));
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

  /** Everything is checked before a number is taken, so that a refusal leaves no hole. */
  private Payment pay(BillBatch batch, Head head) {
    var before = batch.bill(bill);
    var place = batch.place(bill);
    requirePayable(batch);
    var portion = portion(before);
    var today = batch.today(bill, head);
    var payment =
        new Payment(
            paymentId,
            bill.locationId(),
            batch.nextNumber(bill.locationId()),
            bill.sessionId(),
            bill.orderId(),
            portion.amount(),
            wish.method(),
            wish.note(),
            portion.items(),
            portion.taxes(),
            wish.split() instanceof Split.ByShare share ? share.of() : null,
            head.now(),
            today,
            cashier.staffId(),
            cashier.name(),
            null,
            null,
            0);
    batch.made(before, payment, Receipt.of(payment, before, batch.name(before), place));
    return payment;
  }

  private void requirePayable(BillBatch batch) {
    var place = batch.place(bill);
    if (place.payments() == PaymentMode.OFF) {
      throw new Refused(Code.PAYMENTS_OFF, place.name() + " takes no payments in Comanda.");
    }
    if (batch.isClosed(bill) && !cashier.manages()) {
      throw new Refused(
          Code.SESSION_CLOSED,
          "This session is closed; what is paid late is entered by a manager.");
    }
  }

  private Portion portion(Bill before) {
    var portion = Portion.of(before, wish.split());
    var expected = wish.expectedMinor();
    if (expected != null && expected != portion.amount().minor()) {
      throw new Refused(
              Code.AMOUNT_CHANGED, "This comes to " + Amounts.words(portion.amount()) + ".")
          .at("/amount", "changed");
    }
    if (before.payments().size() >= PAYMENTS_MAX
        && portion.amount().minor() < before.open().minor()) {
      throw Refused.field(
          "/amount",
          "too_many",
          "A bill has at most " + PAYMENTS_MAX + " payments; what is open can be paid at once.");
    }
    return portion;
  }
}

package dev.comanda.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.PaymentMode;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import dev.comanda.order.line.LineModifier;
import dev.comanda.order.line.TaxSum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as staff see it.
 *
 * @param name of the session, or of the order
 * @param mode whether it can be paid here
 * @param total with the tax that is added
 */
record BillView(
    UUID locationId,
    @Nullable UUID sessionId,
    @Nullable UUID orderId,
    String name,
    PaymentMode mode,
    List<BilledLine> lines,
    List<TaxSum> taxes,
    Money total,
    Money paid,
    Money open,
    List<Payment> payments) {

  /**
   * A line that counts.
   *
   * @param line its number in its order
   * @param paidQuantity what of it was paid by itself
   */
  record BilledLine(
      UUID orderId,
      int orderNumber,
      int line,
      String name,
      Map<String, String> names,
      Quantity quantity,
      String unit,
      Money unitPrice,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineModifier> modifiers,
      Money total,
      Rate taxRate,
      TaxMode taxMode,
      BigDecimal paidQuantity) {}

  static BillView of(Bill bill, String name, Location at) {
    return new BillView(
        at.id(),
        bill.key().sessionId(),
        bill.key().orderId(),
        name,
        at.payments(),
        bill.lines().stream().map(each -> line(bill, each)).toList(),
        bill.taxes(),
        bill.total(),
        bill.paid(),
        bill.open(),
        bill.payments());
  }

  private static BilledLine line(Bill bill, Bill.Billed each) {
    var line = each.line();
    var paid = bill.paidQuantity(each.order().id(), line.no());
    return new BilledLine(
        each.order().id(),
        each.order().number(),
        line.no(),
        line.name(),
        line.names(),
        line.quantity(),
        line.unit(),
        line.unitPrice(),
        line.modifiers(),
        line.total(),
        line.taxRate(),
        line.taxMode(),
        paid);
  }
}

package dev.comanda.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.LineModifier;
import dev.comanda.order.line.TaxSum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a receipt; fixed with its payment, so that every copy says the same.
 *
 * @param place the location's name
 * @param language the location's first
 * @param bill the name of the session, or of the order
 * @param lines what the payment is for; all of the bill where it was not split by lines, none of a
 *     reversal
 * @param taxes in the amount: of all receipts of a bill that is paid they are the bill's, however
 *     it was split
 * @param taxesOf absent in receipts of before, which state the taxes of all their lines
 * @param total of these lines, with tax that is added
 * @param added of the total, the tax that comes on top of the lines; null where there is none
 * @param paidBefore on the same bill
 * @param amount that was paid now, negative for a reversal
 * @param open what was left to be paid then
 * @param staff who took the money
 * @param reverses the number of the receipt that a reversal undoes
 */
public record Receipt(
    int number,
    Kind kind,
    String place,
    List<String> address,
    ZoneId timeZone,
    String language,
    String bill,
    LocalDate businessDate,
    Instant at,
    List<Entry> lines,
    List<TaxSum> taxes,
    @Nullable TaxesOf taxesOf,
    Money total,
    @Nullable Money added,
    Money paidBefore,
    Money amount,
    Money open,
    Payment.Method method,
    @Nullable String note,
    @Nullable Integer shareOf,
    String staff,
    @Nullable Integer reverses,
    @Nullable String reason) {

  /** What it is about. */
  public enum Kind {
    @JsonProperty("payment")
    PAYMENT,
    @JsonProperty("reversal")
    REVERSAL
  }

  /** What its taxes are of. */
  public enum TaxesOf {
    @JsonProperty("amount")
    AMOUNT
  }

  /** A line of it. */
  public record Entry(
      String name,
      Quantity quantity,
      String unit,
      Money unitPrice,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> modifiers,
      Money total,
      Rate taxRate) {
    /** Absent modifiers are none. */
    public Entry {
      modifiers = modifiers == null ? List.of() : List.copyOf(modifiers);
    }
  }

  /**
   * A receipt as it is handed out.
   *
   * @param payment whose receipt
   * @param issued how often; 0 when it was only looked at
   * @param copy 0 for the original, 1 for the first copy
   * @param reversedBy the number of the receipt by which the payment was taken back since
   */
  public record Issued(
      @JsonUnwrapped Receipt receipt,
      UUID payment,
      int issued,
      int copy,
      @Nullable Integer reversedBy) {
    static Issued of(Receipt receipt, Payment payment, @Nullable Integer reversedBy) {
      int copy = Math.max(0, payment.issued() - 1);
      return new Issued(receipt, payment.id(), payment.issued(), copy, reversedBy);
    }
  }

  /** Copies the lists. */
  public Receipt {
    address = List.copyOf(address);
    lines = List.copyOf(lines);
    taxes = List.copyOf(taxes);
  }

  /** The receipt of a payment of a bill as it was before. */
  static Receipt of(Payment payment, Bill before, String name, Location at) {
    boolean items = !payment.items().isEmpty();
    var lines = items ? ofItems(payment, before) : ofBill(before);
    var total = items ? payment.amount() : before.total();
    return new Receipt(
        payment.number(),
        Kind.PAYMENT,
        at.name(),
        at.address(),
        at.timeZone(),
        at.languages().getFirst(),
        name,
        payment.businessDate(),
        payment.paidAt(),
        lines,
        payment.taxes(),
        TaxesOf.AMOUNT,
        total,
        added(lines, total),
        before.paid(),
        payment.amount(),
        before.money(before.open().minor() - payment.amount().minor()),
        payment.method(),
        payment.note(),
        payment.shareOf(),
        payment.paidByName(),
        null,
        null);
  }

  /** The receipt of what undoes a payment. */
  static Receipt reversal(Payment payment, Payment undone, Bill before, String name, Location at) {
    return new Receipt(
        payment.number(),
        Kind.REVERSAL,
        at.name(),
        at.address(),
        at.timeZone(),
        at.languages().getFirst(),
        name,
        payment.businessDate(),
        payment.paidAt(),
        List.of(),
        payment.taxes(),
        TaxesOf.AMOUNT,
        payment.amount(),
        null,
        before.paid(),
        payment.amount(),
        before.money(before.open().minor() - payment.amount().minor()),
        payment.method(),
        payment.note(),
        null,
        payment.paidByName(),
        undone.number(),
        payment.reason());
  }

  private static @Nullable Money added(List<Entry> lines, Money total) {
    long minor = total.minor() - lines.stream().mapToLong(line -> line.total().minor()).sum();
    return minor == 0 ? null : new Money(minor, total.currency());
  }

  private static List<Entry> ofBill(Bill bill) {
    return bill.lines().stream()
        .map(each -> entry(each.line(), each.line().quantity(), each.line().total()))
        .toList();
  }

  private static List<Entry> ofItems(Payment payment, Bill bill) {
    return payment.items().stream()
        .map(item -> entry(bill.line(item.orderId(), item.line()), item.quantity(), item.total()))
        .toList();
  }

  private static Entry entry(Line line, Quantity quantity, Money total) {
    return new Entry(
        line.name(),
        quantity,
        line.unit(),
        line.unitPrice(),
        line.modifiers().stream().map(LineModifier::name).toList(),
        total,
        line.taxRate());
  }
}

package dev.comanda.bill;

import dev.comanda.location.Consumption;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.TaxSum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bills of one order, without a database. */
final class OnPaper {
  static final UUID ORDER = new UUID(0, 7);
  private static final UUID PLACE = new UUID(0, 1);
  private static final Instant NOW = Instant.parse("2026-11-20T19:30:00Z");
  private static final LocalDate DATE = LocalDate.parse("2026-11-20");

  private OnPaper() {}

  static Line line(
      int no, String quantity, long price, String rate, TaxMode mode, String currency) {
    var amount = Quantity.of(quantity);
    var unit = new Money(price, Currency.getInstance(currency));
    var name = "Line " + no;
    return new Line(
        no,
        new UUID(0, no),
        null,
        name,
        Map.of("en", name),
        amount,
        "piece",
        unit,
        null,
        List.of(),
        amount.lineTotal(unit),
        "standard",
        Rate.of(rate),
        mode,
        null,
        Line.State.ORDERED,
        null,
        null);
  }

  static Bill bill(List<Line> lines) {
    var order = order(lines);
    return new Bill(
        BillKey.of(order), lines.getFirst().total().currency(), List.of(order), List.of());
  }

  private static Order order(List<Line> lines) {
    var currency = lines.getFirst().total().currency();
    long total = lines.stream().mapToLong(line -> line.total().minor()).sum();
    return new Order(
        ORDER,
        PLACE,
        DATE,
        1,
        List.of(),
        Order.Source.WAITER,
        new UUID(0, 9),
        new UUID(0, 8),
        null,
        null,
        Consumption.EAT_IN,
        Order.State.PLACED,
        new Money(total, currency),
        NOW,
        null,
        null,
        1,
        lines);
  }

  static Bill paid(Bill bill, Split split) {
    return with(bill, Portion.of(bill, split), null);
  }

  static Bill takenBack(Bill bill, Payment payment) {
    var taxes = payment.taxes().stream().map(TaxSum::negated).toList();
    var back = bill.money(-payment.amount().minor());
    return with(bill, new Portion(back, List.of(), taxes), payment);
  }

  private static Bill with(Bill bill, Portion portion, @Nullable Payment back) {
    return bill.with(
        new Payment(
            UUID.randomUUID(),
            PLACE,
            bill.payments().size() + 1,
            new UUID(0, 9),
            null,
            portion.amount(),
            Payment.Method.CASH,
            null,
            portion.items(),
            portion.taxes(),
            null,
            NOW,
            DATE,
            new UUID(0, 8),
            "Somebody",
            back == null ? null : back.id(),
            back == null ? null : "wrong",
            0));
  }

  static Split item(int line, @Nullable String quantity) {
    var part = quantity == null ? null : Quantity.of(quantity);
    return new Split.ByItems(List.of(new Split.Item(ORDER, line, part)));
  }
}

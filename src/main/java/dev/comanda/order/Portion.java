package dev.comanda.order;

import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of a bill that a payment is for. Lines and their taxes are what all that is paid of them
 * then costs, less what was paid of them before, so that the parts sum up to the whole however a
 * bill is split.
 *
 * @param amount with the tax that is added
 */
record Portion(Money amount, List<PaidItem> items, List<TaxSum> taxes) {

  /**
   * What a split of a bill comes to.
   *
   * @throws Refused {@code exceeds_open}, {@code already_paid}, {@code already_voided}, {@code
   *     invalid} naming an unknown line
   */
  static Portion of(Bill bill, Split split) {
    long open = bill.open().minor();
    if (open <= 0) {
      throw exceeds(bill);
    }
    var portion =
        switch (split) {
          case Split.ByAmount(long minor) -> plain(bill, minor);
          case Split.ByShare share -> plain(bill, share.of(open));
          case Split.ByItems(var items) -> ofItems(bill, items);
        };
    if (portion.amount().minor() > open) {
      throw exceeds(bill);
    }
    return portion;
  }

  private static Refused exceeds(Bill bill) {
    return new Refused(
        Code.EXCEEDS_OPEN, "Of this bill " + Amounts.words(bill.open()) + " is still to be paid.");
  }

  private static Portion plain(Bill bill, long minor) {
    return new Portion(bill.money(minor), List.of(), List.of());
  }

  private static Portion ofItems(Bill bill, List<Split.Item> wanted) {
    var lines = bill.orders().stream().collect(Collectors.toMap(Order::id, order -> order.lines()));
    var items = new ArrayList<PaidItem>();
    var sums = new HashMap<Taxes.Key, Long>();
    for (int i = 0; i < wanted.size(); i++) {
      var each = wanted.get(i);
      var pointer = "/items/" + i;
      var ofOrder = lines.getOrDefault(each.orderId(), List.of());
      if (each.line() > ofOrder.size()) {
        throw Refused.field(pointer, "unknown", "The bill has no such line.");
      }
      var line = ofOrder.get(each.line() - 1);
      var item = item(bill, each, line, pointer);
      items.add(item);
      sums.merge(new Taxes.Key(line.taxRate(), line.taxMode()), item.total().minor(), Long::sum);
    }
    var taxes = taxes(bill, sums);
    long amount = taxes.stream().mapToLong(sum -> sum.gross().minor()).sum();
    if (amount <= 0) {
      throw Refused.field("/items", "free", "These lines cost nothing.");
    }
    return new Portion(bill.money(amount), items, taxes);
  }

  private static PaidItem item(Bill bill, Split.Item wanted, Line line, String pointer) {
    if (!line.counts()) {
      throw new Refused(Code.ALREADY_VOIDED, line.name() + " is voided.").at(pointer, "voided");
    }
    var before = bill.paidItems(wanted.orderId(), wanted.line());
    var covered = bill.paidQuantity(wanted.orderId(), wanted.line());
    var left = line.quantity().value().subtract(covered);
    var quantity = wanted.quantity() == null ? left : wanted.quantity().value();
    if (left.signum() <= 0 || quantity.compareTo(left) > 0) {
      throw new Refused(
              Code.ALREADY_PAID,
              "Of " + line.name() + " " + left.toPlainString() + " is not paid by itself.")
          .at(pointer, "paid");
    }
    long cost = cost(line, covered.add(quantity));
    long paid = before.stream().mapToLong(item -> item.total().minor()).sum();
    return new PaidItem(
        wanted.orderId(),
        wanted.line(),
        new Quantity(quantity),
        bill.money(Math.max(0, cost - paid)));
  }

  private static long cost(Line line, BigDecimal quantity) {
    return quantity.compareTo(line.quantity().value()) == 0
        ? line.total().minor()
        : new Quantity(quantity).lineTotal(line.unitPrice()).minor();
  }

  private static List<TaxSum> taxes(Bill bill, Map<Taxes.Key, Long> sums) {
    var before = new HashMap<Taxes.Key, Long>();
    var taxed = new HashMap<Taxes.Key, Long>();
    for (var payment : bill.standing()) {
      for (var sum : payment.taxes()) {
        var key = new Taxes.Key(sum.rate(), sum.mode());
        before.merge(key, sum.beforeTax(), Long::sum);
        taxed.merge(key, sum.tax().minor(), Long::sum);
      }
    }
    var taxes = new ArrayList<TaxSum>();
    sums.forEach(
        (key, minor) -> {
          long all = Taxes.tax(key, before.getOrDefault(key, 0L) + minor);
          long tax = Math.max(0, all - taxed.getOrDefault(key, 0L));
          taxes.add(Taxes.of(key, minor, tax, bill.currency()));
        });
    taxes.sort(java.util.Comparator.comparing(TaxSum::rate).reversed());
    return taxes;
  }
}

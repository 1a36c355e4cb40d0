package dev.comanda.bill;

import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.order.Order;
import dev.comanda.order.line.Amounts;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.TaxSum;
import dev.comanda.order.line.Taxes;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a bill that a payment is for. Lines, and the tax that is added to them, are what all
 * that is paid of them then costs, less what was paid of them before, so that the parts sum up to
 * the whole however a bill is split.
 *
 * @param amount with the tax that is added
 * @param taxes in this amount
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
    return switch (split) {
      case Split.ByAmount(long minor) -> plain(bill, minor, open);
      case Split.ByShare share -> plain(bill, share.of(open), open);
      case Split.ByItems(var items) -> ofItems(bill, items, open);
    };
  }

  private static Refused exceeds(Bill bill) {
    return new Refused(
        Code.EXCEEDS_OPEN, "Of this bill " + Amounts.words(bill.open()) + " is still to be paid.");
  }

  private static Portion plain(Bill bill, long minor, long open) {
    if (minor > open) {
      throw exceeds(bill);
    }
    return new Portion(bill.money(minor), List.of(), new TaxShares(bill).of(minor, Map.of()));
  }

  private static Portion ofItems(Bill bill, List<Split.Item> wanted, long open) {
    var items = items(bill, wanted);
    long lines = items.stream().mapToLong(item -> item.total().minor()).sum();
    var before = items(bill);
    var then = Stream.concat(before.stream(), items.stream()).toList();
    // What payments that were taken back have rounded is no reason to refuse the last lines.
    long amount = Math.max(due(bill, then) - charged(bill), Math.min(lines, open));
    if (amount <= 0) {
      throw Refused.field("/items", "free", "These lines cost nothing.");
    }
    if (amount > open) {
      throw exceeds(bill);
    }
    var wished = new HashMap<>(grosses(bill, then));
    grosses(bill, before).forEach((key, gross) -> wished.merge(key, -gross, Long::sum));
    return new Portion(bill.money(amount), items, new TaxShares(bill).of(amount, wished));
  }

  private static List<PaidItem> items(Bill bill, List<Split.Item> wanted) {
    var lines = bill.orders().stream().collect(Collectors.toMap(Order::id, order -> order.lines()));
    var items = new ArrayList<PaidItem>();
    for (int i = 0; i < wanted.size(); i++) {
      var each = wanted.get(i);
      var pointer = "/items/" + i;
      var ofOrder = lines.getOrDefault(each.orderId(), List.of());
      if (each.line() > ofOrder.size()) {
        throw Refused.field(pointer, "unknown", "The bill has no such line.");
      }
      items.add(item(bill, each, ofOrder.get(each.line() - 1), pointer));
    }
    return items;
  }

  /** What is paid by itself already. */
  private static List<PaidItem> items(Bill bill) {
    return bill.standing().stream().flatMap(payment -> payment.items().stream()).toList();
  }

  private static long charged(Bill bill) {
    return bill.standing().stream()
        .filter(payment -> !payment.items().isEmpty())
        .mapToLong(payment -> payment.amount().minor())
        .sum();
  }

  private static long due(Bill bill, List<PaidItem> items) {
    return grosses(bill, items).values().stream().mapToLong(Long::longValue).sum();
  }

  /** What lines come to by rate, with the tax that is added. */
  private static Map<Taxes.Key, Long> grosses(Bill bill, List<PaidItem> items) {
    var taxes = new Taxes(bill.currency());
    for (var item : items) {
      taxes.add(bill.line(item.orderId(), item.line()), item.total().minor());
    }
    return taxes.sums(Map.of()).stream()
        .collect(Collectors.toMap(Taxes.Key::of, sum -> sum.gross().minor()));
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
}

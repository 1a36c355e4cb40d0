package dev.comanda.bill;

import dev.comanda.location.Money;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.TaxSum;
import dev.comanda.order.line.Taxes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was ordered on a bill and what was paid, as pure functions over both. */
record Bill(BillKey key, Currency currency, List<Order> orders, List<Payment> payments) {

  /** A line that counts, with its order. */
  record Billed(Order order, Line line) {}

  Bill {
    orders = List.copyOf(orders);
    payments = List.copyOf(payments);
  }

  Bill with(Payment payment) {
    return new Bill(
        key, currency, orders, Stream.concat(payments.stream(), Stream.of(payment)).toList());
  }

  /** The bill after one of its orders was changed. */
  Bill with(Order changed) {
    return new Bill(
        key,
        currency,
        orders.stream().map(o -> o.id().equals(changed.id()) ? changed : o).toList(),
        payments);
  }

  List<Billed> lines() {
    var lines = new ArrayList<Billed>();
    for (var order : orders) {
      order.lines().stream().filter(Line::counts).forEach(l -> lines.add(new Billed(order, l)));
    }
    return lines;
  }

  /** A line of one of its orders, which is there. */
  Line line(UUID orderId, int no) {
    return orders.stream()
        .filter(order -> order.id().equals(orderId))
        .findAny()
        .orElseThrow()
        .lines()
        .get(no - 1);
  }

  List<TaxSum> taxes() {
    return counted().sums(stated());
  }

  private Taxes counted() {
    var taxes = new Taxes(currency);
    lines().forEach(each -> taxes.add(each.line(), each.line().total().minor()));
    return taxes;
  }

  /**
   * Whether of each rate there is at least what receipts state, net and tax.
   *
   * @param merged how many sessions were merged into the bill's: each may have rounded by itself,
   *     so that of what all of them come to there is that many minor units less net or tax
   */
  boolean covers(int merged) {
    return covers(counted().sums(Map.of()), merged) && covers(taxes(), 0);
  }

  private boolean covers(List<TaxSum> sums, int lessMax) {
    var left = new HashMap<>(stated());
    for (var sum : sums) {
      left.merge(
          Taxes.Key.of(sum),
          new Taxes.Stated(-sum.net().minor(), -sum.tax().minor()),
          Taxes.Stated::and);
    }
    return left.values().stream().allMatch(one -> one.net() <= lessMax && one.tax() <= lessMax);
  }

  /** What the receipts of its payments state of each rate. */
  Map<Taxes.Key, Taxes.Stated> stated() {
    return payments.stream()
        .flatMap(payment -> payment.taxes().stream())
        .collect(Collectors.toMap(Taxes.Key::of, Taxes.Stated::of, Taxes.Stated::and));
  }

  Money total() {
    return money(taxes().stream().mapToLong(sum -> sum.gross().minor()).sum());
  }

  Money paid() {
    return money(payments.stream().mapToLong(payment -> payment.amount().minor()).sum());
  }

  /** What is still to be paid; never negative, since nothing is voided that is paid. */
  Money open() {
    return money(total().minor() - paid().minor());
  }

  /** The payments that were not taken back. */
  List<Payment> standing() {
    var undone =
        payments.stream()
            .map(Payment::takesBack)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return payments.stream()
        .filter(payment -> payment.takesBack() == null && !undone.contains(payment.id()))
        .toList();
  }

  /** What of a line is paid by itself. */
  List<PaidItem> paidItems(UUID orderId, int line) {
    return standing().stream()
        .flatMap(payment -> payment.items().stream())
        .filter(item -> item.line() == line && item.orderId().equals(orderId))
        .toList();
  }

  BigDecimal paidQuantity(UUID orderId, int line) {
    return paidItems(orderId, line).stream()
        .map(item -> item.quantity().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  Money money(long minor) {
    return new Money(minor, currency);
  }
}

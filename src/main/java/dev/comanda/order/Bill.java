package dev.comanda.order;

import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
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
    var taxes = new Taxes(currency);
    lines().forEach(each -> taxes.add(each.line(), each.line().total().minor()));
    return taxes.sums();
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

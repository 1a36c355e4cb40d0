package dev.comanda.order;

/** Orders after a change, without a database. */
public final class Voided {
  private Voided() {}

  /** An order one of whose lines is voided. */
  public static Order line(Order order, int no) {
    return order.with(
        order.lines().stream()
            .map(each -> each.no() == no ? each.voided("spilled") : each)
            .toList());
  }
}

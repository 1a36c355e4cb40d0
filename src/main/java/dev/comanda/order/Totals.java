package dev.comanda.order;

import dev.comanda.db.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Collects what the orders of a batch add to and take off the totals, one sum for each row, and
 * hands them over in key order. Not thread-safe.
 */
final class Totals {
  /** Stands in {@code staff_day} for guests. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Map<ProductKey, ProductSum> products = new TreeMap<>(ProductKey.ORDER);
  private final Map<StaffKey, OrderSum> staff = new TreeMap<>(StaffKey.ORDER);
  private final Map<HourKey, OrderSum> hours = new TreeMap<>(HourKey.ORDER);

  record ProductKey(UUID locationId, LocalDate date, UUID productId, String source) {
    static final Comparator<ProductKey> ORDER =
        Comparator.comparing(ProductKey::locationId)
            .thenComparing(ProductKey::date)
            .thenComparing(ProductKey::productId)
            .thenComparing(ProductKey::source);

    ProductKey month() {
      return new ProductKey(locationId, date.withDayOfMonth(1), productId, source);
    }
  }

  record StaffKey(UUID locationId, LocalDate date, UUID staffId, String source) {
    static final Comparator<StaffKey> ORDER =
        Comparator.comparing(StaffKey::locationId)
            .thenComparing(StaffKey::date)
            .thenComparing(StaffKey::staffId)
            .thenComparing(StaffKey::source);
  }

  record HourKey(UUID locationId, LocalDate date, int hour, String source) {
    static final Comparator<HourKey> ORDER =
        Comparator.comparing(HourKey::locationId)
            .thenComparing(HourKey::date)
            .thenComparingInt(HourKey::hour)
            .thenComparing(HourKey::source);
  }

  record ProductSum(BigDecimal quantity, long revenue) {
    ProductSum plus(ProductSum other) {
      return new ProductSum(quantity.add(other.quantity), Math.addExact(revenue, other.revenue));
    }
  }

  record OrderSum(int orders, long revenue) {
    OrderSum plus(OrderSum other) {
      return new OrderSum(orders + other.orders, Math.addExact(revenue, other.revenue));
    }
  }

  /** When something counts: a business date and the local hour. */
  record When(LocalDate date, int hour) {}

  /** An order is placed. */
  void placed(Order order, int hour) {
    var when = new When(order.businessDate(), hour);
    order.lines().forEach(line -> product(order, line, when.date(), 1));
    order(order, when, 1, order.total().minor());
  }

  /**
   * Lines are voided.
   *
   * @param when the order's own date and hour on the same business date, else those of the void
   * @param orders how many orders go away with them: 1 when the whole order is cancelled, else 0
   */
  void voided(Order order, List<Line> lines, When when, int orders) {
    lines.forEach(line -> product(order, line, when.date(), -1));
    long revenue = lines.stream().mapToLong(line -> line.total().minor()).sum();
    order(order, when, -orders, -revenue);
  }

  private void product(Order order, Line line, LocalDate date, int sign) {
    var key =
        new ProductKey(order.locationId(), date, line.productId(), OrderRows.text(order.source()));
    var sum =
        new ProductSum(
            line.quantity().value().multiply(BigDecimal.valueOf(sign)),
            sign * line.total().minor());
    products.merge(key, sum, ProductSum::plus);
  }

  private void order(Order order, When when, int orders, long revenue) {
    var source = OrderRows.text(order.source());
    var who = order.source() == Order.Source.WAITER ? order.placedBy() : NOBODY;
    var sum = new OrderSum(orders, revenue);
    staff.merge(new StaffKey(order.locationId(), when.date(), who, source), sum, OrderSum::plus);
    hours.merge(
        new HourKey(order.locationId(), when.date(), when.hour(), source), sum, OrderSum::plus);
  }

  /** Adds the sums to the rows. */
  void write(Tx tx) throws SQLException {
    if (staff.isEmpty()) {
      return;
    }
    TotalRows.addProductDay(tx, products);
    var months = new TreeMap<ProductKey, ProductSum>(ProductKey.ORDER);
    products.forEach((key, sum) -> months.merge(key.month(), sum, ProductSum::plus));
    TotalRows.addProductMonth(tx, months);
    TotalRows.addStaffDay(tx, staff);
    TotalRows.addHourDay(tx, hours);
  }
}

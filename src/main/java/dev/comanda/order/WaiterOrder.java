package dev.comanda.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Quantity;
import dev.comanda.order.line.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as clients of the waiter API know it, and all of Comanda's own members beside that.
 *
 * @param userId who placed it; null where that was no member of staff
 * @param totalPrice a decimal number with the digits of the currency
 * @param products the lines that are not voided, so that they add up to the total
 */
record WaiterOrder(
    @JsonUnwrapped Order order,
    @JsonInclude @Nullable UUID userId,
    BigDecimal totalPrice,
    Instant createdAt,
    List<Sold> products) {

  /**
   * A line.
   *
   * @param id of the product, or of the open item
   * @param unitPrice a decimal number with the digits of the currency
   */
  record Sold(UUID id, String name, Quantity quantity, BigDecimal unitPrice) {
    static Sold of(Line line) {
      return new Sold(line.productId(), line.name(), line.quantity(), line.unitPrice().decimal());
    }
  }

  static WaiterOrder of(Order order) {
    return new WaiterOrder(
        order,
        order.source() == Order.Source.WAITER ? order.placedBy() : null,
        order.total().decimal(),
        order.placedAt(),
        order.lines().stream().filter(Line::counts).map(Sold::of).toList());
  }

  /** The answer to an order that was placed. */
  record Created(String message, WaiterOrder order) {
    static Created of(Order order) {
      return new Created("Order created successfully", WaiterOrder.of(order));
    }
  }

  /** An order by itself: for clients of the waiter API below {@code order}, for others as it is. */
  record One(@JsonUnwrapped Order own, WaiterOrder order) {
    static One of(Order order) {
      return new One(order, WaiterOrder.of(order));
    }
  }
}

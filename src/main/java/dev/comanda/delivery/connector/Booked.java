package dev.comanda.delivery.connector;

import java.math.BigDecimal;

/**
 * A line as it was seen in the ERP.
 *
 * @param line by what the ERP tells it from others of its document
 * @param text in which the mark was seen
 */
public record Booked(String line, String productNumber, BigDecimal quantity, String text) {
  /** Whether it is what was to be booked: the same product, the same amount. */
  public boolean is(Booking booking) {
    return productNumber.equals(booking.productNumber())
        && quantity.compareTo(booking.quantity()) == 0;
  }
}

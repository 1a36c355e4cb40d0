package dev.comanda.erp.lines;

import dev.comanda.delivery.connector.Booking;

/**
 * A line to be written, as it is sent. All are texts, so that whoever reads it needs no number that
 * is exact.
 *
 * @param quantity with a point, without zeros at its end
 */
record NewLine(
    String document,
    String product,
    String description,
    String quantity,
    String unit,
    String mark) {
  static NewLine of(Booking booking) {
    return new NewLine(
        booking.document(),
        booking.productNumber(),
        booking.description(),
        booking.quantity().stripTrailingZeros().toPlainString(),
        booking.unit(),
        booking.mark());
  }
}

package dev.comanda.demo.erp.books;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A line of a worksheet.
 *
 * @param position from 1 within its worksheet, never given again
 * @param product the product's number
 * @param unitPrice in euros
 * @param mark what stands in its reference field, or nothing
 * @param at when it was written, or written anew
 * @param by the user who wrote it
 */
public record Line(
    int worksheet,
    int position,
    String product,
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    String mark,
    Instant at,
    String by) {

  Line at(int newPosition) {
    return new Line(
        worksheet, newPosition, product, description, quantity, unitPrice, mark, at, by);
  }

  /** The same with another quantity. */
  public Line of(BigDecimal newQuantity) {
    return new Line(
        worksheet, position, product, description, newQuantity, unitPrice, mark, at, by);
  }

  /** The same with another mark. */
  public Line marked(String newMark) {
    return new Line(
        worksheet, position, product, description, quantity, unitPrice, newMark, at, by);
  }
}

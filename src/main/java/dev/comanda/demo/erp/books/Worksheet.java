package dev.comanda.demo.erp.books;

import java.util.List;

/**
 * What is done and used for a customer's vehicle.
 *
 * @param open whether lines may be written
 * @param lines in the order of their positions
 */
public record Worksheet(
    int number, String customer, String plate, String vehicle, boolean open, List<Line> lines) {

  /** Nothing changes its lines. */
  public Worksheet {
    lines = List.copyOf(lines);
  }
}

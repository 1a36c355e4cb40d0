package dev.comanda.json;

import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a file of values is written: plain, or as spreadsheets read it where the comma is in numbers.
 */
public enum CsvStyle {
  /** Commas between cells, points in numbers: the same everywhere. */
  COMMA(','),
  /** Semicolons between cells, commas in numbers. */
  SEMICOLON(';');

  private final char separator;

  CsvStyle(char separator) {
    this.separator = separator;
  }

  /**
   * The style that the query names as {@code csv}; plain where it names none.
   *
   * @throws Refused {@code invalid} with {@code unknown}
   */
  public static CsvStyle of(Optional<String> name) {
    return switch (name.orElse("comma")) {
      case "comma" -> COMMA;
      case "semicolon" -> SEMICOLON;
      default -> throw Refused.field("query:csv", "unknown", "It is comma or semicolon.");
    };
  }

  /** What stands between cells. */
  public char separator() {
    return separator;
  }

  /** A number with all its digits. */
  public String number(BigDecimal number) {
    var plain = number.toPlainString();
    return this == SEMICOLON ? plain.replace('.', ',') : plain;
  }
}

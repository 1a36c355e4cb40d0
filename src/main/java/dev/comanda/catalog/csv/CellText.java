package dev.comanda.catalog.csv;

import dev.comanda.json.NameKey;
import java.text.Normalizer;

/** What a cell of a spreadsheet says, whatever it was typed with. Pure. */
final class CellText {
  private CellText() {}

  /** Without the spaces of any kind at its ends. */
  static String stripped(String cell) {
    int from = 0;
    int end = cell.length();
    while (from < end && space(cell.charAt(from))) {
      from++;
    }
    while (from < end && space(cell.charAt(end - 1))) {
      end--;
    }
    return cell.substring(from, end);
  }

  /** Spaces of all kinds, also those that do not break, and marks that nobody sees. */
  private static boolean space(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\uFEFF' || c == '\u200B';
  }

  /** In compatible characters: all spaces are one, digits of full width are ours. */
  static String plain(String cell) {
    return stripped(Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("\\p{Z}", " "));
  }

  /** What words of a closed list are compared by. */
  static String key(String cell) {
    var plain = plain(cell);
    return plain.isEmpty() ? "" : NameKey.of(plain);
  }
}

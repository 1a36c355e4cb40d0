package dev.comanda.erp.sqlledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line as it stands in an order's form; the last one there is always an empty one.
 *
 * @param place by what the form tells it from the others, as it counts them
 * @param notes of the line; null where they are not shown
 */
record Item(
    String place, String number, String quantity, String description, @Nullable String notes) {
  static final String PLACE = "Item";
  static final String NUMBER = "Number";
  static final String QUANTITY = "Qty";

  /** A line's own words are in this column, and in the row below it those of its notes. */
  static final String TEXT = "Description";

  /** Those of a form, of whose rows one line has several. */
  static List<Item> all(List<Map<String, String>> rows) {
    var items = new ArrayList<Item>();
    for (var row : rows) {
      var text = row.get(TEXT);
      if (row.containsKey(PLACE) && row.containsKey(NUMBER) && row.containsKey(QUANTITY)) {
        items.add(
            new Item(
                said(row, PLACE), said(row, NUMBER), said(row, QUANTITY), said(row, TEXT), null));
      } else if (text != null && !items.isEmpty() && items.getLast().notes == null) {
        items.add(items.removeLast().with(text));
      }
    }
    return items;
  }

  /**
   * Whether the form shows all of them, by how it counts them: a row that cannot be read as a line
   * is none of these, and its mark would be seen nowhere.
   */
  static boolean areCounted(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).place.equals(String.valueOf(i + 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the notes of all are shown, in which a mark may stand; an empty one has none. */
  static boolean showNotes(List<Item> items) {
    return items.stream().allMatch(item -> item.isEmpty() || item.notes != null);
  }

  private static String said(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private Item with(String text) {
    return new Item(place, number, quantity, description, text);
  }

  boolean isEmpty() {
    return number.isBlank() && description.isBlank();
  }

  /** Whether another look shows the same line. */
  boolean same(Item other) {
    return number.equals(other.number)
        && quantity.equals(other.quantity)
        && description.equals(other.description);
  }

  /** In which a mark may stand. */
  String text() {
    return (notes == null ? "" : notes + "\n") + description;
  }
}

package dev.comanda.erp.trytonweb;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.NumberForm;
import dev.comanda.erp.browser.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How sales and their lines are asked for and written in Tryton's web client. Pure. */
final class Sales {
  private static final int DESCRIPTION_MAX = 200;

  /** Signs that cannot be typed. */
  private static final Pattern UNTYPED = Pattern.compile("[^ -\\ud7ff]|\\p{Cc}");

  /** What a page shows as one plain space, whatever was typed. */
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** An amount with its unit, as in {@code 1,000.500 l}. */
  private static final Pattern AMOUNT = Pattern.compile("([-+0-9.,]+)(?: .*)?");

  /** A product as it is called, as in {@code [10] Engine oil}. */
  private static final Pattern NAMED = Pattern.compile("\\[(.*?)] .*", Pattern.DOTALL);

  private Sales() {}

  /**
   * What is listed.
   *
   * @param model of what
   * @param domain which of them
   */
  record Asked(String model, List<?> domain) {}

  /** All sales. */
  static Asked all() {
    return new Asked("sale.sale", List.of());
  }

  /** All sales of that number or reference. */
  static Asked called(String document) {
    return new Asked("sale.sale", named("", document));
  }

  /** Of these all that were not cancelled. */
  static Asked standing(String document) {
    return new Asked(
        "sale.sale", List.of(List.of("state", "!=", "cancelled"), named("", document)));
  }

  /** All lines of sales of the booking's document that have its mark anywhere. */
  static Asked linesWith(Booking booking) {
    var mark = booking.mark().replaceAll("[\\\\%_]", "\\\\$0");
    return new Asked(
        "sale.line",
        List.of(
            named("sale.", booking.document()), List.of("description", "ilike", "%" + mark + "%")));
  }

  private static List<?> named(String of, String document) {
    return List.of(
        "OR", List.of(of + "number", "=", document), List.of(of + "reference", "=", document));
  }

  /** What its search takes for this code and no other. */
  static String searched(String code) {
    return "Code: =\"" + code.replaceAll("[\\\\\"]", "\\\\$0") + "\"";
  }

  /** The code in a product's name; nothing where it has none. */
  static String code(String name) {
    var parts = NAMED.matcher(name);
    return parts.matches() ? plain(parts.group(1)) : "";
  }

  /** A text as a page shows it: whatever space stands in it is a plain one there. */
  static String plain(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** A line's description: what people call the product, and the mark. */
  static String text(Booking booking) {
    var plain = plain(UNTYPED.matcher(booking.description()).replaceAll(" "));
    var cut = plain.substring(0, Math.min(plain.length(), DESCRIPTION_MAX)).strip();
    return (cut + " " + booking.mark()).strip();
  }

  /** Lines as they are shown; a title or comment among them has no product and no amount. */
  static List<Booked> booked(Page page, List<Map<String, String>> rows, Booking booking)
      throws Trouble {
    var booked = new ArrayList<Booked>();
    for (var cells : rows) {
      booked.add(
          new Booked(
              String.valueOf(booked.size() + 1),
              number(code(cell(page, cells, "Product")), booking),
              amount(page, cell(page, cells, "Quantity")),
              cell(page, cells, "Summary")));
    }
    return booked;
  }

  /** A product's number; ours as we write it, be there whatever space in it. */
  private static String number(String shown, Booking booking) {
    return shown.equals(plain(booking.productNumber())) ? booking.productNumber() : shown;
  }

  private static BigDecimal amount(Page page, String cell) throws Trouble {
    if (cell.isEmpty()) {
      return BigDecimal.ZERO;
    }
    var parts = AMOUNT.matcher(cell);
    return (parts.matches() ? NumberForm.POINT.read(parts.group(1)) : Optional.<BigDecimal>empty())
        .orElseThrow(() -> page.unknown("a line's amount is none: " + cell));
  }

  /** A column that has another name by now is not one that is empty: then no mark would be seen. */
  private static String cell(Page page, Map<String, String> cells, String column) throws Trouble {
    var cell = cells.get(column);
    if (cell == null) {
      throw page.unknown("the table has no column " + column + ": " + cells.keySet());
    }
    return cell;
  }
}

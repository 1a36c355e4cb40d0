package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A product.
 *
 * @param unit by whose symbol it is sold
 */
record Product(int id, String code, boolean sold, String unit) {
  /** What is read of it, beside its number. */
  static final List<String> FIELDS = List.of("code", "salable", "sale_uom.symbol");

  /**
   * What is measured, by our words for it, and the symbols that Tryton has for them. A piece of
   * ours may be anything there.
   */
  private static final Map<String, String> MEASURES =
      Map.ofEntries(
          Map.entry("l", "l"),
          Map.entry("litre", "l"),
          Map.entry("liter", "l"),
          Map.entry("ml", "ml"),
          Map.entry("millilitre", "ml"),
          Map.entry("cl", "cl"),
          Map.entry("centilitre", "cl"),
          Map.entry("gallon", "gal"),
          Map.entry("kg", "kg"),
          Map.entry("kilogram", "kg"),
          Map.entry("g", "g"),
          Map.entry("gram", "g"),
          Map.entry("m", "m"),
          Map.entry("metre", "m"),
          Map.entry("meter", "m"),
          Map.entry("h", "h"),
          Map.entry("hour", "h"),
          Map.entry("min", "min"),
          Map.entry("minute", "min"));

  private static Product read(JsonNode told) {
    return new Product(
        told.path("id").asInt(),
        told.path("code").asText(""),
        told.path("salable").asBoolean(),
        told.path("sale_uom.").path("symbol").asText(""));
  }

  /**
   * The one that a line is for.
   *
   * @param told all that Tryton found
   * @throws Trouble where it is none or several, is not sold, or is sold by another measure
   */
  static Product of(Booking booking, JsonNode told) throws Trouble {
    var code = booking.productNumber();
    var found =
        StreamSupport.stream(told.spliterator(), false)
            .map(Product::read)
            .filter(each -> each.code.equals(code))
            .toList();
    if (found.size() > 1) {
      throw unknown("Tryton has several products with the code " + code + ".");
    }
    if (found.isEmpty() || found.getFirst().id <= 0) {
      throw unknown("Tryton has no active product with the code " + code + ".");
    }
    var product = found.getFirst();
    if (!product.sold) {
      throw unknown("In Tryton the product with the code " + code + " is not for sale.");
    }
    product.mustCountIn(booking.unit());
    return product;
  }

  private void mustCountIn(String ours) throws Trouble {
    var symbol = MEASURES.get(ours);
    if (symbol != null && !symbol.equals(unit) && !unit.equals("u")) {
      throw new Trouble(
          Kind.REFUSED,
          "unit_differs",
          "We count it in " + ours + ", and Tryton sells it by " + unit + ".");
    }
  }

  private static Trouble unknown(String words) {
    return new Trouble(Kind.REFUSED, "product_unknown", words);
  }
}

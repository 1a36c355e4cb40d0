package dev.comanda.report;

import dev.comanda.problem.Refused;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** In which order products are listed; those that are equal in it by name. */
record Sort(By by, boolean descending) {
  /** The most sold first. */
  static final Sort DEFAULT = new Sort(By.QUANTITY, true);

  /** By what. */
  enum By {
    QUANTITY,
    REVENUE,
    NAME
  }

  /**
   * The order of this name; a minus before it turns it around.
   *
   * @throws Refused {@code invalid} naming {@code sort}
   */
  static Sort of(String text) {
    boolean descending = text.startsWith("-");
    return switch (descending ? text.substring(1) : text) {
      case "quantity" -> new Sort(By.QUANTITY, descending);
      case "revenue" -> new Sort(By.REVENUE, descending);
      case "name" -> new Sort(By.NAME, descending);
      default ->
          throw Refused.field(
              "query:sort", "choice", "It is quantity, revenue or name, or one of them after -.");
    };
  }

  /** Compares products with names of a language. */
  Comparator<ProductFigure> comparator(String language) {
    var collator = Collator.getInstance(Locale.forLanguageTag(language));
    Comparator<ProductFigure> byName =
        Comparator.comparing(ProductFigure::name, collator::compare)
            .thenComparing(ProductFigure::name);
    var order =
        switch (by) {
          case QUANTITY -> Comparator.comparing(ProductFigure::quantity);
          case REVENUE ->
              Comparator.<ProductFigure>comparingLong(figure -> figure.revenue().minor());
          case NAME -> byName;
        };
    return (descending ? order.reversed() : order)
        .thenComparing(byName)
        .thenComparing(ProductFigure::productId, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}

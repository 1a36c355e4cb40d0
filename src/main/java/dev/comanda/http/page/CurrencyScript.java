package dev.comanda.http.page;

import dev.comanda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.TreeMap;

/**
 * The module by which pages learn how many digits a currency has. Browsers have a table of their
 * own, after what is usual in cash; what is a cent here would be a whole forint there. So pages
 * have this one, made of the table by which the server counts.
 */
final class CurrencyScript {
  /** Its name below {@code /web/}. */
  static final String NAME = "js/currencies.js";

  /** Digits that need not be said. */
  private static final int USUAL_DIGITS = 2;

  private CurrencyScript() {}

  /** The module as UTF-8. */
  static byte[] bytes() {
    var others = new TreeMap<String, Integer>();
    for (var currency : Currency.getAvailableCurrencies()) {
      int digits = currency.getDefaultFractionDigits();
      if (digits >= 0 && digits != USUAL_DIGITS) {
        others.put(currency.getCurrencyCode(), digits);
      }
    }
    return """
        // How many digits a currency's amounts have behind the point, as the server counts them.

        const OTHERS = %s;

        export const digitsOf = (currency) => OTHERS[currency] ?? %d;
        """
        .replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(Json.text(others)))
        .replaceFirst("%d", Integer.toString(USUAL_DIGITS))
        .getBytes(StandardCharsets.UTF_8);
  }
}

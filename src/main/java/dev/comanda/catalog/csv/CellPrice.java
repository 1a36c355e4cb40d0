package dev.comanda.catalog.csv;

import dev.comanda.problem.Refused;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prices as spreadsheets show them, in one currency: {@code 69,00 €}, {@code € 69}, {@code CHF
 * 5.-}. What stands there must be a sign of this currency. Not thread-safe.
 */
final class CellPrice {
  /** A number with something before it or behind it; points belong to letters where they can. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<before>(?:\\p{L}++\\.?+|\\.(?!\\p{Nd})|[^\\p{L}\\p{Nd}.,'’\\-−–])*+)"
              + "(?<number>.*?)(?<after>[^\\p{Nd}]*)");

  /** Whole amounts are often written so: {@code 5.-}, {@code 5,--}, {@code 5,–}. */
  private static final Pattern WHOLE = Pattern.compile("[.,] ?[-−–—]{1,2}");

  /** Signs that people write, whatever the language of the place. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("€", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("$", "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BRL"),
          Map.entry("r$", "BRL"),
          Map.entry("£", "GBP EGP GIP FKP LBP SHP"),
          Map.entry("¥", "JPY CNY"),
          Map.entry("円", "JPY"),
          Map.entry("元", "CNY TWD"),
          Map.entry("₩", "KRW KPW"),
          Map.entry("원", "KRW"),
          Map.entry("₹", "INR"),
          Map.entry("rs", "INR PKR LKR NPR MUR"),
          Map.entry("₺", "TRY"),
          Map.entry("tl", "TRY"),
          Map.entry("₽", "RUB"),
          Map.entry("руб", "RUB"),
          Map.entry("₴", "UAH"),
          Map.entry("грн", "UAH"),
          Map.entry("₪", "ILS"),
          Map.entry("₫", "VND"),
          Map.entry("₱", "PHP"),
          Map.entry("฿", "THB"),
          Map.entry("fr", "CHF"),
          Map.entry("sfr", "CHF"),
          Map.entry("kr", "SEK NOK DKK ISK"),
          Map.entry("kč", "CZK"),
          Map.entry("zł", "PLN"),
          Map.entry("ft", "HUF"),
          Map.entry("lei", "RON MDL"),
          Map.entry("лв", "BGN"),
          Map.entry("rp", "IDR"),
          Map.entry("rm", "MYR"),
          Map.entry("r", "ZAR"));

  private final Set<String> signs = new HashSet<>();
  private final int scale;
  private @Nullable Character point;
  private boolean mixed;

  /** Prices of one file, in a place where these languages are spoken. */
  CellPrice(Currency currency, List<String> languages) {
    scale = currency.getDefaultFractionDigits();
    var code = currency.getCurrencyCode();
    signs.add("");
    signs.add(folded(code));
    SIGNS.forEach(
        (sign, codes) -> {
          if (List.of(codes.split(" ", -1)).contains(code)) {
            signs.add(sign);
          }
        });
    for (var language : languages) {
      signs.add(folded(currency.getSymbol(Locale.forLanguageTag(language))));
    }
  }

  /** A sign without points, which some write behind it, and in small letters. */
  private static String folded(String sign) {
    return CellText.key(sign).replace(".", "");
  }

  /** Learns from a cell which decimal point its file has, where the cell leaves no doubt. */
  void learn(String cell) {
    try {
      var seen = number("", cell).point();
      if (seen != null) {
        mixed |= point != null && !point.equals(seen);
        point = seen;
      }
    } catch (Refused e) {
      // Told where the cell is read.
    }
  }

  /**
   * A price in minor units.
   *
   * @throws Refused {@code invalid} with {@code currency}, {@code ambiguous}, {@code number}, ...
   */
  long minor(String pointer, String cell) {
    return number(pointer, cell)
        .value(pointer, scale, mixed ? null : point)
        .movePointRight(scale)
        .longValueExact();
  }

  private CellNumber number(String pointer, String cell) {
    var plain = CellText.plain(cell);
    var parts = FORM.matcher(plain);
    if (plain.length() > CellNumber.CHARS_MAX
        || !parts.matches()
        || parts.group("number").isEmpty()) {
      throw CellNumber.number(pointer);
    }
    var after = parts.group("after").strip();
    var sign = WHOLE.matcher(after).replaceFirst("").strip();
    for (var each : new String[] {parts.group("before"), sign}) {
      if (!signs.contains(folded(each))) {
        throw Refused.field(pointer, "currency", "It must be a number, or one in this currency.");
      }
    }
    return CellNumber.of(pointer, parts.group("number").strip());
  }
}

package dev.comanda.location;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All countries that have a currency, after the JDK, and for some of them how meals are taxed.
 *
 * <p>The rates are those of 1 July 2026 as they had been enacted by January 2026: of food in
 * restaurants, and of what is taxed in full. Their sources: for the European Union the European
 * Commission's Taxes in Europe Database (TEDB); Great Britain: HMRC, VAT Notice 709/1; Switzerland:
 * Federal Tax Administration, VAT industry info 08; Norway: Skatteetaten, VAT rates; Australia:
 * Australian Taxation Office, GST; New Zealand: Inland Revenue, GST; Japan: National Tax Agency,
 * reduced rate system. In the United States and Canada tax is added to the price and differs by
 * state; in Belgium the rate of food taken away was in dispute: for these no rate is named.
 */
final class Countries {
  /** Code, time zone, mode, and in percent: full rate, food eaten in, food taken away. */
  private static final String KNOWN =
      """
      AT Europe/Vienna     included 20   10   10
      AU Australia/Sydney  included 10   10   10
      BE Europe/Brussels   included
      BG Europe/Sofia      included 20   20   20
      CA America/Toronto   added
      CH Europe/Zurich     included 8.1  8.1  2.6
      CY Asia/Nicosia      included 19   9    9
      CZ Europe/Prague     included 21   12   12
      DE Europe/Berlin     included 19   7    7
      DK Europe/Copenhagen included 25   25   25
      EE Europe/Tallinn    included 24   24   24
      ES Europe/Madrid     included 21   10   10
      FI Europe/Helsinki   included 25.5 13.5 13.5
      FR Europe/Paris      included 20   10   10
      GB Europe/London     included 20   20   20
      GR Europe/Athens     included 24   13   13
      HR Europe/Zagreb     included 25   13   13
      HU Europe/Budapest   included 27   5    5
      IE Europe/Dublin     included 23   9    9
      IT Europe/Rome       included 22   10   10
      JP Asia/Tokyo        included 10   10   8
      LT Europe/Vilnius    included 21   21   21
      LU Europe/Luxembourg included 17   3    3
      LV Europe/Riga       included 21   21   21
      MT Europe/Malta      included 18   18   18
      NL Europe/Amsterdam  included 21   9    9
      NO Europe/Oslo       included 25   25   15
      NZ Pacific/Auckland  included 15   15   15
      PL Europe/Warsaw     included 23   8    8
      PT Europe/Lisbon     included 23   13   13
      RO Europe/Bucharest  included 21   11   11
      SE Europe/Stockholm  included 25   12   12
      SI Europe/Ljubljana  included 22   9.5  9.5
      US America/New_York  added
      """;

  private Countries() {}

  /** All of them, by code. */
  static List<Country> all() {
    var known =
        KNOWN
            .lines()
            .map(line -> List.of(line.split(" +", -1)))
            .collect(Collectors.toMap(List::getFirst, Function.identity()));
    return Arrays.stream(Locale.getISOCountries())
        .sorted()
        .map(code -> country(code, known))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Country country(String code, Map<String, List<String>> known) {
    var currency = currency(code);
    if (currency == null) {
      return null;
    }
    var habits = known.get(code);
    if (habits == null) {
      return new Country(code, currency, null, TaxMode.INCLUDED, List.of());
    }
    return new Country(
        code,
        currency,
        ZoneId.of(habits.get(1)),
        TaxMode.valueOf(habits.get(2).toUpperCase(Locale.ROOT)),
        habits.size() > 3 ? rates(habits.get(3), habits.get(4), habits.get(5)) : List.of());
  }

  /** Null for a territory without one, such as Antarctica. */
  private static @Nullable Currency currency(String code) {
    return Currency.getInstance(Locale.of("", code));
  }

  private static List<Country.UsualRate> rates(String full, String eatIn, String takeAway) {
    return List.of(
        new Country.UsualRate("standard", Consumption.EAT_IN, percent(full)),
        new Country.UsualRate("standard", Consumption.TAKE_AWAY, percent(full)),
        new Country.UsualRate("reduced", Consumption.EAT_IN, percent(eatIn)),
        new Country.UsualRate("reduced", Consumption.TAKE_AWAY, percent(takeAway)));
  }

  private static Rate percent(String percent) {
    return new Rate(new BigDecimal(percent).movePointLeft(2));
  }
}

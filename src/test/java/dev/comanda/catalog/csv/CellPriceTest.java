package dev.comanda.catalog.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices as spreadsheets of all countries write them, in all currencies. */
class CellPriceTest {
  /** How whole thousands are grouped, with the sign before what is behind the point. */
  private static final List<String> WAYS =
      List.of(",.", ".,", "'.", "’.", " ,", " .", "\u00A0,", "\u202F,", "\u2009.", "٬٫");

  static Stream<Currency> currencies() {
    return Currency.getAvailableCurrencies().stream()
        .filter(each -> each.getDefaultFractionDigits() >= 0);
  }

  private static long minor(Currency currency, String cell, String... others) {
    return minor(new CellPrice(currency, List.of("de")), cell, others);
  }

  private static long minor(CellPrice prices, String cell, String... others) {
    prices.learn(cell);
    Stream.of(others).forEach(prices::learn);
    return prices.minor("/2/price", cell);
  }

  private static String refused(Currency currency, String cell, String... others) {
    try {
      return "taken as " + minor(currency, cell, others);
    } catch (Refused e) {
      assertThat(e.faults().getFirst().pointer()).isEqualTo("/2/price");
      return e.faults().getFirst().code();
    }
  }

  @ParameterizedTest
  @MethodSource("currencies")
  void a_price_means_what_it_says_however_it_is_written(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    for (var way : WAYS) {
      var thousand = way.substring(0, 1);
      var point = way.substring(1);
      for (long whole : new long[] {1, 69, 1_234, 1_234_567}) {
        var fraction = "5000".substring(0, digits);
        var wanted = new BigDecimal(whole + "." + fraction + "0").movePointRight(digits);
        var grouped = String.format(Locale.ROOT, "%,d", whole).replace(",", thousand);
        var text = digits == 0 ? grouped : grouped + point + fraction;
        for (var shown :
            List.of(
                text,
                text + "\u00A0" + currency.getCurrencyCode(),
                currency.getSymbol(Locale.GERMANY) + " " + text)) {
          assertThat(minor(currency, shown)).as(shown).isEqualTo(wanted.longValueExact());
        }
      }
    }
  }

  /** Each takes minutes where a pattern tries the same characters in more ways than one. */
  @Test
  void no_cell_is_long_enough_to_be_read_for_minutes() {
    var euro = Currency.getInstance("EUR");
    for (var hostile :
        List.of(
            "a".repeat(5_000) + "\n5\n5",
            "a".repeat(36) + "\n5\n5",
            "a.".repeat(100_000) + "5",
            "5" + ".5".repeat(100_000),
            "5" + " ".repeat(200_000) + "b",
            ".".repeat(100_000) + "5")) {
      assertThat(refused(euro, hostile)).isEqualTo("number");
      assertThatThrownBy(() -> CellNumber.of("/2/quantity_step", hostile))
          .isInstanceOf(Refused.class);
    }
    var wide = "a" + " ".repeat(200_000) + "b";
    assertThat(CellText.stripped("\u00A0\t" + wide + "\u2028\uFEFF\u200B\r\n")).isEqualTo(wide);
    assertThat(CellText.stripped(" ".repeat(200_000))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("currencies")
  void a_sign_before_three_digits_is_a_decimal_point_only_where_there_are_three(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    for (var cell : List.of("1.234", "1,234", "12,000")) {
      var found = refused(currency, cell);
      var bare = cell.replaceAll("[.,]", "");
      if (digits == 0) {
        assertThat(found).isEqualTo("taken as " + bare);
      } else if (digits < 3) {
        assertThat(found).isEqualTo("ambiguous");
      } else {
        var number = new BigDecimal(cell.replace(',', '.')).movePointRight(digits);
        assertThat(found).isEqualTo("taken as " + number.longValueExact());
      }
    }
  }

  @Test
  void other_cells_of_the_file_say_what_a_sign_before_three_digits_is() {
    var euro = Currency.getInstance("EUR");
    assertThat(minor(euro, "1.000", "8,90")).isEqualTo(100_000);
    assertThat(minor(euro, "1,000", "1,234.50")).isEqualTo(100_000);
    assertThat(refused(euro, "1.000", "8.90")).isEqualTo("ambiguous");
    assertThat(refused(euro, "1.000", "8.90", "7,50")).isEqualTo("ambiguous");
    var dinar = Currency.getInstance("KWD");
    assertThat(minor(dinar, "1.250", "2,5")).isEqualTo(1_250_000);
    assertThat(minor(dinar, "1.250", "2.5")).isEqualTo(1_250);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|69,00 €|6900",
        "EUR|€ 69|6900",
        "EUR|69,-|6900",
        "EUR|69,- €|6900",
        "EUR|8.9|890",
        "EUR|8.9000|890",
        "EUR|,50|50",
        "EUR|１２.５０|1250",
        "CHF|CHF 5.-|500",
        "CHF|Fr. 5.–|500",
        "CHF|1’234.50|123450",
        "SEK|12:-|",
        "SEK|12,50 kr|1250",
        "INR|₹ 1,00,000.00|10000000",
        "SAR|١٢٫٥٠|1250",
        "KRW|₩12,000|12000",
        "KRW|12,000원|12000",
        "JPY|￥1,200|1200",
        "PLN|12,50 zł|1250",
        "HUF|1 200 Ft|120000",
      })
  void signs_of_the_currency_may_stand_beside_it(String code, String cell, Long wanted) {
    var currency = Currency.getInstance(code);
    if (wanted == null) {
      assertThat(refused(currency, cell)).doesNotStartWith("taken");
    } else {
      assertThat(minor(currency, cell)).isEqualTo(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|out_of_bounds",
        "−5,00|out_of_bounds",
        "€ -5|out_of_bounds",
        "1e9|number",
        "1.2.3|number",
        "1 2|number",
        "1,23.4|number",
        "1.234'5|number",
        "12..5|number",
        "8,905|ambiguous",
        "0.123|too_fine",
        "1.234,500|too_fine",
        "8.9012|too_fine",
        "12 cl|currency",
        "$ 5|currency",
        "5 CHF|currency",
        "(5)|currency",
        "free|number",
        "99999999999999999999|out_of_bounds",
      })
  void what_is_no_price_is_named(String cell, String code) {
    assertThat(refused(Currency.getInstance("EUR"), cell)).isEqualTo(code);
  }

  @Test
  void quantities_have_three_digits_behind_the_point() {
    assertThat(CellNumber.of("/2/quantity_step", "0,125").value("", 3, null)).isEqualTo("0.125");
    assertThatThrownBy(() -> CellNumber.of("/2/quantity_step", "0,1255").value("", 3, null))
        .isInstanceOf(Refused.class);
  }
}

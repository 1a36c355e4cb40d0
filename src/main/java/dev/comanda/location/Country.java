package dev.comanda.location;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a location in a country usually has; a suggestion to begin with, never a rule.
 *
 * @param code of ISO 3166-1, two capital letters
 * @param currency its legal tender
 * @param timeZone of its largest city; null where we name none
 * @param taxMode whether its prices are usually quoted with the tax in them
 * @param taxRates the usual rates of the classes {@code standard} (drinks with alcohol among it)
 *     and {@code reduced} (food); empty where we know none, or where they differ by place
 */
public record Country(
    String code,
    Currency currency,
    @Nullable ZoneId timeZone,
    TaxMode taxMode,
    List<UsualRate> taxRates) {

  /** A tax rate without a date. */
  public record UsualRate(String taxClass, Consumption consumption, Rate rate) {}

  /** Copies the list. */
  public Country {
    taxRates = List.copyOf(taxRates);
  }
}

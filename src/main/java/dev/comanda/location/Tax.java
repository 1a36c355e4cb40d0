package dev.comanda.location;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Taxes, as pure functions. */
public final class Tax {
  private Tax() {}

  /** The rate of a class on a business date: of its rows the latest that has begun. */
  public static Optional<Rate> rate(
      Collection<TaxRate> rates, String taxClass, Consumption consumption, LocalDate date) {
    return rates.stream()
        .filter(
            r ->
                r.taxClass().equals(taxClass)
                    && r.consumption() == consumption
                    && !r.validFrom().isAfter(date))
        .max(Comparator.comparing(TaxRate::validFrom))
        .map(TaxRate::rate);
  }
}

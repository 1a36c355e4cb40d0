package dev.comanda.location;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Taxes, as pure functions. */
public final class Tax {
  private Tax() {}

  /**
   * An amount that is taxed.
   *
   * @param amount gross where prices include tax, else net
   */
  public record Taxed(Rate rate, Money amount) {}

  /** All that one bill owes at one rate; {@code net + tax = gross} exactly. */
  public record Sum(Rate rate, Money net, Money tax, Money gross) {}

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

  /** The sums by rate, highest first; each tax is rounded once, half up. */
  public static List<Sum> sums(TaxMode mode, Collection<Taxed> amounts) {
    var byRate = new TreeMap<Rate, Money>(Comparator.reverseOrder());
    for (var taxed : amounts) {
      byRate.merge(taxed.rate(), taxed.amount(), Money::plus);
    }
    return byRate.entrySet().stream().map(e -> sum(mode, e.getKey(), e.getValue())).toList();
  }

  private static Sum sum(TaxMode mode, Rate rate, Money amount) {
    var parts = BigDecimal.valueOf(amount.minor()).multiply(rate.value());
    return switch (mode) {
      case INCLUDED -> {
        var whole = BigDecimal.ONE.add(rate.value());
        var tax = money(parts.divide(whole, 0, RoundingMode.HALF_UP), amount);
        yield new Sum(rate, amount.minus(tax), tax, amount);
      }
      case ADDED -> {
        var tax = money(parts.setScale(0, RoundingMode.HALF_UP), amount);
        yield new Sum(rate, amount, tax, amount.plus(tax));
      }
    };
  }

  private static Money money(BigDecimal whole, Money like) {
    return new Money(whole.longValueExact(), like.currency());
  }
}

package dev.comanda.order;

import dev.comanda.location.Money;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The taxes of some lines: rounded once per rate, half up. Not thread-safe. */
final class Taxes {
  private final Map<Key, Long> sums =
      new TreeMap<>(Comparator.comparing(Key::rate).reversed().thenComparing(Key::mode));
  private final Currency currency;

  /** What is summed up before it is taxed. */
  record Key(Rate rate, TaxMode mode) {}

  Taxes(Currency currency) {
    this.currency = currency;
  }

  /** Adds a line's total, or a part of it. */
  void add(Line line, long minor) {
    sums.merge(new Key(line.taxRate(), line.taxMode()), minor, Long::sum);
  }

  /** What there is, the highest rate first. */
  List<TaxSum> sums() {
    return sums.entrySet().stream().map(each -> sum(each.getKey(), each.getValue())).toList();
  }

  private TaxSum sum(Key key, long minor) {
    return of(key, minor, tax(key, minor), currency);
  }

  /** A sum whose tax is known. */
  static TaxSum of(Key key, long minor, long tax, Currency currency) {
    return switch (key.mode()) {
      case INCLUDED ->
          new TaxSum(
              key.rate(),
              key.mode(),
              new Money(minor - tax, currency),
              new Money(tax, currency),
              new Money(minor, currency));
      case ADDED ->
          new TaxSum(
              key.rate(),
              key.mode(),
              new Money(minor, currency),
              new Money(tax, currency),
              new Money(minor + tax, currency));
    };
  }

  /** The tax of a sum. */
  static long tax(Key key, long minor) {
    var sum = BigDecimal.valueOf(minor);
    var rate = key.rate().value();
    var exact =
        switch (key.mode()) {
          case INCLUDED ->
              sum.multiply(rate).divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_UP);
          case ADDED -> sum.multiply(rate).setScale(0, RoundingMode.HALF_UP);
        };
    return exact.longValueExact();
  }
}

package dev.comanda.order.line;

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
public final class Taxes {
  /** The highest rate first. */
  public static final Comparator<Key> ORDER =
      Comparator.comparing(Key::rate).reversed().thenComparing(Key::mode);

  private final Map<Key, Long> sums = new TreeMap<>(ORDER);
  private final Currency currency;

  /** What is summed up before it is taxed. */
  public record Key(Rate rate, TaxMode mode) {
    /** That of a sum. */
    public static Key of(TaxSum sum) {
      return new Key(sum.rate(), sum.mode());
    }
  }

  /** What receipts state of a rate, in minor units; those that take back state it below nothing. */
  public record Stated(long net, long tax) {
    /** No receipt states anything. */
    public static final Stated NOTHING = new Stated(0, 0);

    /** What one receipt states. */
    public static Stated of(TaxSum sum) {
      return new Stated(sum.net().minor(), sum.tax().minor());
    }

    /** What both state together. */
    public Stated and(Stated other) {
      return new Stated(net + other.net, tax + other.tax);
    }

    /** Net and tax together. */
    public long gross() {
      return net + tax;
    }
  }

  /** Nothing yet, in a currency. */
  public Taxes(Currency currency) {
    this.currency = currency;
  }

  /** Adds a line's total, or a part of it. */
  public void add(Line line, long minor) {
    add(new Key(line.taxRate(), line.taxMode()), minor);
  }

  /** Adds what some lines of one rate come to. */
  public void add(Key key, long minor) {
    sums.merge(key, minor, Long::sum);
  }

  /** What there is, with the tax that is added, in minor units. */
  public long gross(Map<Key, Stated> stated) {
    return sums(stated).stream().mapToLong(sum -> sum.gross().minor()).sum();
  }

  /**
   * What there is, the highest rate first. Where receipts of two bills that were merged state a tax
   * that was rounded up in each, the sum keeps what they state.
   */
  public List<TaxSum> sums(Map<Key, Stated> stated) {
    return sums.entrySet().stream()
        .map(
            each ->
                sum(
                    each.getKey(),
                    each.getValue(),
                    stated.getOrDefault(each.getKey(), Stated.NOTHING)))
        .toList();
  }

  private TaxSum sum(Key key, long minor, Stated stated) {
    long tax = Math.max(stated.tax(), tax(key, minor));
    long most =
        switch (key.mode()) {
          case INCLUDED -> Math.max(0, minor - stated.net());
          case ADDED -> tax;
        };
    return of(key, minor, Math.min(tax, most), currency);
  }

  /** A sum whose gross and tax are known. */
  public static TaxSum inGross(Key key, long gross, long tax, Currency currency) {
    return of(key, key.mode() == TaxMode.INCLUDED ? gross : gross - tax, tax, currency);
  }

  /** A sum whose tax is known. */
  public static TaxSum of(Key key, long minor, long tax, Currency currency) {
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
  public static long tax(Key key, long minor) {
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

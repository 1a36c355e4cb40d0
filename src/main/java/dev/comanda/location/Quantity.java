package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How much of a product: an exact decimal of at most {@value #DIGITS_MAX} digits after the point,
 * above 0, at most {@link #MAX}. Two equal quantities are equal however they were written.
 */
public record Quantity(@JsonValue BigDecimal value) {
  /** Digits after the point. */
  public static final int DIGITS_MAX = 3;

  /** The largest quantity of one line. */
  public static final BigDecimal MAX = BigDecimal.valueOf(100_000);

  /** Checks the bounds, and drops zeros at the end. */
  @JsonCreator
  public Quantity {
    // Compared before anything is rescaled: 1e999999999 must not be written out.
    if (value.signum() <= 0 || value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("quantity out of bounds");
    }
    value = value.stripTrailingZeros();
    if (value.scale() > DIGITS_MAX) {
      throw new IllegalArgumentException("quantity too fine");
    }
    value = value.scale() < 0 ? value.setScale(0) : value;
  }

  /** A quantity written in our own code or rows. */
  public static Quantity of(String decimal) {
    return new Quantity(new BigDecimal(decimal));
  }

  /**
   * A quantity that a client sent.
   *
   * @throws Refused {@code invalid} with {@code required}, {@code out_of_bounds} or {@code
   *     too_fine}
   */
  public static Quantity parse(String pointer, @Nullable BigDecimal sent) {
    var value = Faults.required(pointer, sent);
    if (value.signum() <= 0 || value.compareTo(MAX) > 0) {
      throw Refused.field(
          pointer, "out_of_bounds", "It must be more than 0 and at most " + MAX + ".");
    }
    if (value.stripTrailingZeros().scale() > DIGITS_MAX) {
      throw Refused.field(
          pointer, "too_fine", "It may have at most " + DIGITS_MAX + " digits after the point.");
    }
    return new Quantity(value);
  }

  /** Whether this is a whole number of steps. */
  public boolean inStepsOf(Quantity step) {
    return value.remainder(step.value).signum() == 0;
  }

  /** Quantity × unit price, rounded once, half up. */
  public Money lineTotal(Money unitPrice) {
    var exact = value.multiply(BigDecimal.valueOf(unitPrice.minor()));
    return new Money(
        exact.setScale(0, RoundingMode.HALF_UP).longValueExact(), unitPrice.currency());
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}

package dev.comanda.location;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tax rate as a fraction from 0 to 1 with at most {@value #DIGITS_MAX} digits: 0.19 is 19 %. A
 * text on the wire, so that no reader rounds it. Equal rates are equal however they were written.
 */
public record Rate(BigDecimal value) implements Comparable<Rate> {
  /** Digits after the point; the finest rates in use, of some US cities, have five. */
  public static final int DIGITS_MAX = 5;

  private static final Pattern FORM = Pattern.compile("0(\\.\\d{1,5})?|1(\\.0{1,5})?");

  /** Checks the bounds, and drops zeros at the end. */
  public Rate {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("rate out of bounds");
    }
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (value.scale() > DIGITS_MAX) {
      throw new IllegalArgumentException("rate too fine");
    }
  }

  /** A rate written in our own code or JSON. */
  @JsonCreator
  public static Rate of(String decimal) {
    return new Rate(new BigDecimal(decimal));
  }

  /**
   * A rate that a client sent.
   *
   * @throws Refused {@code invalid} with {@code rate}
   */
  public static Rate parse(String pointer, @Nullable String sent) {
    if (sent == null || !FORM.matcher(sent).matches()) {
      throw Refused.field(
          pointer, "rate", "A rate is a fraction from \"0\" to \"1\", like \"0.19\" for 19 %.");
    }
    return of(sent);
  }

  @Override
  public int compareTo(Rate other) {
    return value.compareTo(other.value);
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toPlainString();
  }
}

package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Orders and what they brought; less than nothing where more was voided than sold.
 *
 * @param average of an order, rounded half up; null without orders
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Figures(long orders, Money revenue, @Nullable Money average) {
  static Figures of(Location at, long orders, long revenue) {
    return new Figures(orders, at.money(revenue), orders > 0 ? average(at, orders, revenue) : null);
  }

  private static Money average(Location at, long orders, long revenue) {
    return at.money(
        BigDecimal.valueOf(revenue)
            .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}

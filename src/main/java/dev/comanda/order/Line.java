package dev.comanda.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product of an order; everything is fixed when it is ordered, so that a later change of the
 * catalog touches no past line.
 *
 * @param no 1 for the first line of its order
 * @param name in the location's first language; {@code names} has all
 */
public record Line(
    int no,
    UUID productId,
    String name,
    Map<String, String> names,
    Quantity quantity,
    String unit,
    Money unitPrice,
    Money total,
    String taxClass,
    Rate taxRate,
    TaxMode taxMode,
    @Nullable String note,
    State state,
    @Nullable String voidReason) {

  /** What became of it. */
  public enum State {
    @JsonProperty("ordered")
    ORDERED,
    @JsonProperty("voided")
    VOIDED
  }

  /** Copies the names. */
  public Line {
    names = Map.copyOf(names);
  }

  boolean counts() {
    return state == State.ORDERED;
  }

  Line voided(String reason) {
    return new Line(
        no,
        productId,
        name,
        names,
        quantity,
        unit,
        unitPrice,
        total,
        taxClass,
        taxRate,
        taxMode,
        note,
        State.VOIDED,
        reason);
  }
}

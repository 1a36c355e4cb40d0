package dev.comanda.delivery.connector;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to stand in the ERP.
 *
 * @param document the number of what it is booked on, as people there know it
 * @param productNumber the product's number in the ERP
 * @param description what we call the product
 * @param quantity more than 0, at most three digits after the point
 * @param unit in which the quantity counts, as in {@code piece} or {@code l}
 * @param mark unique to this line; it is to stand in the line's text as a token of its own
 * @param login of this line alone; null where the integration's is used
 */
public record Booking(
    String document,
    String productNumber,
    String description,
    BigDecimal quantity,
    String unit,
    String mark,
    @Nullable Login login) {}

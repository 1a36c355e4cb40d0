package dev.comanda.bill;

import dev.comanda.location.Money;
import dev.comanda.location.Quantity;
import java.util.UUID;

/**
 * A line, or a part of its quantity, that a payment is for.
 *
 * @param line the line's number in its order
 * @param total of this part, without tax that is added
 */
public record PaidItem(UUID orderId, int line, Quantity quantity, Money total) {}

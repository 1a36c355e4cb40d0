package dev.comanda.order;

import dev.comanda.db.Ids;
import dev.comanda.location.Consumption;
import dev.comanda.location.Quantity;
import dev.comanda.log.Idempotency;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line that a program has sent, at no session.
 *
 * @param productId null for what is not in the catalog, which has no price
 * @param name of that
 * @param sender what it was sent to
 * @param along for the listener that knows it
 */
public record SentLine(
    UUID locationId,
    @Nullable UUID productId,
    String name,
    Quantity quantity,
    UUID sender,
    OrderListener.Along along) {
  /** The command that orders it. */
  PlaceOrder order(Idempotency idempotency, PlaceOrder.Placing placing) {
    var line =
        productId == null
            ? new Wanted(
                null, name, new SentPrice(BigDecimal.ZERO), quantity, null, List.of(), null)
            : Wanted.of(productId, quantity, null, List.of(), null);
    return new PlaceOrder(
        locationId,
        Ids.next(),
        Order.Source.API,
        null,
        null,
        sender,
        null,
        Consumption.EAT_IN,
        Form.PRODUCTS,
        List.of(line),
        true,
        null,
        idempotency,
        along,
        placing);
  }
}

package dev.comanda.delivery;

import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.NewDeliveries;
import dev.comanda.log.Head;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that was sent to an integration, to be booked as it says.
 *
 * @param deliveryId fixed before the order is placed
 * @param mark by which the line is known in the ERP
 * @param hash of what is sent under its id
 * @param login its own user and password, sealed; null where the integration's are used
 */
record Sent(
    UUID deliveryId,
    UUID integrationId,
    String document,
    String productNumber,
    String uniqueId,
    String mark,
    byte[] hash,
    byte @Nullable [] login)
    implements OrderListener.Along {

  /** Its delivery, of the order that was placed for it. */
  Delivery delivery(Order order, Head head) {
    var line = order.lines().getFirst();
    var what =
        new Delivery.What(
            document, line.productId(), productNumber, line.name(), line.quantity(), line.unit());
    return NewDeliveries.sent(
        order, head, this.deliveryId, integrationId, what, mark, uniqueId, hash, login);
  }
}

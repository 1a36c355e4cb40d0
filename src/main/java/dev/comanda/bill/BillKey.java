package dev.comanda.bill;

import dev.comanda.order.Order;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose bill: that of a session, or of an order that has none.
 *
 * @param id of the session or the order
 */
public record BillKey(UUID locationId, UUID id, boolean ofSession) {
  /** The bill of a session. */
  public static BillKey ofSession(UUID locationId, UUID sessionId) {
    return new BillKey(locationId, sessionId, true);
  }

  /** The bill that an order stands on. */
  static BillKey of(Order order) {
    return order.sessionId() == null
        ? new BillKey(order.locationId(), order.id(), false)
        : ofSession(order.locationId(), Objects.requireNonNull(order.sessionId()));
  }

  @Nullable UUID sessionId() {
    return ofSession ? id : null;
  }

  @Nullable UUID orderId() {
    return ofSession ? null : id;
  }
}

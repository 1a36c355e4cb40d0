package dev.comanda.delivery.secret;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row that a sealed value is kept in; in any other it does not open. A row has at most one
 * sign-in and one text of bytes, for what was sealed for the same row before opens in it too.
 *
 * @param deliveryId of what one task brought along, or null for what the integration itself has
 */
public record Home(UUID locationId, UUID integrationId, @Nullable UUID deliveryId) {
  /** What an integration has. */
  public static Home of(UUID locationId, UUID integrationId) {
    return new Home(locationId, integrationId, null);
  }

  /** What a location itself has. */
  public static Home of(UUID locationId) {
    return of(locationId, locationId);
  }

  /** As bytes that are those of no other. */
  byte[] bytes() {
    var bytes = ByteBuffer.allocate((deliveryId == null ? 2 : 3) * 2 * Long.BYTES);
    put(bytes, locationId);
    put(bytes, integrationId);
    if (deliveryId != null) {
      put(bytes, deliveryId);
    }
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, UUID id) {
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}

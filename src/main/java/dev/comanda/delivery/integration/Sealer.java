package dev.comanda.delivery.integration;

import dev.comanda.delivery.connector.Login;
import java.util.UUID;

/** Seals who signs in at an ERP, so that nobody reads it who has the database alone. */
public interface Sealer {
  /** A login, sealed for one integration: it opens as no other's. */
  byte[] seal(UUID locationId, UUID integrationId, Login login);

  /**
   * Whether both are the same login of one integration, by whichever keys each was sealed; not
   * where one of them cannot be read and they are not the same bytes.
   */
  boolean same(UUID locationId, UUID integrationId, byte[] one, byte[] other);
}

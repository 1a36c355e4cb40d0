package dev.comanda.delivery.integration;

import dev.comanda.delivery.connector.Login;
import java.util.UUID;

/** Seals who signs in at an ERP, so that nobody reads it who has the database alone. */
@FunctionalInterface
public interface Sealer {
  /** A login, sealed for one integration: it opens as no other's. */
  byte[] seal(UUID locationId, UUID integrationId, Login login);
}

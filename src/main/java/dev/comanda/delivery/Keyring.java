package dev.comanda.delivery;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Sealer;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.delivery.secret.Sealing;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Arrays;
import java.util.UUID;

/** Seals and opens who signs in at ERPs. Thread-safe. */
public final class Keyring implements Sealer {
  private final Vault vault;

  /** Over a vault. */
  public Keyring(Vault vault) {
    this.vault = vault;
  }

  @Override
  public byte[] seal(UUID locationId, UUID integrationId, Login login) {
    return bytes(vault.seal(Home.of(locationId, integrationId), login));
  }

  @Override
  public boolean same(UUID locationId, UUID integrationId, byte[] one, byte[] other) {
    if (Arrays.equals(one, other)) {
      return true;
    }
    var home = Home.of(locationId, integrationId);
    var login = vault.open(home, one).read();
    return login.isPresent() && login.equals(vault.open(home, other).read());
  }

  /** What one line brought along, sealed for its delivery. */
  byte[] seal(Integration of, UUID deliveryId, Login login) {
    return bytes(vault.seal(new Home(of.locationId(), of.id(), deliveryId), login));
  }

  private static byte[] bytes(Sealing sealing) {
    return switch (sealing) {
      case Sealing.Sealed(var bytes) -> bytes;
      case Sealing.NotSealed(var why) ->
          throw new Refused(Code.UNREADY, "Nothing can be kept secret here: " + why);
    };
  }

  /** Who signs in for an integration. */
  Opening<Login> open(Integration of, byte[] sealed) {
    return vault.open(Home.of(of.locationId(), of.id()), sealed);
  }

  /** Who signs in for one line. */
  Opening<Login> open(Delivery of, byte[] sealed) {
    return vault.open(new Home(of.locationId(), of.integrationId(), of.id()), sealed);
  }
}

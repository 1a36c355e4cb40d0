package dev.comanda.delivery.hook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.comanda.db.Database;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.delivery.secret.SealedTable;
import dev.comanda.delivery.secret.Sealing;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.wire.WebhookSecret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what webhooks are signed, sealed in their rows. Thread-safe. */
public final class HookSecrets implements SealedTable {
  private final Database database;
  private final Vault vault;

  /** Over a database, by the keys of a vault. */
  public HookSecrets(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /**
   * Seals one for a location.
   *
   * @throws Refused {@code unready} without a key
   */
  byte[] seal(UUID locationId, String secret) {
    return switch (vault.seal(Home.of(locationId), secret.getBytes(US_ASCII))) {
      case Sealing.Sealed(var bytes) -> bytes;
      case Sealing.NotSealed(var why) ->
          throw new Refused(Code.UNREADY, "Nothing can be kept secret here: " + why);
    };
  }

  /** The one of a location. */
  Opening<WebhookSecret> open(UUID locationId, byte[] sealed) {
    return switch (vault.openBytes(Home.of(locationId), sealed)) {
      case Opening.Opened<byte[]>(var bytes) -> {
        var secret = WebhookSecret.read(new String(bytes, US_ASCII));
        yield secret == null
            ? new Opening.Unreadable<>("What is kept is no secret of a webhook.")
            : new Opening.Opened<>(secret);
      }
      case Opening.Unreadable<byte[]>(var why) -> new Opening.Unreadable<>(why);
    };
  }

  @Override
  public List<Row> after(@Nullable Row last, int max) {
    var from = last == null ? null : last.home().locationId();
    return database.read(tx -> HookRows.after(tx, from, max));
  }

  @Override
  public boolean replace(Row row, byte[] sealed) {
    return database.write(
        tx -> HookRows.replace(tx, row.home().locationId(), row.sealed(), sealed));
  }
}

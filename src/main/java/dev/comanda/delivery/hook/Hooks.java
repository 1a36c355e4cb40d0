package dev.comanda.delivery.hook;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.log.EventType;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.wire.Doorkeeper;
import dev.comanda.wire.WebhookSecret;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of locations, one each. Thread-safe. */
public final class Hooks {
  /** What is posted. */
  static final Set<EventType> TOLD =
      EnumSet.of(EventType.INTEGRATION_ALERT, EventType.INTEGRATION_RECOVERED);

  private final Database database;
  private final LocationLog log;
  private final HookSecrets secrets;
  private final Posting posting;
  private final Doorkeeper doorkeeper;

  Hooks(
      Database database,
      LocationLog log,
      HookSecrets secrets,
      Posting posting,
      Doorkeeper doorkeeper) {
    this.database = database;
    this.log = log;
    this.secrets = secrets;
    this.posting = posting;
    this.doorkeeper = doorkeeper;
  }

  /** An event of a location is to be posted, if it has a webhook; in the event's transaction. */
  public static void told(Tx tx, UUID locationId, long seq) throws SQLException {
    HookRows.waits(tx, locationId, seq);
  }

  /**
   * The one of a location.
   *
   * @throws Refused {@code not_found}
   */
  Hook.Shown get(UUID locationId) {
    return database.read(tx -> shown(tx, locationId, null));
  }

  private static Hook.Shown shown(Tx tx, UUID locationId, @Nullable String made)
      throws SQLException {
    var hook = HookRows.find(tx, locationId).orElseThrow(Hooks::notFound);
    List<LocationLog.Stamp> waiting =
        hook.nextSeq() == null
            ? List.of()
            : LocationLog.from(tx, locationId, hook.nextSeq(), TOLD, Hook.WAITING_MAX);
    return hook.shown(waiting, made);
  }

  private static Refused notFound() {
    return new Refused(Code.NOT_FOUND, "This location has no webhook.");
  }

  /**
   * Sets it. A new one tells what happens from then on, and has a new secret; of one that is there
   * what waits is tried at once.
   *
   * @throws Refused {@code invalid}, {@code unready} where no secret can be kept
   */
  Hook.Shown set(UUID locationId, HookBody body) {
    var url = HookAddress.read(body.url(), doorkeeper);
    return log.change(
        locationId,
        (tx, head) -> {
          boolean isNew = HookRows.find(tx, locationId).isEmpty();
          var made = isNew || body.wantsNewSecret() ? WebhookSecret.made() : null;
          var sealed = made == null ? null : secrets.seal(locationId, made);
          if (isNew && sealed != null) {
            HookRows.insert(tx, locationId, url, sealed);
            tx.deed();
          } else if (HookRows.change(tx, locationId, url, sealed)) {
            tx.deed();
          }
          return shown(tx, locationId, made);
        });
  }

  /**
   * Ends it; what waits is told on the log alone.
   *
   * @throws Refused {@code not_found}
   */
  void delete(UUID locationId) {
    var _ =
        log.change(
            locationId,
            (tx, head) -> {
              if (!HookRows.delete(tx, locationId)) {
                throw notFound();
              }
              tx.deed();
              return true;
            });
  }

  /** What came of sending something that tells nothing. */
  record Tested(boolean taken, String text) {}

  /**
   * Sends something that tells nothing, at once.
   *
   * @throws Refused {@code not_found}
   */
  Tested test(UUID locationId) throws InterruptedException {
    var hook = database.read(tx -> HookRows.find(tx, locationId)).orElseThrow(Hooks::notFound);
    return switch (posting.test(new Posting.To(locationId, hook.url(), hook.secret()))) {
      case Posting.Outcome.Taken() -> new Tested(true, "It was taken.");
      case Posting.Outcome.Failed(var why) -> new Tested(false, why);
    };
  }
}

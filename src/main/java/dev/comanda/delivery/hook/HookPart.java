package dev.comanda.delivery.hook;

import dev.comanda.db.Database;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.http.Route;
import dev.comanda.log.LocationLog;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import dev.comanda.wire.Doorkeeper;
import dev.comanda.wire.Exchange;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The webhooks of locations, wired. */
public final class HookPart implements Part {
  private final HookHandlers handlers;
  private final Posts posts;

  /**
   * Over a database.
   *
   * @param vault seals by what is signed
   */
  public HookPart(Database database, LocationLog log, Clock clock, Vault vault) {
    var doorkeeper = new Doorkeeper();
    var secrets = new HookSecrets(database, vault);
    var posting = new Posting(new Exchange(doorkeeper, trusted()), secrets, clock);
    handlers = new HookHandlers(new Hooks(database, log, secrets, posting, doorkeeper));
    posts = new Posts(database, posting, clock);
  }

  /** Those authorities that Java knows. */
  private static SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.upkeep(posts::start, posts));
  }
}

package dev.comanda.delivery.integration;

import dev.comanda.db.Database;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Refused;
import java.util.UUID;

/** The integrations that somebody reaches. Thread-safe. */
public final class Reach {
  private final Database database;
  private final Locations locations;

  /** Over a database. */
  public Reach(Database database, Locations locations) {
    this.database = database;
    this.locations = locations;
  }

  /**
   * One, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  public Integration byId(Caller.Crew caller, UUID id) {
    var reached = locations.reachedBy(caller);
    return database.glance(tx -> Running.find(tx, reached, id)).orElseThrow(Integrations::notFound);
  }

  /**
   * One that is not retired: its name in paths may be another's by now.
   *
   * @throws Refused {@code not_found}
   */
  public Integration liveById(Caller.Crew caller, UUID id) {
    var found = byId(caller, id);
    if (found.retired()) {
      throw Integrations.notFound();
    }
    return found;
  }
}

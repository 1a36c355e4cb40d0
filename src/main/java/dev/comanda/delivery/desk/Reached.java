package dev.comanda.delivery.desk;

import dev.comanda.db.Database;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.UUID;

/** The integrations that somebody reaches. Thread-safe. */
final class Reached {
  private final Database database;
  private final Locations locations;

  Reached(Database database, Locations locations) {
    this.database = database;
    this.locations = locations;
  }

  /**
   * One, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  Integration byId(Caller.Crew caller, UUID id) {
    var reach = locations.reachedBy(caller);
    return database
        .glance(tx -> Running.find(tx, reach, id))
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such integration."));
  }
}

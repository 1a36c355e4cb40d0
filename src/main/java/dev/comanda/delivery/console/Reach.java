package dev.comanda.delivery.console;

import dev.comanda.db.Database;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.UUID;

/** The integrations that somebody reaches. Thread-safe. */
final class Reach {
  private final Database database;
  private final Locations locations;

  Reach(Database database, Locations locations) {
    this.database = database;
    this.locations = locations;
  }

  /**
   * One, retired or not.
   *
   * @throws Refused {@code not_found}
   */
  Integration byId(Caller.Crew caller, UUID id) {
    var reached = locations.reachedBy(caller);
    return database.glance(tx -> Running.find(tx, reached, id)).orElseThrow(Reach::none);
  }

  /**
   * One that is not retired: its name in paths may be another's by now.
   *
   * @throws Refused {@code not_found}
   */
  Integration liveById(Caller.Crew caller, UUID id) {
    var found = byId(caller, id);
    if (found.retired()) {
      throw none();
    }
    return found;
  }

  private static Refused none() {
    return new Refused(Code.NOT_FOUND, "There is no such integration.");
  }
}

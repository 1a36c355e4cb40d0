package dev.comanda.delivery.desk;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the integrations are that somebody reaches. Thread-safe. */
final class Healths {
  private final Database database;
  private final Locations locations;
  private final Clock clock;

  Healths(Database database, Locations locations, Clock clock) {
    this.database = database;
    this.locations = locations;
    this.clock = clock;
  }

  /** At most {@code limit} of some locations that were made after one, oldest first. */
  List<Health.Shown> page(Set<UUID> at, UUID after, int limit) {
    var now = clock.instant();
    return database
        .read(tx -> whole(tx, asked -> HealthRows.page(asked, at, after, limit)))
        .stream()
        .map(each -> each.shown(now))
        .toList();
  }

  /**
   * One that the caller reaches and that is not retired.
   *
   * @throws Refused {@code not_found}
   */
  Health.Shown byId(Caller.Crew caller, UUID id) {
    var reach = locations.reachedBy(caller);
    return database.read(tx -> whole(tx, asked -> HealthRows.one(asked, reach, id))).stream()
        .findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such integration."))
        .shown(clock.instant());
  }

  /** What is found, with what waits for a person and what was told of it. */
  private static List<Health> whole(Tx tx, Database.Work<List<Health>> found) throws SQLException {
    HealthRows.byIndexes(tx);
    var bare = found.in(tx);
    var lanes =
        HealthRows.lanes(tx, bare).stream()
            .collect(Collectors.groupingBy(HealthRows.Lane::integrationId));
    var alerts =
        HealthRows.alerts(tx, bare).stream()
            .collect(Collectors.groupingBy(HealthRows.Told::integrationId));
    return bare.stream()
        .map(
            each -> {
              var parked = lanes.getOrDefault(each.integrationId(), List.of());
              var told = alerts.getOrDefault(each.integrationId(), List.of());
              return each.with(
                  parked.isEmpty() ? 0 : parked.getFirst().lanes(),
                  parked.stream().map(HealthRows.Lane::parked).toList(),
                  told.stream().map(HealthRows.Told::alert).toList());
            })
        .toList();
  }
}

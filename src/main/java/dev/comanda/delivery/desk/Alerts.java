package dev.comanda.delivery.desk;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import dev.comanda.delivery.hook.Hooks;
import dev.comanda.log.EventType;
import dev.comanda.log.Head;
import dev.comanda.log.LocationLog;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tells those who run a location on its log what an integration needs them for, once when it begins
 * and once when it is over, however many nodes look. Thread-safe.
 */
final class Alerts implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** Locations that one question asks about. */
  private static final int LOCATIONS_MAX = 200;

  private final Database database;
  private final LocationLog log;
  private final Clock clock;
  private final Causes causes;
  private final Rounds rounds =
      new Rounds("integration alerts", EVERY, "what integrations need people for is told later");

  /**
   * Over a database.
   *
   * @param age longer than that no line should wait
   */
  Alerts(Database database, LocationLog log, Clock clock, Duration age) {
    this.database = database;
    this.log = log;
    this.clock = clock;
    this.causes = new Causes(age);
  }

  /** Looks from now on, until closed. */
  void start() {
    rounds.start(this::look);
  }

  private void look() {
    for (var location : database.read(this::changed)) {
      if (rounds.goOn()) {
        log.change(location, this::tell);
      }
    }
  }

  /** The locations where something is to be told. */
  private List<UUID> changed(Tx tx) throws SQLException {
    var now = clock.instant();
    var told = AlertRows.all(tx);
    var all = AlertRows.locations(tx);
    var changed = new ArrayList<UUID>();
    for (int from = 0; from < all.size(); from += LOCATIONS_MAX) {
      var some = all.subList(from, Math.min(all.size(), from + LOCATIONS_MAX));
      var healths = HealthRows.all(tx, some);
      for (var location : some) {
        var here = healths.stream().filter(each -> each.locationId().equals(location)).toList();
        var known = told.stream().filter(each -> each.locationId().equals(location)).toList();
        if (!causes.change(here, known, now).none()) {
          changed.add(location);
        }
      }
    }
    return changed;
  }

  /** Looked at again under the location's lock, so that nothing is told twice. */
  private List<Alert> tell(Tx tx, Head head) throws SQLException {
    var at = head.locationId();
    Instant now = head.now();
    var change = causes.change(HealthRows.all(tx, List.of(at)), AlertRows.of(tx, at), now);
    if (!change.begun().isEmpty()) {
      AlertRows.insert(tx, change.begun());
      for (var each : change.begun()) {
        Hooks.told(tx, at, head.append(EventType.INTEGRATION_ALERT, null, null, each));
      }
    }
    if (!change.over().isEmpty()) {
      AlertRows.delete(tx, change.over());
      for (var each : change.over()) {
        Hooks.told(tx, at, head.append(EventType.INTEGRATION_RECOVERED, null, null, each));
      }
    }
    return change.begun();
  }

  @Override
  public void close() {
    rounds.close();
  }
}

package dev.comanda.catalog;

import dev.comanda.db.Database;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Position;
import java.time.Clock;
import java.util.UUID;

/** Reads menus. Thread-safe. */
public final class Menus {
  private final Database database;
  private final Clock clock;

  /**
   * A menu, and the position in the log at which it holds: who reads on from there misses no change
   * of it.
   */
  public record Shown(Menu menu, Position position) {}

  /** Menus over a database. */
  public Menus(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The menu in a language, or in the location's first where that is not spoken. */
  public Shown show(UUID locationId, String language) {
    return database.snapshot(
        tx -> {
          var at = Locations.one(tx, locationId);
          var spoken = at.language(language);
          var bounds = LocationLog.bounds(tx, locationId);
          var menu =
              Menu.of(
                  at,
                  spoken,
                  CategoryRows.onMenu(tx, at, spoken),
                  ModifierRows.all(tx, at, spoken),
                  ProductRows.onMenu(tx, at, spoken),
                  clock.instant());
          return new Shown(menu, new Position(bounds.epoch(), bounds.lastSeq()));
        });
  }
}

package dev.comanda.catalog;

import dev.comanda.db.Database;
import dev.comanda.location.Locations;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Mark;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads menus. Thread-safe. */
public final class Menus {
  private final Database database;
  private final Clock clock;

  /**
   * A menu, and what it holds for.
   *
   * @param at how far the location was: who reads its log on from there misses no change of it
   * @param from when what is back again by then came back, {@link Instant#MIN} if nothing is
   * @param until when the first of what is sold out comes back, {@link Instant#MAX} if nothing does
   */
  public record Shown(Menu menu, Mark at, Instant from, Instant until) {}

  /** The languages of a location at a mark. */
  record Spoken(Mark at, List<String> languages) {
    /** The language that somebody is answered in who asked for this one. */
    String answering(String asked) {
      return languages.contains(asked) ? asked : languages.getFirst();
    }
  }

  /** Menus over a database. */
  public Menus(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The languages that menus of a location have. */
  Spoken spoken(UUID locationId) {
    return database.snapshot(
        tx ->
            new Spoken(
                LocationLog.mark(tx, locationId).get(), Locations.one(tx, locationId).languages()));
  }

  /** The menu in a language, or in the location's first where that is not spoken. */
  public Shown show(UUID locationId, String language) {
    return database.snapshot(
        tx -> {
          var mark = LocationLog.mark(tx, locationId).get();
          var at = Locations.one(tx, locationId);
          var spoken = at.language(language);
          var products = ProductRows.onMenu(tx, at, spoken);
          var now = clock.instant();
          var menu =
              Menu.of(
                  at,
                  spoken,
                  CategoryRows.onMenu(tx, at, spoken),
                  ModifierRows.all(tx, at, spoken),
                  products,
                  now);
          return new Shown(menu, mark, lastBack(products, now), nextBack(products, now));
        });
  }

  private static Instant lastBack(List<Product> products, Instant now) {
    return times(products)
        .filter(until -> !until.isAfter(now))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static Instant nextBack(List<Product> products, Instant now) {
    return times(products)
        .filter(until -> until.isAfter(now))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private static Stream<Instant> times(List<Product> products) {
    return products.stream().map(Product::soldOutUntil).filter(Objects::nonNull);
  }
}

package dev.comanda.catalog;

import dev.comanda.catalog.csv.ImportHandlers;
import dev.comanda.catalog.csv.Imports;
import dev.comanda.catalog.photo.PhotoHandlers;
import dev.comanda.catalog.photo.Photos;
import dev.comanda.catalog.prepared.Destinations;
import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.log.LocationLog;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import java.time.Clock;
import java.util.stream.Stream;

/** What is sold, wired. */
public final class CatalogPart implements Part {
  private final CatalogHandlers catalog;
  private final ModifierHandlers modifiers;
  private final FirstCatalogHandlers first;
  private final ImportHandlers importHandlers;
  private final PhotoHandlers photos;
  private final MenuHandlers menus;
  private final Imports imports;
  private final SoldOut soldOut;

  /**
   * Over a database.
   *
   * @param destinations where what is sold can be prepared
   * @param sample the menu that a new location may try with
   */
  public CatalogPart(
      Database database,
      LocationLog log,
      Clock clock,
      Destinations destinations,
      FirstCatalog.Sample sample) {
    catalog = new CatalogHandlers(new Catalog(database, log, destinations), clock);
    modifiers = new ModifierHandlers(new Modifiers(database, log));
    first = new FirstCatalogHandlers(new FirstCatalog(log), sample);
    imports = new Imports(database, log, clock);
    importHandlers = new ImportHandlers(imports);
    photos = new PhotoHandlers(new Photos(database, log));
    menus = new MenuHandlers(new KeptMenus(new Menus(database, clock), clock));
    soldOut = new SoldOut(database, log, clock);
  }

  /** Answers guests. */
  public MenuHandlers menus() {
    return menus;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(
            catalog.routes(),
            modifiers.routes(),
            first.routes(),
            importHandlers.routes(),
            photos.routes())
        .flatMap(some -> some);
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(
        Worker.upkeep(soldOut::start, soldOut), Worker.upkeep(imports::start, imports));
  }
}

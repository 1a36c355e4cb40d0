package dev.comanda.catalog;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Action.CATALOG_EMPTIED;
import static dev.comanda.http.Action.CATALOG_SAMPLE;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import java.util.stream.Stream;

/** Filling and emptying the catalog of a location that has served nobody, over HTTP. */
final class FirstCatalogHandlers {
  private final FirstCatalog catalog;
  private final FirstCatalog.Sample sample;

  private record Filled(int categories, int products) {}

  /** Handlers that fill with this sample. */
  FirstCatalogHandlers(FirstCatalog catalog, FirstCatalog.Sample sample) {
    this.catalog = catalog;
    this.sample = sample;
  }

  /** What it answers. */
  Stream<Route> routes() {
    var all = "/api/locations/{loc}/catalog";
    return Stream.of(
        Route.post(all + "/sample", MANAGEMENT, CATALOG_SAMPLE, this::sample),
        Route.delete(all, MANAGEMENT, CATALOG_EMPTIED, this::empty));
  }

  /** POST /api/locations/{loc}/catalog/sample. */
  Reply sample(Request request) {
    var stock = catalog.fill(request.location(), sample);
    return Reply.json(201, new Filled(stock.categories().size(), stock.products().size()));
  }

  /** DELETE /api/locations/{loc}/catalog. */
  Reply empty(Request request) {
    catalog.empty(request.location());
    return Reply.nothing();
  }
}

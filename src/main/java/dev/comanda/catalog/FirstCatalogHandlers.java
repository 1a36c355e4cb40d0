package dev.comanda.catalog;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;

/** Filling and emptying the catalog of a location that has served nobody, over HTTP. */
public final class FirstCatalogHandlers {
  private final FirstCatalog catalog;
  private final FirstCatalog.Sample sample;

  private record Filled(int categories, int products) {}

  /** Handlers that fill with this sample. */
  public FirstCatalogHandlers(FirstCatalog catalog, FirstCatalog.Sample sample) {
    this.catalog = catalog;
    this.sample = sample;
  }

  /** POST /api/locations/{loc}/catalog/sample. */
  public Reply sample(Request request) {
    var stock = catalog.fill(request.location(), sample);
    return Reply.json(201, new Filled(stock.categories().size(), stock.products().size()));
  }

  /** DELETE /api/locations/{loc}/catalog. */
  public Reply empty(Request request) {
    catalog.empty(request.location());
    return Reply.nothing();
  }
}

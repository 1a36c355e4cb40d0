package dev.comanda;

import static dev.comanda.http.Access.OPEN;

import dev.comanda.http.Route;
import dev.comanda.http.page.OpenApi;
import dev.comanda.http.page.Pages;
import dev.comanda.part.Part;
import java.util.stream.Stream;

/** The pages, and the document of all that is answered, wired. */
final class WebPart implements Part {
  private final Pages pages;
  private final OpenApi openApi = new OpenApi();

  /** With the page of what they are made of, where that is shown. */
  WebPart(boolean showsDesign) {
    pages = new Pages(showsDesign);
  }

  @Override
  public Stream<Route> routes() {
    return Stream.concat(
        Stream.of(Route.get("/openapi.json", OPEN, openApi::document)), pages.routes());
  }
}

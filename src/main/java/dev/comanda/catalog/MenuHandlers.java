package dev.comanda.catalog;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.log.Mark;
import dev.comanda.problem.Turns;

/** The menu over HTTP, for guests. */
public final class MenuHandlers {
  private final KeptMenus menus;

  /** Handlers over the menus. */
  public MenuHandlers(KeptMenus menus) {
    this.menus = menus;
  }

  /**
   * GET /api/guest/menu. The ETag is of the menu without its position: the position of an older
   * copy that is still right is earlier, and reading on from it misses nothing.
   *
   * @param asked how far the location was after the request came
   * @param turns at reading a menu that nobody has read yet
   */
  public Reply menu(Request request, Mark asked, Turns turns) {
    var language = request.query("lang").orElse("");
    var page = menus.page(request.guest().locationId(), language, asked, turns);
    return Reply.packed(request, page.beginning(), page.end(asked))
        .with("ETag", '"' + page.tag() + '"')
        .with("Cache-Control", "private, no-cache");
  }
}

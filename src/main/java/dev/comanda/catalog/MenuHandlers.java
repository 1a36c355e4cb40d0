package dev.comanda.catalog;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The menu over HTTP, for guests. */
public final class MenuHandlers {
  private final Menus menus;

  /** What a guest gets. */
  private record Answer(
      Menu.Place location,
      String language,
      List<Menu.Part> categories,
      List<Menu.Choice> modifierGroups,
      String position) {}

  /** Handlers over the menus. */
  public MenuHandlers(Menus menus) {
    this.menus = menus;
  }

  /**
   * GET /api/guest/menu. The ETag is of the menu without its position: the position of an older
   * copy that is still right is earlier, and reading on from it misses nothing.
   */
  public Reply menu(Request request) {
    var shown = menus.show(request.guest().locationId(), request.query("lang").orElse(""));
    var menu = shown.menu();
    var tag = "\"" + digest(Json.bytes(menu)) + "\"";
    var answer =
        new Answer(
            menu.location(),
            menu.language(),
            menu.categories(),
            menu.modifierGroups(),
            shown.position().toString());
    return Reply.ok(answer).with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  private static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.comanda.gateway;

import dev.comanda.location.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of the pages around scans. */
final class Addresses {
  private Addresses() {}

  /** The live grid of a location. */
  static String grid(Location at) {
    return "/scan/" + at.slug();
  }

  /** The socket that tells what is being made at a location. */
  static String board(Location at) {
    return "/live/boards/" + at.slug();
  }

  /** The page that asks before it orders. */
  static String ask(Drink drink) {
    return grid(drink.at()) + "/order" + query(drink.name());
  }

  /** Where a page asks when a drink would be ready. */
  static String quote(Drink drink) {
    return "/api/scan/" + drink.at().slug() + "/products/" + drink.product().id() + "/quote";
  }

  /** The picture of a drink's code. */
  static String picture(Drink drink) {
    return grid(drink.at()) + "/products/" + drink.product().id() + "/qr.svg";
  }

  /** Spaces become {@code +}, as in the codes that have long been printed. */
  static String query(String name) {
    return "?drink=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}

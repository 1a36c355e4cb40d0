package dev.comanda.gateway;

import java.util.Optional;
import java.util.function.Function;

/**
 * Whose doing an address that orders is, as far as browsers say. Only who means to order does:
 * pages of other sites could open it unseen, as a picture or by a form. What says nothing, as
 * cameras and older browsers do, is a person's.
 */
final class Doing {
  private Doing() {}

  /** What a request does here. */
  enum What {
    /** Somebody opens the address, or a page of ours does. */
    ORDERS,
    /** Another site led here without anybody's tap: whoever sees it is asked first. */
    ASKS,
    /** A page of another site sends it where nobody sees it. */
    NOTHING
  }

  /**
   * Opening the address.
   *
   * @param header what the request says
   * @param otherSite whether its {@code Origin} is not ours
   */
  static What opening(Function<String, Optional<String>> header, boolean otherSite) {
    var site = header.apply("Sec-Fetch-Site");
    if (site.isEmpty()) {
      return otherSite || picture(header) ? What.NOTHING : What.ORDERS;
    }
    if (own(site.get())) {
      return What.ORDERS;
    }
    if (!says(header, "Sec-Fetch-Mode", "navigate")
        || !says(header, "Sec-Fetch-Dest", "document")) {
      return What.NOTHING;
    }
    return says(header, "Sec-Fetch-User", "?1") ? What.ORDERS : What.ASKS;
  }

  /** Sending the form of the page that asks. */
  static What sending(Function<String, Optional<String>> header, boolean otherSite) {
    var site = header.apply("Sec-Fetch-Site");
    boolean ours = site.map(Doing::own).orElse(!otherSite);
    return ours ? What.ORDERS : What.NOTHING;
  }

  private static boolean own(String site) {
    return site.equals("none") || site.equals("same-origin");
  }

  /** Browsers that do not say the rest say this. */
  private static boolean picture(Function<String, Optional<String>> header) {
    return header.apply("Accept").filter(types -> types.startsWith("image/")).isPresent();
  }

  private static boolean says(
      Function<String, Optional<String>> header, String name, String value) {
    return header.apply(name).equals(Optional.of(value));
  }
}

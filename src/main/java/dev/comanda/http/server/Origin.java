package dev.comanda.http.server;

import java.net.URI;
import java.util.Optional;

/** Whose page a browser says that a request comes from. */
final class Origin {
  private Origin() {}

  /** Whether it is one of ours; not where nothing is said. */
  static boolean ours(RequestHead head, Optional<String> publicUrl) {
    var origin = head.header("Origin");
    if (origin.isEmpty()) {
      return false;
    }
    if (publicUrl.filter(origin.get()::equalsIgnoreCase).isPresent()) {
      return true;
    }
    try {
      var page = URI.create(origin.get());
      var authority = page.getRawAuthority();
      return authority != null
          && head.host().filter(authority::equalsIgnoreCase).isPresent()
          && (!head.secure() || "https".equals(page.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

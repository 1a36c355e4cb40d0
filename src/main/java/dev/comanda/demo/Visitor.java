package dev.comanda.demo;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uses a running server as a waiter's screen and a guest's phone do. Not thread-safe. */
public final class Visitor implements AutoCloseable {
  private final Calls calls;
  private final String staffToken;

  /**
   * Signs in at a server; fails when it does not let this person in.
   *
   * @param certificate the one that it shows if it speaks TLS; whose name that is does not matter
   */
  public Visitor(
      URI address, Optional<X509Certificate> certificate, String email, String password) {
    calls = new Calls(address, certificate);
    staffToken =
        calls
            .post("/api/auth/login", "", Map.of("email", email, "password", password))
            .path("access_token")
            .asText();
  }

  /** The code of the location's open session of this name, which is opened if there is none. */
  public String table(String location, String name) {
    for (var session :
        calls.get("/api/locations/" + location + "/panel", staffToken).path("sessions")) {
      if (session.path("name").asText().equals(name)
          && !session.path("state").asText().equals("closed")) {
        return session.path("code").asText();
      }
    }
    return calls
        .post("/api/locations/" + location + "/sessions", staffToken, Map.of("name", name))
        .path("code")
        .asText();
  }

  /** Joins the session of this code and orders one of what comes first on the menu. */
  public void order(String code) {
    var guestToken = calls.post("/api/join/" + code, "", Map.of()).path("guest_token").asText();
    var menu = calls.get("/api/guest/menu", guestToken);
    var product = menu.at("/categories/0/products/0/id").asText();
    var line = Map.of("product_id", product, "quantity", 1);
    calls.post("/api/guest/orders", guestToken, Map.of("lines", List.of(line)));
  }

  /** Fetches a page as a browser does. */
  public void look(String path) {
    calls.send("GET", path, Map.of(), null);
  }

  @Override
  public void close() {
    calls.close();
  }
}

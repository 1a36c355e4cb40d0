package dev.comanda.spec;

import dev.comanda.http.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be done to connections to ERPs, each to one of its own. */
final class ConnectionDeeds {
  private static final String BISTRO = Fresh.BISTRO + "/integrations";

  private final Evening evening;
  private final Connections connections;
  private final String token;

  /** An administrator with this token does it all. */
  ConnectionDeeds(Evening evening, String token) {
    this.evening = evening;
    this.token = token;
    connections = new Connections(evening);
  }

  /** By their routes. */
  Map<String, Supplier<Asked>> all() {
    var all = new HashMap<>(ofHooks());
    all.putAll(ofConnections());
    return all;
  }

  /** At places of their own, where nothing is told meanwhile. */
  private Map<String, Supplier<Asked>> ofHooks() {
    var one = "/api/locations/{loc}/alert-webhook";
    var hook = Map.of("url", "http://127.0.0.1:9/alerts");
    return Map.of(
        "PUT " + one,
        () -> asked(Verb.PUT, new Fresh(evening).aPlace() + "/alert-webhook", hook),
        "DELETE " + one,
        () -> {
          var path = new Fresh(evening).aPlace() + "/alert-webhook";
          evening.admin.put(path, hook).expect(200);
          return asked(Verb.DELETE, path, "");
        });
  }

  private Map<String, Supplier<Asked>> ofConnections() {
    var one = Connections.ALL + "/{id}";
    var ofPlace = "/api/locations/{loc}/integrations";
    return Map.of(
        "POST " + one + "/kill",
        () -> asked(Verb.POST, connections.aPath("bistro") + "/kill", ""),
        "POST " + Connections.ALL,
        () -> asked(Verb.POST, Connections.ALL, connections.body("bistro")),
        "PATCH " + one,
        () -> asked(Verb.PATCH, connections.aPath("bistro"), Map.of("workshop", "Otto")),
        "DELETE " + one,
        () -> asked(Verb.DELETE, connections.aPath("bistro"), ""),
        "PUT " + one + "/state",
        () -> asked(Verb.PUT, connections.aPath("bistro") + "/state", Map.of("worker", false)),
        "PUT " + one + "/mappings",
        () ->
            asked(
                Verb.PUT,
                connections.aPath("bistro") + "/mappings",
                Connections.number(evening.product, "10")),
        "POST " + ofPlace + "/pause",
        () -> {
          connections.made("bistro");
          evening.admin.post(BISTRO + "/resume").expect(200);
          return asked(Verb.POST, BISTRO + "/pause", "");
        },
        "POST " + ofPlace + "/resume",
        () -> {
          connections.made("bistro");
          evening.admin.post(BISTRO + "/pause").expect(200);
          return asked(Verb.POST, BISTRO + "/resume", "");
        });
  }

  private Asked asked(Verb verb, String path, Object body) {
    return Asked.as(token, verb, path, body);
  }
}

package dev.comanda.spec;

import dev.comanda.http.Verb;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be done on the surface of the first workshop integration, each to one of its own. */
final class WorkshopDeeds {
  private final Evening evening;
  private final Connections connections;
  private final String token;

  /** An administrator with this token does it all. */
  WorkshopDeeds(Evening evening, String token) {
    this.evening = evening;
    this.token = token;
    connections = new Connections(evening);
  }

  /** By their routes. */
  Map<String, Supplier<Asked>> all() {
    var one = "/integrations/{slug}/";
    var all = new HashMap<String, Supplier<Asked>>();
    all.put("PUT " + one + "kill", () -> asked(Verb.PUT, stopped() + "kill", ""));
    all.put("PUT " + one + "start_worker", () -> asked(Verb.PUT, stopped() + "start_worker", ""));
    all.put("PUT " + one + "stop_worker", () -> asked(Verb.PUT, fresh() + "stop_worker", ""));
    all.put(
        "PUT " + one + "clear_queue",
        () -> {
          var at = stopped();
          evening.admin.post(at + "create", Connections.line("waits")).expect(200);
          return asked(Verb.PUT, at + "clear_queue", "");
        });
    all.put(
        "POST " + one + "create",
        () -> asked(Verb.POST, stopped() + "create", Connections.line("sent")));
    return all;
  }

  private String fresh() {
    var body = connections.body("bistro", "book_on", "never");
    return "/integrations/" + connections.made(body).get("slug").textValue() + "/";
  }

  /** One that books nothing. */
  private String stopped() {
    var at = fresh();
    evening.admin.put(at + "stop_worker", "").expect(200);
    return at;
  }

  private Asked asked(Verb verb, String path, Object body) {
    return Asked.as(token, verb, path, body);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.http.Route;
import dev.comanda.http.Verb;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * While somebody holds a location's lock, nothing of it can be changed: whatever is asked for is
 * answered as undone in time, and is not done afterwards either.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldLockTest {
  private static final String BISTRO = "/api/locations/bistro";
  private static final String CLAIM = "/api/stations/{id}/claims";
  private static final String IMPORT = "/api/locations/{loc}/catalog/import";

  /**
   * Of what goes around the lock; an import is written down before it needs the lock, and who asks
   * for a ticket where none waits needs none, nor does who asks for a plan.
   */
  private static final List<String> NOT_OF_A_LOCATION =
      List.of(
          "/api/auth/",
          "/api/users",
          "/api/setup",
          "/api/api-keys",
          "/scan/",
          CLAIM,
          IMPORT,
          "/api/integrations/{id}/retry",
          "/api/integrations/{id}/clearing/undo");

  /** What says that nothing was done: nobody came to the lock, or to a connection. */
  private static final List<String> UNDONE = List.of("busy", "unready");

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  @Test
  void what_is_answered_as_undone_is_not_done_later() {
    var things = new Things(evening, "bistro");
    var guest = evening.table().guest();
    var bodies = bodies();
    var before = StateRows.ofAllTables(evening.app.database());
    LocksRows.whileLocationIsLocked(
        evening.app.database(), "bistro", () -> ask(things, guest, bodies));
    var unexpected = new ArrayList<String>();
    answers.forEach(
        (route, answer) -> {
          boolean refused = answer.status() >= 400 && answer.status() < 500;
          if (!refused && !(answer.status() == 503 && UNDONE.contains(answer.code()))) {
            unexpected.add(route + " " + answer.status() + " " + answer.text());
          }
        });
    assertThat(unexpected).isEmpty();
    assertThat(bodies.keySet())
        .allSatisfy(
            route ->
                assertThat(Objects.requireNonNull(answers.get(route)).status())
                    .as(route)
                    .isEqualTo(503));
    assertThat(StateRows.ofAllTables(evening.app.database())).isEqualTo(before);
    evening.table();
  }

  @Test
  void an_import_that_will_be_done_is_not_called_undone_and_is_written_down() {
    var product = evening.manager.get(BISTRO + "/products/" + evening.product).expect(200).json();
    var csv = "sku,price\n" + product.get("sku").textValue() + ",99.99\n";
    var path = IMPORT.replace("{loc}", "bistro");
    LocksRows.whileLocationIsLocked(
        evening.app.database(),
        "bistro",
        () ->
            evening
                .manager
                .with("Content-Type", "text/csv")
                .post(path, csv)
                .expect(503, "outcome_unknown"));
    var written = evening.admin.get("/api/audit?limit=1").expect(200).json().at("/data/0/action");
    assertThat(written.textValue()).isEqualTo("catalog.imported");
    awaitPrice(9999);
  }

  private void awaitPrice(long minor) {
    long giveUpNanos = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    var path = BISTRO + "/products/" + evening.product;
    while (evening.manager.get(path).json().at("/price/amount").longValue() != minor) {
      assertThat(System.nanoTime()).as("it is done").isLessThan(giveUpNanos);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void ask(Things things, Client guest, Map<String, Object> bodies) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var route : evening.app.table()) {
        if (isOfALocation(route)) {
          var client = route.access() == Access.GUEST ? guest : evening.admin;
          threads.execute(() -> ask(things, client, bodies, route));
        }
      }
    }
  }

  private static boolean isOfALocation(Route route) {
    boolean known = route.access() != Access.OPEN && route.access() != Access.ADMINISTRATION;
    return route.verb() != Verb.GET
        && NOT_OF_A_LOCATION.stream().noneMatch(route.path()::startsWith)
        && (known || route.path().contains("{loc}"));
  }

  private void ask(Things things, Client client, Map<String, Object> bodies, Route route) {
    var line = route.verb() + " " + route.path();
    var body = bodies.get(line);
    var path = things.path(route);
    var answer =
        body == null
            ? Things.call(client, route, path)
            : route.verb() == Verb.PATCH
                ? client.patch(path, body)
                : client.key(line.hashCode() + "").post(path, body);
    answers.put(line, answer);
  }

  /** What is understood, so that only the lock stands in its way. */
  private Map<String, Object> bodies() {
    var names = Map.of("en", "In vain");
    var order = Evening.one(evening.product, 1);
    var bodies = new HashMap<String, Object>();
    bodies.put("POST /api/locations/{loc}/categories", Map.of("names", names));
    bodies.put("POST /api/locations/{loc}/spots", Map.of("name", "In vain"));
    var row = Map.of("names", List.of("In vain"));
    bodies.put("POST /api/locations/{loc}/spots/row", row);
    bodies.put("POST /api/locations/{loc}/sessions", Map.of("name", "In vain"));
    bodies.put("PATCH /api/locations/{loc}", Map.of("name", "In vain"));
    bodies.put("POST /api/orders/{id}/cancellation", Map.of("reason", "late"));
    var located = new HashMap<>(order);
    located.put("location", "bistro");
    bodies.put("POST /api/orders", located);
    bodies.put("POST /api/guest/orders", order);
    var all = Map.of("reason", "in vain", "confirm", 1);
    bodies.put("POST /api/integrations/{id}/clearing", all);
    return bodies;
  }
}

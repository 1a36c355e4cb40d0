package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.http.Action;
import dev.comanda.http.Client;
import dev.comanda.http.server.ContractCheck.Seen;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Walks through every route and every status that {@code openapi.json} names, and holds each real
 * answer against it. What is left out at the end fails the class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryRouteTest {
  private static final String NOTHING = new UUID(0, 0).toString();

  /** The paths that anybody may call; all others need a token. */
  private static final Set<String> OPEN =
      Set.of(
          "/livez",
          "/readyz",
          "/openapi.json",
          "/api/auth/login",
          "/api/auth/pin",
          "/api/auth/refresh",
          "/api/auth/second-factor",
          "/api/auth/second-factor/confirmation",
          "/api/auth/second-factor/removal",
          "/api/setup",
          "/api/setup/link",
          "/api/join/{code}",
          "/",
          "/setup",
          "/s/{code}",
          "/t/{code}",
          "/spots",
          "/api/spots/by-code/{code}",
          "/api/spots/by-code/{code}/requests",
          "/panel",
          "/products",
          "/admin",
          "/receipt",
          "/reports",
          "/integrations",
          "/OMS",
          "/OMS/",
          "/OMS/{loc}",
          "/order-management-system",
          "/order-management-system/",
          "/scan/{loc}",
          "/station/{id}",
          "/board/{loc}",
          "/design",
          "/scan/{loc}/order",
          "/scan/{loc}/products/{id}/qr.svg",
          "/api/scan/{loc}",
          "/api/scan/{loc}/products/{id}/quote",
          "/api/locations/{loc}/board",
          "/photos/{loc}/{photo}",
          "/web/{path}");

  /** What one route understands; at the others it must be without effect. */
  private static final String PREVIEW = "preview=true";

  private final Evening evening = new Evening(Clock.systemUTC(), PREVIEW);
  private final EveryChange changes = new EveryChange(evening.app.database());
  private final EveryKept kept = new EveryKept(evening.app.database());
  private final Set<Seen> operations = operations();

  /** The words of the audit log. */
  private final Set<String> written = new TreeSet<>();

  @BeforeAll
  void everybodyIsIn() {
    evening.everybodyIsIn();
  }

  private Set<Seen> operations() {
    var all = new TreeSet<Seen>();
    for (var each : evening.nobody.contract().documented()) {
      if (!each.path().startsWith("/live/")) {
        all.add(new Seen(each.verb(), each.path(), 0));
      }
    }
    return all;
  }

  private static Client.Answer call(Client client, Seen operation, String location, String id) {
    var path =
        operation
            .path()
            .replace("{loc}", location)
            .replace("{id}", id)
            .replace("{no}", "1")
            .replace("{attempt}", NOTHING)
            .replace("{picture}", "1")
            .replace("{slug}", NOTHING)
            .replace("{code}", "1-aaaaaaaaaa")
            .replace("{path}", "css/base.css");
    return switch (operation.verb()) {
      case "GET" -> client.get(path);
      case "POST" -> client.post(path, Map.of());
      case "PUT" -> client.put(path, Map.of());
      case "PATCH" -> client.patch(path, Map.of());
      case "DELETE" -> client.delete(path);
      default -> throw new IllegalArgumentException(operation.verb());
    };
  }

  private List<Seen> where(Predicate<Seen> which) {
    return operations.stream()
        .filter(each -> !OPEN.contains(each.path()) && !each.path().startsWith("/scheduler/"))
        .filter(which)
        .toList();
  }

  private static boolean forAskers(Seen operation) {
    return operation.path().equals("/api/requests/{id}");
  }

  @Test
  @Order(1)
  void who_is_nobody_is_asked_to_sign_in() {
    for (var operation : where(each -> true)) {
      call(evening.nobody, operation, "bistro", NOTHING).expect(401, "authorization_required");
      call(evening.nobody.as("g.1.x"), operation, "bistro", NOTHING).expect(401, "token_invalid");
      call(evening.nobody.as("x.y.z"), operation, "bistro", NOTHING).expect(401, "token_invalid");
    }
  }

  @Test
  @Order(2)
  void who_may_not_is_refused_and_nobody_reaches_what_is_not_theirs() {
    new EveryCaller(evening).walk();
  }

  @Test
  @Order(3)
  void what_is_no_id_names_nothing() {
    for (var operation : where(each -> each.path().contains("{id}") && !forAskers(each))) {
      for (var id : List.of(NOTHING, "no-id")) {
        assertThat(call(evening.admin, operation, "bistro", id).status())
            .as(operation.toString())
            .isIn(400, 404, 415);
      }
    }
  }

  @Test
  @Order(4)
  void every_status_of_every_route_was_seen() {
    evening
        .nobody
        .contract()
        .after(
            answer -> {
              changes.look(answer);
              kept.look(answer);
            });
    new EveryAnswer(evening).walk();
    written.addAll(new EveryUserAnswer(evening).walk());
    new EveryKeyAnswer(evening).walk();
    new EverySpotAnswer(evening).walk();
    new EveryStationAnswer(evening).walk();
    new EveryIntegrationAnswer(evening).walk();
    new EveryDeliveryAnswer(evening).walk();
    new EveryScanAnswer(evening).walk();
    new EverySchedulerAnswer(evening).walk();
    new EveryOrderAnswer(evening).walk();
    new EveryBillAnswer(evening).walk();
    new EveryReportAnswer(evening).walk();
    written.addAll(new EveryAuditAnswer(evening.admin).words());
    new EveryEmptyBody(evening).walk();
  }

  @Test
  @Order(5)
  void the_first_start_is_set_up_once() {
    try (var fresh = TestApp.start();
        var client = Client.of(fresh.url(), evening.nobody.contract()).beside(PREVIEW)) {
      changes.at(fresh.database());
      kept.at(fresh.database());
      client.post("/api/setup", EveryAnswer.setup("guess")).expect(401, "token_invalid");
      var link = fresh.setupLink().orElseThrow();
      var setup = EveryAnswer.setup(link.substring(link.indexOf('#') + 1));
      client.post("/api/setup/link", Map.of("token", "guess")).expect(401, "token_invalid");
      IntStream.range(0, 61).forEach(i -> client.post("/api/setup/link", Map.of("token", "guess")));
      client.post("/api/setup/link", Map.of("token", "guess")).expect(429, "too_many");
      client.post("/api/setup", EveryAnswer.setup("guess")).expect(429, "too_many");
      client.post("/api/setup/link", Map.of("token", setup.get("token"))).expect(204);
      client.get("/api/setup").expect(200);
      client.get("/design").expect(404, "not_found");
      var admin = client.as(text(client.post("/api/setup", setup).expect(201), "access_token"));
      client.post("/api/setup", setup).expect(403, "setup_done");
      admin.post("/api/locations", EveryAnswer.place()).expect(201);
      admin.put("/api/setup", Map.of("step", "menu")).expect(200);
      admin.put("/api/setup", Map.of("step", "menu")).expect(200);
      var steps = admin.get("/api/audit?action=setup.step_reached").expect(200).json().get("data");
      assertThat(steps).as("it never goes back, and does not come again").hasSize(1);
      admin.post("/api/locations/cafe/catalog/sample", "").expect(201);
      admin.delete("/api/locations/cafe/catalog").expect(204);
      written.addAll(new EveryAuditAnswer(admin).words());
    }
    changes.at(evening.app.database());
    kept.at(evening.app.database());
    assertThat(written)
        .as("each action was done, and stands in the audit log")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Action.values()).map(Action::word).toList());
  }

  @Test
  @Order(6)
  void whatever_changes_a_location_is_told_by_its_log_or_says_why_not() {
    changes.holds(evening.app.table());
  }

  @Test
  @Order(6)
  void whatever_changes_a_menu_or_a_panel_is_in_what_is_kept_of_it() {
    kept.holds();
  }

  private static String text(Client.Answer answer, String member) {
    return answer.json().get(member).textValue();
  }

  @Test
  @Order(7)
  void too_many_guesses_are_slowed_down() {
    var table = evening.table();
    IntStream.range(0, 61).forEach(i -> evening.nobody.get("/api/join/1-aaaaaaaaaa"));
    evening.nobody.get("/api/join/1-aaaaaaaaaa").expect(429, "too_many");
    evening.nobody.post("/api/join/1-aaaaaaaaaa", Map.of()).expect(429, "too_many");
    evening.nobody.get("/api/spots/by-code/1-aaaaaaaaaa").expect(429, "too_many");
    evening
        .nobody
        .post("/api/spots/by-code/1-aaaaaaaaaa/requests", Map.of())
        .expect(429, "too_many");
    var wrong = Map.of("email", "guess@demo.example", "password", "guess");
    IntStream.range(0, 10).forEach(i -> evening.nobody.post("/api/auth/login", wrong));
    evening.nobody.post("/api/auth/login", wrong).expect(429, "too_many");
    for (var what : List.of("", "/confirmation", "/removal")) {
      var coded = Map.of("email", "guess@demo.example", "password", "guess", "code", "000000");
      evening.nobody.post("/api/auth/second-factor" + what, coded).expect(429, "too_many");
    }
    var ordered = evening.order(table.guest(), 1);
    for (int i = 0; i < 1_000 && ordered.status() == 201; i++) {
      ordered = evening.order(table.guest(), 1);
    }
    ordered.expect(429, "too_many");
  }

  @Test
  @Order(8)
  void without_a_database_it_is_not_ready() {
    evening.app.loseDatabase();
    evening.nobody.get("/readyz").expect(503, "unready");
    evening.nobody.get("/livez").expect(200);
  }

  @AfterAll
  void nothing_was_left_out() {
    evening.close();
    var left = new TreeSet<>(evening.nobody.contract().documented());
    left.removeAll(evening.nobody.contract().seen());
    // WebSockets are held against the document by LiveOverHttpTest.
    left.removeIf(each -> each.path().startsWith("/live/"));
    assertThat(left).isEmpty();
  }
}

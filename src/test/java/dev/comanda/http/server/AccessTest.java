package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Access;
import dev.comanda.http.Reply;
import dev.comanda.http.Verb;
import dev.comanda.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets to a feature, and who is told why not. */
class AccessTest {
  private final Surface surface = new Surface();

  @BeforeEach
  void start() {
    surface
        .route(Verb.GET, "/open", Access.OPEN, r -> Reply.ok(Map.of("from", r.publicUrl())))
        .route(Verb.GET, "/staff", Access.STAFF, r -> Reply.ok(r.staff().name()))
        .route(Verb.POST, "/staff", Access.STAFF, r -> Reply.nothing())
        .route(Verb.GET, "/service", Access.SERVICE, r -> Reply.nothing())
        .route(Verb.GET, "/manage", Access.MANAGEMENT, r -> Reply.nothing())
        .route(Verb.GET, "/guest", Access.GUEST, r -> Reply.ok(r.guest().sessionId()))
        .route(Verb.GET, "/at/{loc}", Access.STAFF, r -> Reply.ok(r.location()))
        .route(Verb.GET, "/at/{loc}/{id}", Access.STAFF, r -> Reply.ok(r.id("id")))
        .start();
  }

  @AfterEach
  void stop() {
    surface.close();
  }

  @Test
  void without_credentials_one_is_asked_to_sign_in() {
    var answer = surface.get("/staff");
    assertThat(answer.problem(401)).isEqualTo("authorization_required");
    assertThat(answer.headers().get("www-authenticate")).isEqualTo("Bearer");
  }

  @Test
  void a_wrong_token_is_named() {
    assertThat(surface.get("/staff", "Authorization: Bearer none").problem(401))
        .isEqualTo("token_invalid");
    assertThat(surface.get("/staff", "Authorization: Basic YTpi").problem(401))
        .isEqualTo("token_invalid");
    assertThat(surface.get("/staff", "Authorization: Bearer").problem(401))
        .isEqualTo("token_invalid");
    assertThat(surface.get("/staff", "Cookie: comanda_staff=none").problem(401))
        .isEqualTo("token_invalid");
  }

  @Test
  void each_role_does_what_it_may() {
    assertThat(surface.get("/staff", bearer("kitchen")).status()).isEqualTo(200);
    assertThat(surface.get("/service", bearer("kitchen")).problem(403)).isEqualTo("forbidden");
    assertThat(surface.get("/service", bearer("waiter")).status()).isEqualTo(204);
    assertThat(surface.get("/manage", bearer("waiter")).problem(403)).isEqualTo("forbidden");
    assertThat(surface.get("/manage", bearer("admin")).status()).isEqualTo(204);
    assertThat(surface.get("/staff", bearer("guest")).problem(403)).isEqualTo("forbidden");
    assertThat(surface.get("/guest", bearer("admin")).problem(403)).isEqualTo("forbidden");
    assertThat(surface.get("/guest", bearer("guest")).status()).isEqualTo(200);
  }

  @Test
  void a_cookie_changes_things_only_together_with_the_pages_token() {
    var cookie = "Cookie: other=1; comanda_staff=waiter; more=2";
    assertThat(surface.get("/staff", cookie).status()).isEqualTo(200);
    assertThat(surface.ask("POST", "/staff", cookie).problem(403)).isEqualTo("csrf_mismatch");
    assertThat(surface.ask("POST", "/staff", cookie, "X-CSRF-Token: wrong").problem(403))
        .isEqualTo("csrf_mismatch");
    assertThat(surface.ask("POST", "/staff", cookie, "X-CSRF-Token: " + Surface.CSRF).status())
        .isEqualTo(204);
    assertThat(surface.ask("POST", "/staff", bearer("waiter")).status()).isEqualTo(204);
  }

  @Test
  void a_guests_token_is_no_cookie() {
    assertThat(
            surface
                .ask("POST", "/staff", "Cookie: comanda_staff=guest", "X-CSRF-Token: ")
                .problem(403))
        .isEqualTo("csrf_mismatch");
  }

  @Test
  void a_stale_cookie_does_not_close_open_routes() {
    assertThat(surface.get("/open", "Cookie: comanda_staff=none").status()).isEqualTo(200);
  }

  @Test
  void a_location_is_found_by_its_name_and_hidden_from_others() {
    assertThat(surface.get("/at/bar", bearer("waiter")).body()).contains(Surface.BAR.toString());
    var foreign = surface.get("/at/elsewhere", bearer("waiter"));
    var unknown = surface.get("/at/nowhere", bearer("waiter"));
    assertThat(foreign.problem(404)).isEqualTo(unknown.problem(404));
    assertThat(Json.tree(foreign.body()).get("detail"))
        .isEqualTo(Json.tree(unknown.body()).get("detail"));
    assertThat(surface.get("/at/elsewhere", bearer("admin")).status()).isEqualTo(200);
  }

  @Test
  void what_is_no_id_names_nothing() {
    assertThat(
            surface.get("/at/bar/01990000-0000-7000-8000-000000000001", bearer("waiter")).status())
        .isEqualTo(200);
    for (var id : List.of("1", "x", "1-1-1-1-1", "01990000-0000-7000-8000-00000000000g")) {
      assertThat(surface.get("/at/bar/" + id, bearer("waiter")).problem(404))
          .isEqualTo("not_found");
    }
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.http.Client;
import dev.comanda.part.SettingValues;
import dev.comanda.staff.SignInSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who adds and changes whom, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersTest {
  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
  }

  private JsonNode add(Client by, Map<String, ?> body) {
    return by.post("/api/users", body).expect(201).json().get("user");
  }

  private Map<String, Object> fresh(String name) {
    return Map.of("email", name + evening.next() + "@demo.example", "name", name);
  }

  private static String path(JsonNode user) {
    return "/api/users/" + user.get("id").textValue();
  }

  @Test
  void a_new_waiter_works_where_the_creator_does() {
    var answer = evening.manager.post("/api/users", fresh("Nina")).expect(201);
    assertThat(answer.json().get("message").textValue()).isEqualTo("User created successfully");
    var user = answer.json().get("user");
    assertThat(answer.header("Location")).isEqualTo(path(user));
    assertThat(user.get("role").textValue()).isEqualTo("waiter");
    assertThat(user.get("locations").findValuesAsText("slug")).containsExactly("bistro");
    assertThat(user.get("default_location_id")).isEqualTo(user.at("/locations/0/id"));
    assertThat(user.get("has_password").booleanValue()).isFalse();
    assertThat(user.hasNonNull("created_at")).isTrue();
    assertThat(evening.waiter.get(path(user) + "/").expect(200).json().get("user")).isEqualTo(user);
  }

  @Test
  void whoever_is_added_with_a_password_signs_in() {
    var body =
        Map.of(
            "email", "Zoe@demo.example",
            "name", "Zoë",
            "role", "kitchen",
            "locations", List.of("bar", "bistro"),
            "default_location", "bar",
            "password", "correct horse",
            "pin", "97531");
    var user = add(evening.manager, body);
    assertThat(user.get("locations").findValuesAsText("slug")).contains("bar", "bistro");
    try (var page = Client.of(evening.app.url(), evening.nobody.contract())) {
      var login = Map.of("email", "zoe@DEMO.example", "password", "correct horse");
      var signedIn = page.post("/api/auth/login", login).expect(200).json().get("user");
      assertThat(signedIn).isEqualTo(user);
    }
    for (var email : List.of("zoe@demo.example", "ZOE@DEMO.EXAMPLE", " Zoe@demo.example ")) {
      evening
          .manager
          .post("/api/users", Map.of("email", email, "name", "Other"))
          .expect(409, "email_taken");
    }
  }

  @Test
  void of_many_who_take_an_address_at_once_one_has_it() throws Exception {
    var statuses = new java.util.ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> take =
          () ->
              evening
                  .manager
                  .post("/api/users", Map.of("email", "race@demo.example", "name", "R"))
                  .status();
      for (var each : threads.invokeAll(java.util.Collections.nCopies(8, take))) {
        statuses.add(each.get());
      }
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void the_list_is_paged_in_both_spellings_and_to_its_end() {
    for (int i = 0; i < 12; i++) {
      add(evening.manager, fresh("Page"));
    }
    var first = evening.waiter.get("/api/users").expect(200).json();
    assertThat(first.get("users")).hasSize(10).isEqualTo(first.get("data"));
    int total = first.at("/pagination/total").intValue();
    assertThat(first.at("/pagination/has_next").booleanValue()).isTrue();
    var seen = new java.util.TreeSet<String>();
    for (int page = 1; page <= Math.ceilDiv(total, 7); page++) {
      var json = evening.waiter.get("/api/users/?page=" + page + "&page_size=7").json();
      seen.addAll(json.get("users").findValuesAsText("email"));
    }
    assertThat(seen).hasSize(total);
    var far = evening.waiter.get("/api/users?page=1000000000&per_page=100").expect(200).json();
    assertThat(far.get("users")).isEmpty();
    for (var bad : List.of("page=0", "page=-1", "page=x", "per_page=101", "page_size=0")) {
      evening.waiter.get("/api/users?" + bad).expect(400, "invalid");
    }
  }

  @Test
  void nobody_sees_or_changes_those_of_places_that_are_not_theirs() {
    var bo =
        add(
            evening.admin,
            Map.of(
                "email",
                "bo@demo.example",
                "name",
                "Bo",
                "role",
                "manager",
                "password",
                "only the bar",
                "locations",
                List.of("bar")));
    var marco = add(evening.admin, with(fresh("Marco"), "locations", List.of("bistro")));
    var both = add(evening.admin, with(fresh("Both"), "locations", List.of("bistro", "bar")));
    var login = Map.of("email", "bo@demo.example", "password", "only the bar");
    try (var page = Client.of(evening.app.url(), evening.nobody.contract())) {
      var token = page.post("/api/auth/login", login).expect(200).json().get("access_token");
      var boss = evening.nobody.as(token.textValue());
      var gone = boss.get(path(marco)).expect(404, "not_found");
      assertThat(gone.json().get("message").textValue()).isEqualTo("User not found");
      boss.patch(path(marco), Map.of("name", "x")).expect(404, "not_found");
      boss.get(path(both)).expect(200);
      boss.patch(path(both), Map.of("password", "taken over")).expect(403, "forbidden");
      boss.patch(path(bo), Map.of("role", "admin")).expect(403, "forbidden");
      boss.patch(path(bo), Map.of("locations", List.of("bistro"))).expect(400, "invalid");
      boss.post("/api/users", with(fresh("Far"), "locations", List.of("bistro")))
          .expect(400, "invalid");
      boss.post("/api/users", with(fresh("High"), "role", "admin")).expect(403, "forbidden");
      assertThat(boss.get("/api/users?per_page=100").json().findValuesAsText("email"))
          .doesNotContain(marco.get("email").textValue());
      var own = add(boss, fresh("Own"));
      boss.patch(path(own), Map.of("role", "manager", "active", false)).expect(200);
    }
  }

  private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    var more = new java.util.HashMap<>(body);
    more.put(name, value);
    return more;
  }

  @Test
  void there_is_always_an_administrator() {
    var admin = evening.admin.get("/api/auth/verify").json().at("/user/id").textValue();
    var self = "/api/users/" + admin;
    for (var change : List.of(Map.of("active", false), Map.of("role", "waiter"))) {
      evening.admin.patch(self, change).expect(409, "last_admin");
    }
    evening.manager.patch(self, Map.of("active", false)).expect(403, "forbidden");
    evening.admin.get("/api/auth/verify").expect(200);
  }

  @Test
  void two_administrators_who_remove_each_other_leave_one() throws Exception {
    try (var app = TestApp.demo(Clock.systemUTC());
        var first = Client.of(app.url());
        var second = Client.of(app.url());
        var threads = Executors.newFixedThreadPool(2)) {
      var login =
          Map.of("email", "admin@demo.example", "password", dev.comanda.demo.DemoPlaces.PASSWORD);
      var one = first.post("/api/auth/login", login).expect(200).json();
      var admin = first.as(one.get("access_token").textValue());
      var other =
          add(
              admin,
              Map.of(
                  "email",
                  "b@demo.example",
                  "name",
                  "B",
                  "role",
                  "admin",
                  "password",
                  "correct horse"));
      var two =
          second
              .post(
                  "/api/auth/login", Map.of("email", "b@demo.example", "password", "correct horse"))
              .expect(200)
              .json();
      var rival = second.as(two.get("access_token").textValue());
      var out = Map.of("active", false);
      var a = threads.submit(() -> admin.patch(path(other), out).status());
      var b = threads.submit(() -> rival.patch(path(one.get("user")), out).status());
      assertThat(List.of(a.get(), b.get())).containsOnlyOnce(200);
    }
  }

  @Test
  void a_change_of_what_somebody_else_changed_is_refused() {
    var user = add(evening.manager, fresh("Vera"));
    var tag = evening.manager.get(path(user)).header("ETag");
    evening.manager.with("If-Match", tag).patch(path(user), Map.of("name", "V")).expect(200);
    evening
        .manager
        .with("If-Match", tag)
        .patch(path(user), Map.of("name", "W"))
        .expect(412, "version_mismatch");
    assertThat(evening.manager.get(path(user)).json().at("/user/name").textValue()).isEqualTo("V");
  }

  @ParameterizedTest
  @CsvSource({
    "{}, email",
    "'{\"email\":\"x@y.example\"}', name",
    "'{\"email\":\"no address\",\"name\":\"N\"}', email",
    "'{\"email\":\"a@b@c\",\"name\":\"N\"}', email",
    "'{\"email\":\"x@y.example\",\"name\":\"\\u0000evil\"}', name",
    "'{\"email\":\"x@y.example\",\"name\":\"a\\ud800b\"}', name",
    "'{\"email\":\"x\\u0000@y.example\",\"name\":\"N\"}', email",
    "'{\"email\":\"x@y.example\",\"name\":\"N\",\"password\":\"short\"}', password",
    "'{\"email\":\"x@y.example\",\"name\":\"N\",\"locations\":[\"nowhere\"]}', locations.0",
    "'{\"email\":\"x@y.example\",\"name\":\"N\",\"locations\":[null]}', locations.0",
    "'{\"email\":\"x@y.example\",\"name\":\"N\",\"role\":\"king\"}', role",
    "'{\"email\":\"x@y.example\",\"name\":\"N\",\"active\":true}', active",
  })
  void what_is_no_person_is_refused_by_name(String body, String field) {
    var answer = evening.manager.post("/api/users", body).expect(400, "invalid").json();
    assertThat(answer.get("message").textValue()).isEqualTo("Validation error");
    assertThat(answer.get("details").valueStream().map(JsonNode::textValue))
        .anyMatch(each -> each.startsWith(field + ": "));
    var users = evening.admin.get("/api/users?per_page=100").json();
    assertThat(users.findValuesAsText("email")).doesNotContain("x@y.example");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 10_000})
  void a_name_is_not_without_end(int length) {
    var body = Map.of("email", "long@demo.example", "name", "n".repeat(length));
    evening.manager.post("/api/users", body).expect(400, "invalid");
    var email = Map.of("email", "n".repeat(length) + "@" + "e".repeat(200), "name", "N");
    evening.manager.post("/api/users", email).expect(400, "invalid");
  }

  @Test
  void where_it_is_open_anybody_adds_waiters_and_no_more() {
    var open =
        new SettingValues(
            Map.of(
                SignInSettings.OPEN_USERS.name(), "true",
                SignInSettings.BY_EMAIL.name(), "on"));
    try (var app = TestApp.start(Clock.systemUTC(), open);
        var nobody = Client.of(app.url())) {
      var nina = Map.of("email", "nina@bar.example", "name", "Nina");
      nobody.post("/api/users", nina).expect(400, "invalid");
      new dev.comanda.demo.DemoPlaces(
              app.database(), new dev.comanda.staff.Passwords(), Clock.systemUTC())
          .prepare("comanda-demo");
      var user = nobody.post("/api/users", nina).expect(201).json().get("user");
      assertThat(user.get("role").textValue()).isEqualTo("waiter");
      nobody.post("/api/users", nina).expect(409, "email_taken");
      nobody.post("/api/users", with(fresh("A"), "role", "admin")).expect(400, "invalid");
      nobody
          .post("/api/users", with(fresh("A"), "password", "correct horse"))
          .expect(400, "invalid");
      nobody.post("/api/auth/login", Map.of("email", "NINA@bar.example")).expect(200);
      assertThat(nobody.get("/readyz").json().at("/warnings/0").textValue())
          .contains("COMANDA_WAITER_API_OPEN_USERS");
      for (int i = 0; i < 40; i++) {
        nobody.post("/api/users", fresh("Flood"));
      }
      nobody.post("/api/users", fresh("Flood")).expect(429, "too_many");
    }
  }
}

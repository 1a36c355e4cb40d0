package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.TestErps;
import dev.comanda.http.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections of places to an ERP: made, changed, switched, paused, ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationsTest {
  private static final String ALL = Connections.ALL;
  private static final List<String> WANTED = List.of("active", "api", "worker");

  private final HandClock clock = new HandClock(Instant.parse("2026-05-31T18:00:00Z"));
  @AutoClose private final Evening evening = new Evening(clock);
  private final Connections connections = new Connections(evening);
  private final Client admin = evening.admin;

  private JsonNode seen(JsonNode made) {
    return admin.get(Connections.path(made)).expect(200).json();
  }

  /** What of it should run, in the order of the list. */
  private List<Boolean> wanted(JsonNode made) {
    var now = seen(made);
    return WANTED.stream().map(each -> now.get(each).booleanValue()).toList();
  }

  private JsonNode wants(JsonNode made, Map<String, Object> state) {
    return admin.put(Connections.path(made) + "/state", state).expect(200).json();
  }

  private JsonNode act(String place, String act) {
    var path = "/api/locations/" + place + "/integrations/" + act;
    return admin.post(path).expect(200).json().get("data");
  }

  /** The numbers of the events of connections at a place. */
  private List<JsonNode> told(String place) {
    var told = new ArrayList<JsonNode>();
    var path = "/api/locations/" + place + "/events?limit=1000";
    for (var event : evening.admin.get(path).expect(200).json().get("data")) {
      if (event.get("type").textValue().equals("integration.changed")) {
        told.add(event.get("data"));
      }
    }
    return told;
  }

  @Test
  void a_new_one_says_all_of_itself_but_the_password_and_is_wanted_to_run() {
    var body = connections.body("bistro", "username", "comanda");
    body.put("password", "hush hush");
    var made = connections.made(body);
    var bistro = admin.get("/api/locations/bistro").json().get("id");
    assertThat(made.get("location_id")).isEqualTo(bistro);
    assertThat(made.get("username").textValue()).isEqualTo("comanda");
    assertThat(made.get("credentials").textValue()).isEqualTo("set");
    assertThat(made.has("password")).isFalse();
    assertThat(wanted(made)).containsExactly(true, true, true);
    assertThat(made.get("paused").booleanValue()).isFalse();
    assertThat(made.get("mark_prefix").textValue()).isEqualTo("OilMat:");
    assertThat(made.get("book_on").textValue()).isEqualTo("placed");
    assertThat(made.get("document_rule").textValue()).isEqualTo("session");
    assertThat(made.get("per_minute").intValue()).isZero();
    assertThat(made.get("created_at").textValue()).isEqualTo(clock.instant().toString());
    assertThat(seen(made)).isEqualTo(made);
    assertThat(told("bistro").getLast()).isEqualTo(made);
    assertThat(admin.get(ALL + "?limit=100").json().get("data")).contains(made);
    assertThat(sealed(made)).isEqualTo("comanda\nhush hush");
  }

  private String sealed(JsonNode made) {
    var bytes = ConnectionRows.login(evening.app.database(), id(made)).orElseThrow();
    var at = UUID.fromString(made.get("location_id").textValue());
    var login = TestErps.opened(at, UUID.fromString(id(made)), bytes);
    return login.user() + "\n" + login.password();
  }

  private static String id(JsonNode made) {
    return made.get("id").textValue();
  }

  @Test
  void the_same_key_makes_one() {
    var body = connections.body("bistro");
    var first = admin.key("one").post(ALL, body).expect(201);
    var again = admin.key("one").post(ALL, body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(Connections.path(first.json()));
  }

  @Test
  void what_is_absent_stays_and_what_is_so_already_is_no_change() {
    var made = connections.made(connections.body("bistro", "port", 2001));
    var path = Connections.path(made);
    var body = Map.of("document_rule", "fixed", "fixed_document", "A-1", "per_minute", 60);
    var changed = admin.patch(path, body).expect(200).json();
    assertThat(changed.get("fixed_document").textValue()).isEqualTo("A-1");
    assertThat(changed.get("port").intValue()).isEqualTo(2001);
    assertThat(changed.get("version").intValue()).isEqualTo(2);
    assertThat(admin.patch(path, body).expect(200).json()).isEqualTo(changed);
    var spot = admin.patch(path, Map.of("document_rule", "spot", "port", 0)).expect(200).json();
    assertThat(spot.has("fixed_document")).isFalse();
    assertThat(spot.has("port")).isFalse();
    connections.made(connections.body("bar", "port", 2001));
    assertThat(told("bistro").getLast()).isEqualTo(spot);
  }

  @Test
  void hours_are_set_changed_and_taken_away() {
    var made = connections.made(connections.body("bistro"));
    var path = Connections.path(made);
    assertThat(made.has("hours_from")).isFalse();
    var over = Map.of("hours_from", "06:00", "hours_to", "02:00");
    var set = admin.patch(path, over).expect(200).json();
    assertThat(set.get("hours_from").textValue()).isEqualTo("06:00");
    assertThat(set.get("hours_to").textValue()).isEqualTo("02:00");
    assertThat(seen(made)).isEqualTo(set);
    assertThat(told("bistro").getLast()).isEqualTo(set);
    assertThat(admin.patch(path, over).expect(200).json()).isEqualTo(set);
    var later = admin.patch(path, Map.of("hours_to", "03:30")).expect(200).json();
    assertThat(later.get("hours_to").textValue()).isEqualTo("03:30");
    admin.patch(path, Map.of("hours_to", "")).expect(400, "invalid");
    var none = Map.of("hours_from", "", "hours_to", "");
    assertThat(admin.patch(path, none).expect(200).json().has("hours_to")).isFalse();
    assertThat(seen(made).has("hours_from")).isFalse();
  }

  @Test
  void its_erp_is_looked_at_before_the_day_begins_or_when_it_is_said_or_never() {
    var body = connections.body("bistro");
    body.remove("canary_at");
    var made = connections.made(body);
    assertThat(made.get("canary_at").textValue()).isEqualTo("05:30");
    var path = Connections.path(made);
    var later = admin.patch(path, Map.of("canary_at", "06:45")).expect(200).json();
    assertThat(later.get("canary_at").textValue()).isEqualTo("06:45");
    assertThat(seen(made)).isEqualTo(later);
    assertThat(told("bistro").getLast()).isEqualTo(later);
    assertThat(admin.patch(path, Map.of("workshop", "B")).json().get("canary_at"))
        .isEqualTo(later.get("canary_at"));
    admin.patch(path, Map.of("canary_at", "")).expect(200);
    assertThat(seen(made).has("canary_at")).isFalse();
  }

  @Test
  void a_password_is_that_of_the_user_who_is_known_until_nobody_signs_in() {
    var made = connections.made("bistro");
    var path = Connections.path(made);
    admin.patch(path, Map.of("password", "hush")).expect(400, "invalid");
    admin.patch(path, Map.of("username", "ada")).expect(400, "invalid");
    admin.patch(path, Map.of("username", "ada", "password", " hush ")).expect(200);
    assertThat(sealed(made)).isEqualTo("ada\n hush ");
    ConnectionRows.refused(evening.app.database(), id(made));
    assertThat(seen(made).get("credentials").textValue()).isEqualTo("refused");
    var changed = admin.patch(path, Map.of("password", "quiet")).expect(200).json();
    assertThat(changed.get("credentials").textValue()).isEqualTo("set");
    assertThat(sealed(made)).isEqualTo("ada\nquiet");
    admin.patch(path, Map.of("username", "ada", "workshop", "Ada")).expect(200);
    assertThat(sealed(made)).isEqualTo("ada\nquiet");
    var nobody = admin.patch(path, Map.of("username", "")).expect(200).json();
    assertThat(nobody.get("credentials").textValue()).isEqualTo("none");
    assertThat(nobody.has("username")).isFalse();
    assertThat(ConnectionRows.login(evening.app.database(), id(made))).isEmpty();
  }

  @Test
  void what_should_run_stays_said() {
    var made = connections.made("bistro");
    wants(made, Map.of("worker", false));
    assertThat(wanted(made)).containsExactly(true, true, false);
    wants(made, Map.of("active", false));
    assertThat(wanted(made)).containsExactly(false, true, false);
    var on = wants(made, Map.of("active", true));
    assertThat(wanted(made)).containsExactly(true, true, false);
    assertThat(wants(made, Map.of("active", true))).isEqualTo(on);
    assertThat(connections.made(connections.body("bistro", "active", false)).get("active"))
        .isEqualTo(on.get("worker"));
  }

  @Test
  void all_of_a_place_pause_and_go_on_each_as_it_was() {
    var off = connections.made("workshop");
    var on = connections.made("workshop");
    var elsewhere = connections.made("bar");
    wants(off, Map.of("worker", false));
    var paused = act("workshop", "pause");
    assertThat(paused.findValuesAsText("paused")).containsExactly("true", "true");
    assertThat(seen(elsewhere).get("paused").booleanValue()).isFalse();
    int events = told("workshop").size();
    assertThat(act("workshop", "pause")).isEqualTo(paused);
    assertThat(told("workshop")).hasSize(events);
    wants(on, Map.of("api", false));
    assertThat(seen(on).get("paused").booleanValue()).isTrue();
    var late = connections.made("workshop");
    assertThat(late.get("paused").booleanValue()).as("the others stand still").isTrue();
    var resumed = act("workshop", "resume");
    assertThat(resumed.findValuesAsText("paused")).containsOnly("false").hasSize(3);
    assertThat(wanted(off)).containsExactly(true, true, false);
    assertThat(wanted(on)).containsExactly(true, false, true);
    assertThat(act("workshop", "resume")).isEqualTo(resumed);
    assertThat(told("workshop").getLast()).isEqualTo(resumed.get(2));
  }

  @Test
  void what_is_ended_runs_no_more_forgets_who_signs_in_and_leaves_its_slug_and_port() {
    var body = connections.body("bistro", "username", "ada");
    body.put("password", "hush");
    body.put("port", 2002);
    var made = connections.made(body);
    admin.delete(Connections.path(made)).expect(204);
    var gone = seen(made);
    assertThat(gone.get("retired").booleanValue()).isTrue();
    assertThat(gone.get("active").booleanValue()).isFalse();
    assertThat(gone.get("credentials").textValue()).isEqualTo("none");
    assertThat(ConnectionRows.login(evening.app.database(), id(made))).isEmpty();
    assertThat(admin.get(ALL + "?limit=100").json().get("data")).doesNotContain(gone);
    assertThat(connections.made(body).get("slug")).isEqualTo(gone.get("slug"));
    admin.patch(Connections.path(made), Map.of("workshop", "x")).expect(404, "not_found");
    act("bistro", "pause").forEach(each -> assertThat(id(each)).isNotEqualTo(id(made)));
    act("bistro", "resume");
  }

  @Test
  void only_those_who_run_a_place_know_of_it_and_administrators_change_it() {
    var made = connections.made("bar");
    for (var client : List.of(evening.manager, evening.waiter, evening.kitchen)) {
      client.get(Connections.path(made)).expect(403, "forbidden");
      client.patch(Connections.path(made), Map.of("workshop", "x")).expect(403, "forbidden");
    }
    evening.waiter.get(Connections.path(made) + "/mappings").expect(403, "forbidden");
    evening.manager.get(Connections.path(made) + "/mappings").expect(200);
  }
}

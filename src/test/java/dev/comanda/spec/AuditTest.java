package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what, to what, where, when and from where; and who may read it. */
class AuditTest {
  private static final String AUDIT = "/api/audit";

  private final HandClock clock = new HandClock(Instant.parse("2026-05-31T21:55:00Z"));
  private final Evening evening = new Evening(clock);

  @BeforeEach
  void everybodyIsIn() {
    evening.everybodyIsIn();
  }

  @AfterEach
  void close() {
    evening.close();
  }

  private static List<JsonNode> read(Client client, String query) {
    var entries = new ArrayList<JsonNode>();
    client.get(AUDIT + query).expect(200).json().get("data").forEach(entries::add);
    return entries;
  }

  private static List<String> actions(Client client, String query) {
    return read(client, query).stream().map(each -> each.get("action").textValue()).toList();
  }

  private JsonNode me(Client client) {
    return client.get("/api/auth/verify").expect(200).json().get("user");
  }

  private String ordered() {
    var order = Evening.one(evening.product, 1);
    return evening.waiter.post("/api/orders", order).expect(201).json().get("id").textValue();
  }

  @Test
  void an_entry_says_who_did_what_to_what_where_when_from_where_and_why() {
    var order = ordered();
    var reason = Map.of("reason", "spilled");
    evening.waiter.post("/api/orders/" + order + "/lines/1/void", reason).expect(200);
    var entry = read(evening.manager, "?action=order.line_voided").getFirst();
    var me = me(evening.waiter);
    assertThat(entry.at("/by/type").textValue()).isEqualTo("waiter");
    assertThat(entry.at("/by/id")).isEqualTo(me.get("id"));
    assertThat(entry.at("/by/name")).isEqualTo(me.get("name"));
    assertThat(entry.at("/target/type").textValue()).isEqualTo("order");
    assertThat(entry.at("/target/id").textValue()).isEqualTo(order + "/lines/1");
    assertThat(entry.get("location_id"))
        .isEqualTo(evening.admin.get("/api/locations/bistro").json().get("id"));
    assertThat(entry.get("at").textValue()).isEqualTo(clock.instant().toString());
    assertThat(entry.get("address").textValue()).isEqualTo("127.0.0.1");
    assertThat(entry.get("reason").textValue()).isEqualTo("spilled");
    assertThat(actions(evening.admin, "?staff=" + me.get("id").textValue()))
        .containsExactly("order.line_voided", "staff.signed_in");
  }

  @Test
  void signing_in_and_out_and_failing_to_is_written_and_no_secret_is() {
    var wrong = Map.of("email", "WAITER@demo.example", "password", "hunter2 hunter2");
    evening.nobody.post("/api/auth/login", wrong).expect(401, "invalid_credentials");
    var typo = Map.of("email", "my secret@password", "password", "hunter2 hunter2");
    evening.nobody.post("/api/auth/login", typo).expect(404, "not_found");
    evening.signIn("waiter").post("/api/auth/logout", "").expect(204);
    var body =
        Map.of("name", "Till", "locations", List.of("bar"), "scopes", List.of("events:read"));
    var key = evening.admin.post("/api/api-keys", body).expect(201).json();
    var all = evening.admin.get(AUDIT + "?limit=100").expect(200);
    assertThat(actions(evening.admin, "?limit=5"))
        .containsExactly(
            "api_key.created",
            "staff.signed_out",
            "staff.signed_in",
            "staff.sign_in_failed",
            "staff.sign_in_failed");
    var failed = read(evening.admin, "?action=staff.sign_in_failed");
    assertThat(failed.getFirst().get("target").has("id")).isFalse();
    assertThat(failed.getLast().at("/target/id")).isEqualTo(me(evening.waiter).get("id"));
    assertThat(failed.getLast().at("/by/type").textValue()).isEqualTo("unknown");
    assertThat(all.text())
        .doesNotContain("hunter2", "my secret", DemoPlaces.PASSWORD)
        .doesNotContain(key.get("key").textValue());
  }

  @Test
  void what_is_done_to_a_session_an_order_or_a_payment_is_done_at_their_location() {
    evening.admin.patch("/api/locations/bistro", Map.of("payments", "on")).expect(200);
    var path = "/api/orders/" + ordered();
    var total = evening.waiter.get(path + "/bill").expect(200).json().get("total");
    var cash = Map.of("method", "cash", "amount", total);
    var paid = evening.waiter.post(path + "/payments", cash).expect(201).json();
    evening
        .manager
        .post(
            "/api/payments/" + paid.get("id").textValue() + "/reversal",
            Map.of("reason", "wrong table"))
        .expect(201);
    var bistro = evening.admin.get("/api/locations/bistro").json().get("id");
    assertThat(read(evening.manager, "?location=bistro&limit=2"))
        .extracting(entry -> entry.get("location_id"))
        .containsExactly(bistro, bistro);
    assertThat(actions(evening.manager, "?location=bistro&limit=2"))
        .containsExactly("payment.reversed", "order.paid");
    var reversal = read(evening.manager, "?action=payment.reversed").getFirst();
    assertThat(reversal.at("/target/id")).isEqualTo(paid.get("id"));
    assertThat(reversal.get("reason").textValue()).isEqualTo("wrong table");
  }

  @Test
  void what_a_key_does_is_written_under_its_name() {
    var body =
        Map.of("name", "Till", "locations", List.of("bistro"), "scopes", List.of("catalog:write"));
    var key = evening.admin.post("/api/api-keys", body).expect(201).json();
    evening
        .nobody
        .as(key.get("key").textValue())
        .put(
            "/api/locations/bistro/products/" + evening.product + "/availability",
            Map.of("available", false))
        .expect(200);
    var entry = read(evening.manager, "?limit=1").getFirst();
    assertThat(entry.get("action").textValue()).isEqualTo("product.availability_changed");
    assertThat(entry.at("/by/type").textValue()).isEqualTo("key");
    assertThat(entry.at("/by/id")).isEqualTo(key.get("id"));
    assertThat(entry.at("/target/id").textValue()).isEqualTo(evening.product);
  }

  @Test
  void managers_read_of_their_locations_and_others_nothing() {
    var place =
        Map.of(
            "name", "Elsewhere",
            "currency", "EUR",
            "time_zone", "Europe/Rome",
            "languages", List.of("it"));
    evening.admin.post("/api/locations", place).expect(201);
    var body =
        Map.of("name", "Till", "locations", List.of("bar"), "scopes", List.of("events:read"));
    evening.admin.post("/api/api-keys", body).expect(201);
    assertThat(actions(evening.admin, "")).contains("location.created", "api_key.created");
    assertThat(actions(evening.admin, "?location=elsewhere")).containsExactly("location.created");
    assertThat(actions(evening.manager, "")).doesNotContain("location.created", "api_key.created");
    evening.manager.get(AUDIT + "?location=elsewhere").expect(400, "invalid");
    evening.waiter.get(AUDIT).expect(403, "forbidden");
    evening.table().guest().get(AUDIT).expect(403, "forbidden");
  }

  @Test
  void a_repeat_is_written_once_and_what_was_refused_or_only_looked_at_is_not() {
    var order = ordered();
    var path = "/api/orders/" + order + "/cancellation";
    evening.waiter.key("1").post(path, Map.of("reason", "late")).expect(200);
    var again = evening.waiter.key("1").post(path, Map.of("reason", "late")).expect(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    evening.waiter.key("2").post(path, Map.of("reason", "late")).expect(409, "already_cancelled");
    assertThat(actions(evening.admin, "?action=order.cancelled")).hasSize(1);
    var csv = evening.manager.get("/api/locations/bistro/catalog/export").expect(200).text();
    var importing = evening.manager.with("Content-Type", "text/csv");
    importing.post("/api/locations/bistro/catalog/import?preview=true", csv).expect(200);
    assertThat(actions(evening.admin, "?action=catalog.imported")).isEmpty();
    importing.post("/api/locations/bistro/catalog/import", csv).expect(200);
    assertThat(actions(evening.admin, "?action=catalog.imported")).isEmpty();
  }

  @Test
  void what_is_done_is_written_down_in_whatever_way_its_answer_fails() {
    var closure = "/api/sessions/" + evening.table().id() + "/closure";
    HiddenRows.without(
        evening.app.database(),
        "order_line",
        () -> evening.waiter.post(closure, Map.of("confirm", true)).expect(500, "internal"));
    assertThat(actions(evening.admin, "?action=session.closed")).hasSize(1);
    evening.waiter.post(closure, Map.of("confirm", true)).expect(200);
    assertThat(actions(evening.admin, "?action=session.closed")).hasSize(1);
  }

  @Test
  void nothing_is_acknowledged_that_could_not_be_written_down() {
    var order = ordered();
    var path = "/api/orders/" + order + "/cancellation";
    var reason = Map.of("reason", "late");
    HiddenRows.without(
        evening.app.database(),
        "audit",
        () -> evening.waiter.key("1").post(path, reason).expect(503, "outcome_unknown"));
    var again = evening.waiter.key("1").post(path, reason).expect(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(actions(evening.admin, "?action=order.cancelled")).hasSize(1);
  }

  @Test
  void days_are_those_of_the_location_and_pages_lead_on() {
    clock.pass(Duration.ofMinutes(10));
    evening.table();
    assertThat(actions(evening.admin, "?from=2026-06-01&location=bistro"))
        .containsExactly("session.opened");
    assertThat(actions(evening.admin, "?from=2026-06-01")).isEmpty();
    assertThat(actions(evening.admin, "?to=2026-05-31&location=bistro"))
        .doesNotContain("session.opened");
    var first = evening.admin.get(AUDIT + "?limit=2").expect(200).json();
    var cursor = first.get("next_cursor").textValue();
    var rest = read(evening.admin, "?limit=100&cursor=" + cursor);
    assertThat(rest).isNotEmpty().doesNotContainAnyElementsOf(first.get("data"));
  }

  @Test
  void all_that_matches_is_a_file_whose_cells_no_spreadsheet_runs() {
    var order = ordered();
    var reason = Map.of("reason", "=HYPERLINK(\"http://x\",\"a,b\")");
    evening.waiter.post("/api/orders/" + order + "/cancellation", reason).expect(200);
    var answer = evening.manager.with("Accept", "text/csv").get(AUDIT + "?action=order.cancelled");
    var lines = answer.expect(200).text().lines().toList();
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(answer.header("X-Next-Cursor")).isEmpty();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("id,at,action,by_type");
    assertThat(lines.getLast())
        .contains(",order.cancelled,waiter,", order)
        .endsWith("\"'=HYPERLINK(\"\"http://x\"\",\"\"a,b\"\")\"");
  }
}

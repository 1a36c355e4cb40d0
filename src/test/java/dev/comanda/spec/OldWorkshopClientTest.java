package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestErps;
import dev.comanda.TestLedger;
import dev.comanda.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What sends lines to the first workshop integration, written from its document alone: plain HTTP
 * to a port of this machine, nobody signs in, nothing of Comanda's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldWorkshopClientTest {
  private static final String BENNYS = "Bennys Auto";

  private final Evening evening = new Evening(Clock.systemUTC());
  private final Connections connections = new Connections(evening);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String worksheet = UUID.randomUUID().toString();
  private int port;
  private String path = "";

  @AfterAll
  void close() {
    http.close();
    evening.close();
  }

  @BeforeEach
  void aWorkshop() throws Exception {
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var body = connections.body("workshop", "port", port);
    body.put("book_on", "never");
    path = Connections.path(connections.made(body));
    awaited("/alive", answer -> answer.statusCode() == 200);
  }

  private HttpResponse<String> ask(String verb, String at, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at))
            .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode said(String verb, String at, String body, int status) throws Exception {
    var answer = ask(verb, at, body);
    assertThat(answer.statusCode()).as(verb + " " + at + " " + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return Json.tree(answer.body());
  }

  private JsonNode awaited(String at, Predicate<HttpResponse<String>> wanted) throws Exception {
    for (int i = 0; ; i++) {
      try {
        var answer = ask("GET", at, "");
        if (wanted.test(answer)) {
          return Json.tree(answer.body());
        }
        assertThat(i).as(answer.body()).isLessThan(600);
      } catch (ConnectException e) {
        assertThat(i).as(e.toString()).isLessThan(600);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private Map<String, Object> line(String uniqueId) {
    var line = new HashMap<String, Object>();
    line.put("workshop", BENNYS);
    line.put("worksheet", worksheet);
    line.put("product_nr", "10");
    line.put("product_amount", "5");
    line.put("uniqueid", uniqueId);
    line.put("username", "admin");
    line.put("password", "gygag");
    return line;
  }

  private Map<String, Object> line(String uniqueId, String field, Object value) {
    var line = line(uniqueId);
    line.put(field, value);
    return line;
  }

  private static String text(Object body) {
    return Json.text(body);
  }

  private JsonNode status(String uniqueId, String wanted) throws Exception {
    return awaited(
        "/get_order_status?uniqueid=" + uniqueId,
        answer -> Json.tree(answer.body()).path("status").asText().equals(wanted));
  }

  private static String mine(String name) {
    return name + "-" + UUID.randomUUID();
  }

  @Test
  void a_line_is_placed_and_created_and_stands_once_in_the_erp() throws Exception {
    var id = mine("pump");
    var placed = said("POST", "/create", text(line(id)), 200);
    assertThat(placed.get("uniqueid").textValue()).isEqualTo(id);
    assertThat(placed.get("message").textValue()).isNotBlank();
    assertThat(placed.get("status").textValue()).isIn("placed", "processing", "created");
    var done = status(id, "created");
    assertThat(done.get("uniqueid").textValue()).isEqualTo(id);
    assertThat(said("POST", "/create", text(line(id)), 200).get("status").textValue())
        .isEqualTo("created");
    assertThat(said("GET", "/check_order_status?unique_id=" + id, "", 200)).isEqualTo(done);
    var other = text(line(id, "product_amount", 6));
    assertThat(said("POST", "/create", other, 409).get("error").textValue()).isNotBlank();
    var lines =
        TestErps.LEDGER.lines(worksheet).stream().filter(each -> each.text().contains(id)).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().quantity()).isEqualByComparingTo("5");
    assertThat(lines.getFirst().text()).endsWith("OilMat:" + id);
  }

  @Test
  void it_reads_every_spelling() throws Exception {
    for (var amount : List.of("4.7", "4,7", 4.7)) {
      var id = mine("spelt");
      var line =
          Map.of(
              "dealer",
              BENNYS,
              "case_nr",
              558,
              "product_nr",
              10,
              "product_amount",
              amount,
              "unique_id",
              id,
              "username",
              "admin",
              "password",
              "gygag");
      said("POST", "/create", text(text(line)), 200);
      status(id, "created");
      assertThat(TestErps.LEDGER.lines("558"))
          .filteredOn(each -> each.text().contains(id))
          .singleElement()
          .satisfies(each -> assertThat(each.quantity()).isEqualByComparingTo("4.7"));
    }
  }

  @Test
  void ids_that_look_alike_are_lines_of_their_own() throws Exception {
    var first = mine("alike");
    var ids = List.of(first, first + " 2", first + ".");
    for (var id : ids) {
      said("POST", "/create", text(line(id)), 200);
    }
    for (var id : ids) {
      status(URLEncoder.encode(id, StandardCharsets.UTF_8), "created");
    }
    assertThat(TestErps.LEDGER.lines(worksheet))
        .filteredOn(each -> each.text().contains(first))
        .hasSize(ids.size());
  }

  @Test
  void what_is_missing_or_wrong_is_named_and_changes_nothing() throws Exception {
    for (var field : line("x").keySet()) {
      var body = line("left-out");
      body.remove(field);
      assertThat(said("POST", "/create", text(body), 400).get("error").textValue()).contains(field);
    }
    for (var amount : List.of("0", "-1", "five", "1e9", "", "1,2,3")) {
      var body = text(line("wrong", "product_amount", amount));
      assertThat(said("POST", "/create", body, 400).get("error").textValue())
          .contains("product_amount");
    }
    for (var field : List.of("worksheet", "product_nr", "uniqueid")) {
      for (var odd : List.of("two\nlines", "nul\0", "half %", " ", "x".repeat(500))) {
        var body = text(line("wrong", field, odd)).replace("%", "\\ud800");
        assertThat(said("POST", "/create", body, 400).get("error").textValue()).contains(field);
      }
    }
    for (var body : List.of("", "[]", "{", "\"\"", "null")) {
      said("POST", "/create", body, 400);
    }
    said("GET", "/get_order_status", "", 400);
    assertThat(said("GET", "/get_order_status?uniqueid=left-out", "", 404).has("error")).isTrue();
    assertThat(said("GET", "/get_order_status?uniqueid=wrong", "", 404).has("error")).isTrue();
    said("GET", "/queue?type=other", "", 400);
    said("GET", "/nothing", "", 404);
    assertThat(said("DELETE", "/queue", "", 405).get("error").textValue()).isNotBlank();
  }

  @Test
  void a_worker_that_is_stopped_lets_lines_wait_and_what_is_cleared_is_not_booked()
      throws Exception {
    assertThat(said("PUT", "/stop_worker", "", 200).get("worker").booleanValue()).isFalse();
    assertThat(said("GET", "/alive", "", 200).get("worker").booleanValue()).isFalse();
    var waits = mine("waits");
    var cleared = mine("cleared");
    said("POST", "/create", text(line(cleared)), 200);
    var queue = said("GET", "/queue", "", 200);
    assertThat(queue.get("workshop").textValue()).isEqualTo(BENNYS);
    assertThat(queue.get("length").intValue()).isEqualTo(1);
    assertThat(queue.at("/queue/0/uniqueid").textValue()).isEqualTo(cleared);
    assertThat(queue.at("/queue/0/status").textValue()).isEqualTo("placed");
    assertThat(queue.toString()).doesNotContain("gygag", "admin");
    assertThat(said("PUT", "/clear_queue", "", 200).get("cleared").intValue()).isEqualTo(1);
    said("POST", "/create", text(line(waits)), 200);
    assertThat(said("PUT", "/start_worker", "", 200).get("worker").booleanValue()).isTrue();
    status(waits, "created");
    var aside = status(cleared, "error");
    assertThat(aside.get("reason_code").textValue()).isEqualTo("cleared");
    assertThat(TestErps.LEDGER.lines(worksheet)).noneMatch(each -> each.text().contains(cleared));
    assertThat(said("GET", "/queue", "", 200).get("length").intValue()).isZero();
  }

  @Test
  void what_the_erp_turns_down_is_an_error_with_its_reason() throws Exception {
    var id = mine("refused");
    said("POST", "/create", text(line(id, "product_nr", TestLedger.UNKNOWN)), 200);
    var error = status(id, "error");
    assertThat(error.get("reason_code").textValue()).isEqualTo("product_unknown");
    assertThat(error.get("reason").textValue()).isNotBlank();
    var errors = said("GET", "/queue?type=error", "", 200);
    assertThat(errors.at("/queue/0/uniqueid").textValue()).isEqualTo(id);
    assertThat(said("PUT", "/clear_queue?type=error", "", 200).get("cleared").intValue()).isOne();
    assertThat(said("GET", "/queue?type=error", "", 200).get("length").intValue()).isZero();
  }

  @Test
  void what_is_killed_answers_no_more_until_it_is_brought_back() throws Exception {
    assertThat(said("PUT", "/kill", "", 200).get("running").booleanValue()).isFalse();
    for (int i = 0; i < 600 && reached(); i++) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(reached()).isFalse();
    var slug = evening.admin.get(path).expect(200).json().get("slug").textValue();
    var below = "/integrations/" + slug;
    assertThat(evening.admin.put(below + "/kill", Map.of()).expect(200).json().get("running"))
        .isEqualTo(Json.tree("false"));
    assertThat(evening.admin.get(below + "/alive").expect(200).json().get("api"))
        .isEqualTo(Json.tree("false"));
    evening.admin.post(below + "/create", line("late")).expect(503);
    assertThat(evening.admin.get(path).json().get("active").booleanValue()).isTrue();
    evening.admin.put(path + "/state", Map.of("worker", true)).expect(200);
    var alive = awaited("/alive", answer -> answer.statusCode() == 200);
    assertThat(alive.get("api").booleanValue()).isTrue();
    assertThat(alive.get("worker").booleanValue()).isTrue();
  }

  private boolean reached() throws Exception {
    try {
      ask("GET", "/alive", "");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void no_page_of_a_browser_is_answered() throws Exception {
    for (var header : List.of("Origin", "Sec-Fetch-Site")) {
      var answer = ask("PUT", "/kill", "", header, "http://127.0.0.1:" + port);
      assertThat(answer.statusCode()).as(header).isEqualTo(403);
    }
    assertThat(said("GET", "/alive", "", 200).get("api").booleanValue()).isTrue();
  }
}

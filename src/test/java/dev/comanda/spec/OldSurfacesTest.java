package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever an older surface turns down it turns down in the form that its clients read: also what
 * never comes to be one of its requests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldSurfacesTest {
  private static final List<String> GATEWAYS = List.of("/OMS", "/order-management-system");

  /** The paths of the waiter API. */
  private static final List<String> WAITERS =
      List.of(
          "/api/auth/login",
          "/api/auth/verify",
          "/api/users",
          "/api/users/1",
          "/api/orders",
          "/api/orders/1",
          "/api/reports/products");

  private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private static final String LARGE = "{\"drink\":\"" + "x".repeat(70_000) + "\"}";

  private final RobotBar bar = new RobotBar();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterAll
  void close() {
    http.close();
    bar.close();
  }

  private HttpResponse<String> send(String verb, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(bar.evening.app.url() + path))
            .method(verb, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** All documented paths of a surface. */
  private List<String> paths(String base) {
    var paths = new ArrayList<String>();
    for (var each : bar.nobody.contract().documented()) {
      if (each.path().equals(base) || each.path().startsWith(base + "/")) {
        paths.add(each.path().replace("{loc}", "bar").replace("{id}", "7"));
      }
    }
    assertThat(paths).isNotEmpty();
    return paths.stream().distinct().toList();
  }

  private Set<String> offered(String path) throws Exception {
    var allow = send("OPTIONS", path, "").headers().firstValue("Allow").orElseThrow();
    return Set.of(allow.split(", ", -1));
  }

  private static void scheduler(HttpResponse<String> answer, int... statuses) {
    assertThat(statuses).as(answer.uri() + answer.body()).contains(answer.statusCode());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(Json.tree(answer.body()).get("error").textValue()).isNotBlank();
  }

  private static void gateway(HttpResponse<String> answer, int... statuses) {
    assertThat(statuses).as(answer.uri() + answer.body()).contains(answer.statusCode());
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).isEqualTo("Failed to get a successful response");
  }

  @Test
  void the_scheduler_has_error_in_all_that_it_turns_down() throws Exception {
    for (var path : paths("/scheduler")) {
      var offered = offered(path);
      for (var verb : VERBS) {
        if (!offered.contains(verb)) {
          var refused = send(verb, path, "", "Accept", "text/html,*/*;q=0.5");
          scheduler(refused, 405);
          assertThat(refused.headers().firstValue("Allow")).isPresent();
        } else if (!verb.equals("GET")) {
          scheduler(send(verb, path, LARGE), 400);
          scheduler(send(verb, path, "no json {", "Content-Type", "text/xml"), 400);
        }
      }
      scheduler(send("GET", path.replaceAll("/$", "") + "/more/of/it", ""), 404);
      scheduler(send("GET", path + "//more", ""), 400);
      scheduler(send("GET", path + "/%ff", ""), 400);
      scheduler(send("GET", path, "", "Authorization", "Bearer none"), 401, 405);
    }
    scheduler(send("GET", "/scheduler", ""), 404);
  }

  @Test
  void the_gateway_fails_in_its_words_whatever_is_turned_down() throws Exception {
    for (var base : GATEWAYS) {
      for (var path : paths(base)) {
        for (var verb : VERBS) {
          if (!verb.equals("GET")) {
            gateway(send(verb, path, "", "Accept", "text/html"), 405);
          }
        }
        gateway(send("GET", path.replaceAll("/$", "") + "/more/of/it", ""), 404);
        gateway(send("GET", path + "//more", ""), 400);
        gateway(send("GET", path + "?drink=%ff", ""), 400);
      }
    }
    gateway(send("GET", "/OMS/nowhere?drink=Gin+Tonic", "", "Accept", "text/html"), 404);
  }

  @Test
  void the_waiter_api_has_a_message_in_all_that_it_turns_down() throws Exception {
    for (var path : WAITERS) {
      var offered = offered(path);
      for (var verb : VERBS) {
        var refused = send(verb, path, "x=1", "Content-Type", "text/plain");
        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(refused.statusCode() == 405).as(verb + path).isEqualTo(!offered.contains(verb));
        assertThat(Json.tree(refused.body()).get("message").textValue()).isNotBlank();
      }
      var lost = send("GET", path + "/more/of/it", "");
      assertThat(lost.statusCode()).isEqualTo(404);
      assertThat(Json.tree(lost.body()).get("message").textValue()).isNotBlank();
    }
    var large = send("POST", "/api/auth/login", LARGE, "Content-Type", "application/json");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(Json.tree(large.body()).get("message").textValue()).isNotBlank();
  }

  @Test
  void what_is_missing_is_named_beside_the_old_words() throws Exception {
    var reports =
        Map.of(
            "{\"id\":1,\"status\":\"Order Served\"}", "[\"orderbot_id\"]",
            "{\"order_id\":1,\"orderbot_id\":1}", "[\"status\"]",
            "{}", "[\"id\",\"status\",\"orderbot_id\"]");
    for (var report : reports.entrySet()) {
      var refused = send("PUT", "/scheduler/update_status", report.getKey());
      scheduler(refused, 400);
      var told = Json.tree(refused.body());
      assertThat(told.get("error").textValue()).isEqualTo("Missing data");
      assertThat(told.get("missing")).isEqualTo(Json.tree(report.getValue()));
    }
    var order = Json.tree(send("POST", "/scheduler/set_order", "{\"drink\":\"Mojito\"}").body());
    assertThat(order.get("error").textValue()).isEqualTo("Missing order details");
    assertThat(order.get("missing")).isEqualTo(Json.tree("[\"size\",\"name\"]"));
  }
}

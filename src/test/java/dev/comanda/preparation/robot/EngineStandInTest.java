package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine of the tests does what the real one was seen to do. */
class EngineStandInTest {
  private static final String ORDER = "{\"order_id\":7,\"drink\":\"Gin Tonic\"}";

  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final EngineStandIn engine = EngineStandIn.start();
  private final StandInInstance robot = engine.instance();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer scheduler;
  private StandInCalls calls;

  @BeforeEach
  void start() throws IOException {
    scheduler = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    scheduler.start();
    calls = new StandInCalls("http://127.0.0.1:" + scheduler.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    calls.close();
    scheduler.stop(0);
    client.close();
    engine.close();
  }

  @Test
  void an_order_in_the_answer_ends_the_task() {
    answers("/set_callback", 200, Map.of("Content-Type", "application/json"), ORDER);
    calls.ask(robot);
    assertThat(robot.orders()).containsExactly(Json.tree(ORDER));
    assertThat(asked.poll()).startsWith("GET ").contains("Cpee-callback=" + engine.url());
  }

  @Test
  void told_to_wait_it_waits_at_the_address_that_it_gave() throws Exception {
    var waits = Map.of("CPEE-CALLBACK", "true", "Content-Type", "application/json");
    answers("/set_callback", 200, waits, "{\"message\":\"Callback URL added to the queue\"}");
    calls.ask(robot);
    assertThat(robot.orders()).isEmpty();
    var address = robot.headers().get("CPEE-CALLBACK");
    var answer = send(HttpRequest.newBuilder(URI.create(address)).GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.tree(answer.body()).get("type").textValue()).isEqualTo("callback");
  }

  @Test
  void told_to_wait_in_capitals_it_takes_the_words_for_its_order() {
    answers("/set_callback", 200, Map.of("CPEE-CALLBACK", "TRUE"), "wait");
    calls.ask(robot);
    assertThat(robot.broken()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {303, 307, 308, 400, 404, 500, 503})
  void a_failure_stops_it_for_good(int status) {
    answers("/set_callback", status, Map.of("Location", "/elsewhere"), "");
    calls.ask(robot);
    assertThat(robot.broken()).contains("set_callback: " + status);
    answers("/update_status", status, Map.of(), "");
    var other = engine.instance();
    calls.report(other, 7, "Getting Recipe", 1);
    assertThat(other.broken()).contains("update_status: " + status);
  }

  @Test
  void a_redirect_of_the_old_kind_is_followed() {
    answers("/set_callback", 302, Map.of("Location", "/elsewhere"), "");
    answers("/elsewhere", 200, Map.of("Content-Type", "application/json"), ORDER);
    calls.ask(robot);
    assertThat(robot.orders()).hasSize(1);
  }

  @Test
  void a_report_comes_as_a_form() {
    answers("/update_status", 200, Map.of(), "");
    calls.report(robot, 7, "Getting Recipe", 1);
    assertThat(asked.poll()).isEqualTo("PUT order_id=7&status=Getting%20Recipe&orderbot_id=1");
    assertThat(robot.broken()).isEmpty();
  }

  @Test
  void where_nobody_listens_it_stops_for_good() {
    scheduler.stop(0);
    calls.report(robot, 7, "Getting Recipe", 1);
    assertThat(robot.broken()).isPresent();
  }

  @Test
  void an_order_as_text_is_taken_and_stops_it_for_good() throws Exception {
    var put = put(robot.waitAnew(), ORDER).header("Content-Type", "text/plain");
    assertThat(send(put).statusCode()).isEqualTo(200);
    assertThat(robot.broken()).isPresent();
  }

  @Test
  void an_order_with_parameters_of_its_type_is_taken() throws Exception {
    var put =
        put(robot.waitAnew(), ORDER).header("Content-Type", "application/json; charset=utf-8");
    assertThat(send(put).statusCode()).isEqualTo(200);
    assertThat(robot.orders()).hasSize(1);
  }

  @Test
  void an_order_that_calls_itself_an_update_leaves_it_waiting() throws Exception {
    var address = robot.waitAnew();
    var put = put(address, ORDER).header("Content-Type", "application/json");
    assertThat(send(put.header("CPEE-UPDATE", "false")).statusCode()).isEqualTo(200);
    assertThat(robot.orders()).isEmpty();
    assertThat(robot.updates()).isEqualTo(1);
    assertThat(send(HttpRequest.newBuilder(URI.create(address)).GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void without_its_closing_slash_an_address_is_none() throws Exception {
    var address = robot.waitAnew();
    var put = put(address.substring(0, address.length() - 1), ORDER);
    assertThat(send(put).statusCode()).isEqualTo(404);
    assertThat(robot.orders()).isEmpty();
  }

  private static HttpRequest.Builder put(String address, String body) {
    return HttpRequest.newBuilder(URI.create(address))
        .PUT(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void answers(String path, int status, Map<String, String> headers, String body) {
    scheduler.createContext(
        path,
        exchange -> {
          asked.add(request(exchange));
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
          if (!body.isEmpty()) {
            exchange.getResponseBody().write(body.getBytes(UTF_8));
          }
          exchange.close();
        });
  }

  private static String request(HttpExchange exchange) throws IOException {
    var callback = exchange.getRequestHeaders().getFirst("CPEE-CALLBACK");
    return exchange.getRequestMethod().equals("GET")
        ? "GET Cpee-callback=" + callback
        : "PUT " + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What opens a code that the first gateway printed, written from that gateway's document alone: a
 * plain GET, an answer of two lines, no cookie, nothing of Comanda's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldScanClientTest {
  private static final Pattern SUCCESS =
      Pattern.compile("Preparing (.+?) ?\\n ?<br> Ordernumber ([1-9]\\d*)");

  private final TestApp bar = TestApp.demo(Clock.systemUTC());
  private final HttpClient http = HttpClient.newHttpClient();
  private int last;

  @AfterAll
  void close() {
    http.close();
    bar.close();
  }

  private HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(bar.url() + pathAndQuery)).GET().build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/OMS?drink=Gin+Tonic",
        "/OMS?drink=Gin%20Tonic",
        "/OMS/?drink=Gin+Tonic",
        "/order-management-system?drink=Gin+Tonic",
        "/order-management-system/?drink=Gin%20Tonic"
      })
  void an_order_is_placed(String code) throws Exception {
    var answer = get(code);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo("text/html");
    var words = SUCCESS.matcher(answer.body());
    assertThat(words.matches()).as(answer.body()).isTrue();
    assertThat(words.group(1)).isEqualTo("Gin Tonic");
    assertThat(Integer.parseInt(words.group(2))).isEqualTo(++last);
  }

  @Test
  void the_first_answer_is_the_documents_to_the_letter() throws Exception {
    try (var fresh = TestApp.demo(Clock.systemUTC())) {
      var request = HttpRequest.newBuilder(URI.create(fresh.url() + "/OMS?drink=Gin+Tonic"));
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("Preparing Gin Tonic \n <br> Ordernumber 1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/OMS", "/OMS?drink=", "/OMS?drinks=Gin+Tonic", "/order-management-system/"})
  void a_code_without_a_drink_is_told_so(String code) throws Exception {
    var answer = get(code);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("text/plain");
    assertThat(answer.body()).isEqualTo("Please specify a drink.");
  }

  @Test
  void what_cannot_be_ordered_fails() throws Exception {
    var answer = get("/OMS?drink=Petrol");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("text/plain");
    assertThat(answer.body()).isEqualTo("Failed to get a successful response");
  }

  @Test
  void without_a_database_it_fails_with_a_time_to_come_back() throws Exception {
    try (var fresh = TestApp.demo(Clock.systemUTC())) {
      fresh.loseDatabase();
      var request = HttpRequest.newBuilder(URI.create(fresh.url() + "/OMS?drink=Gin+Tonic"));
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("Failed to get a successful response");
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
  }
}

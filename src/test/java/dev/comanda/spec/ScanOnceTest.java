package dev.comanda.spec;

import static dev.comanda.spec.ScannedBar.GIN;
import static dev.comanda.spec.ScannedBar.failed;
import static dev.comanda.spec.ScannedBar.serial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Client;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same phone twice, two phones at once, and those who only look. */
class ScanOnceTest {
  private static final Duration WINDOW = Duration.ofSeconds(5);

  private final ScannedBar bar = new ScannedBar();

  @AfterEach
  void close() throws SQLException {
    bar.close();
  }

  @Test
  void the_same_drink_from_the_same_phone_within_the_window_is_the_same_order() {
    var phone = bar.phone();
    var first = phone.get(GIN).expect(200);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(first.header("Set-Cookie"))
        .contains("comanda_scan=", "HttpOnly", "SameSite=Lax", "Path=/");
    bar.clock.pass(WINDOW.minusMillis(1));
    var again = phone.get("/OMS/bar?drink=gin+tonic&size=Small").expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(bar.scans()).hasSize(1);
    serial(phone.get("/OMS?drink=Martini"), 2);
    bar.clock.pass(Duration.ofMillis(1));
    serial(phone.get(GIN), 3);
    bar.clock.pass(Duration.ofSeconds(3));
    serial(phone.get(GIN), 3);
    bar.clock.pass(Duration.ofSeconds(3));
    serial(phone.get(GIN), 4);
  }

  @Test
  void the_window_can_be_off_and_the_place_of_old_codes_be_named() {
    var settings =
        Map.of(
            ScanSettings.PATH.name(), "/drinks",
            ScanSettings.LOCATION.name(), "bistro",
            ScanSettings.WINDOW.name(), "0");
    try (var app = TestApp.demo(bar.clock, settings);
        var phone = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      assertThat(text(phone, app.url() + "/drinks?drink=Gin+Tonic")).startsWith("Failed");
      assertThat(text(phone, app.url() + "/drinks/bar?drink=Gin+Tonic")).endsWith(" 1");
      assertThat(text(phone, app.url() + "/drinks/bar?drink=Gin+Tonic")).endsWith(" 2");
      app.database()
          .write(tx -> tx.update("UPDATE location SET scan = 'direct' WHERE slug = 'bistro'"));
      assertThat(text(phone, app.url() + "/order-management-system?drink=Burrata")).endsWith(" 1");
      assertThat(text(phone, app.url() + "/drinks/bar?drink=Gin+Tonic")).endsWith(" 3");
    }
  }

  private static String text(HttpClient phone, String url) {
    return phone
        .sendAsync(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .join()
        .body();
  }

  @Test
  void every_answer_sets_the_cookie_and_keeps_it() {
    var phone = bar.phone();
    failed(phone.get("/OMS?drink=Petrol"));
    var cookie = phone.cookie("comanda_scan").orElseThrow();
    phone.get("/OMS").expect(400);
    phone.head(GIN).expect(200);
    serial(phone.get(GIN), 1);
    assertThat(phone.cookie("comanda_scan")).contains(cookie);
    var forged = bar.evening.nobody.with("Cookie", "comanda_scan=x; y=" + "z".repeat(500));
    serial(forged.get(GIN), 2);
  }

  @Test
  void whoever_sends_no_cookie_always_orders() {
    for (int i = 1; i <= 3; i++) {
      serial(bar.phone().get(GIN), i);
    }
  }

  @Test
  void two_phones_at_once_both_order_and_one_phone_at_once_orders_once() throws Exception {
    var twenty = IntStream.range(0, 20).mapToObj(i -> bar.phone()).toList();
    atOnce(twenty.stream().<Callable<Client.Answer>>map(each -> () -> each.get(GIN)).toList())
        .forEach(answer -> answer.expect(200));
    assertThat(bar.scans()).hasSize(20);
    var phone = bar.phone();
    serial(phone.get("/OMS?drink=Martini"), 21);
    var answers =
        atOnce(
            IntStream.range(0, 20)
                .<Callable<Client.Answer>>mapToObj(i -> () -> phone.get("/OMS?drink=Mojito"))
                .toList());
    answers.forEach(answer -> serial(answer, 22));
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
        .hasSize(1);
    assertThat(bar.scans()).hasSize(22);
  }

  private static List<Client.Answer> atOnce(List<Callable<Client.Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Client.Answer>();
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  @Test
  void a_head_a_prefetch_and_a_preview_order_nothing() {
    for (var header :
        List.of(
            Map.entry("Purpose", "prefetch"),
            Map.entry("Sec-Purpose", "prefetch;prerender"),
            Map.entry("X-Purpose", "preview"),
            Map.entry("X-Moz", "prefetch"),
            Map.entry("User-Agent", "facebookexternalhit/1.1 Facebot Twitterbot/1.0"),
            Map.entry("User-Agent", "WhatsApp/2.23.20.0"),
            Map.entry("User-Agent", "TelegramBot (like TwitterBot)"),
            Map.entry("User-Agent", "Slackbot-LinkExpanding 1.0"),
            Map.entry("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)"))) {
      var answer = bar.phone().with(header.getKey(), header.getValue()).get(GIN).expect(200);
      assertThat(answer.text()).contains("Order now").doesNotContain("Ordernumber");
    }
    var head = bar.phone().head(GIN).expect(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Type")).startsWith("text/html");
    bar.phone().head("/OMS").expect(400);
    failed(bar.phone().with("Purpose", "prefetch").get("/OMS?drink=Petrol"));
    for (var answer : List.of(bar.phone().post(GIN, ""), bar.phone().put(GIN, ""))) {
      answer.expect(405);
      assertThat(answer.text()).isEqualTo("Failed to get a successful response");
    }
    assertThat(bar.scans()).isEmpty();
    serial(bar.phone().with("User-Agent", "orderbot/1.0").get(GIN), 1);
  }
}

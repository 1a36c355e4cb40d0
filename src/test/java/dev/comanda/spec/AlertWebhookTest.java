package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What those who run a place are told of its connections is posted to a program of theirs, too. */
class AlertWebhookTest {
  private static final String PATH = "/api/locations/bistro/alert-webhook";

  private final HandClock clock = new HandClock(Instant.now());
  @AutoClose private final Evening evening = new Evening(clock);
  @AutoClose private final HookReceiver receiver = new HookReceiver();
  private final Bookings bookings = new Bookings(evening);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.comanda");

  @AfterEach
  void listenNoMore() {
    root.detachAppender(lines);
    ours.setLevel(null);
  }

  private JsonNode set(Map<String, Object> body) {
    return evening.admin.put(PATH, body).expect(200).json();
  }

  private JsonNode set() {
    return set(Map.of("url", receiver.url()));
  }

  private JsonNode until(Predicate<JsonNode> so) {
    return bookings.until(evening.admin, PATH, so);
  }

  /** A line that failed, of which they are told. */
  private JsonNode failed() {
    var line = bookings.order(bookings.asleep());
    ParkedRows.error(evening.app.database(), Bookings.id(line));
    told(line, 1);
    return line;
  }

  /** The same, after which it is over. */
  private void failedAndOver() {
    var line = failed();
    bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
    told(line, 0);
  }

  private void told(JsonNode line, int alerts) {
    var health = Connections.ALL + "/" + line.get("integration_id").textValue() + "/health";
    bookings.until(health, seen -> seen.get("alerts").size() == alerts);
  }

  private List<String> what() {
    return receiver.got().stream().map(HookReceiver.Got::what).toList();
  }

  @Test
  void what_is_told_is_posted_in_its_order_signed_and_once_by_however_many_nodes() {
    var secret = set().get("secret").textValue();
    try (var _ = evening.app.beside(clock)) {
      failedAndOver();
      failedAndOver();
      receiver.until(4);
      until(seen -> seen.get("waiting").intValue() == 0);
    }
    assertThat(what())
        .containsExactly("alert error", "recovered error", "alert error", "recovered error");
    assertThat(receiver.got()).allMatch(each -> each.signedBy(secret));
    assertThat(receiver.got()).noneMatch(each -> each.signedBy("whsec_" + "A".repeat(44)));
    assertThat(receiver.got()).extracting(HookReceiver.Got::id).doesNotHaveDuplicates();
    for (var got : receiver.got()) {
      assertThat(got.path()).isEqualTo("/alerts/?of=bistro");
      var json = got.json();
      assertThat(got.id())
          .isEqualTo(json.get("location_id").textValue() + ":" + json.get("position").textValue());
      assertThat(json.at("/data/workshop").textValue()).isEqualTo("Bennys Auto");
    }
    var seen = evening.admin.get(PATH).expect(200).json();
    assertThat(seen.get("state").textValue()).isEqualTo("up_to_date");
    assertThat(seen.has("last_success_at")).isTrue();
    assertThat(seen.has("last_error") || seen.has("secret")).isFalse();
  }

  @Test
  void what_is_not_taken_comes_again_under_its_id_and_before_what_follows() {
    set();
    receiver.answers(302);
    failedAndOver();
    receiver.until(2);
    var seen = until(each -> each.get("waiting").intValue() == 2 && each.has("next_try_at"));
    assertThat(seen.get("state").textValue()).isEqualTo("failing");
    assertThat(seen.get("last_error").textValue()).isEqualTo("It answered 302.");
    assertThat(seen.has("last_success_at")).isFalse();
    receiver.answers(200);
    set();
    until(each -> each.get("state").textValue().equals("up_to_date"));
    var first = receiver.got().getFirst();
    var got = receiver.got();
    assertThat(got.subList(0, got.size() - 1))
        .allMatch(each -> each.id().equals(first.id()) && each.body().equals(first.body()));
    assertThat(got.getLast().what()).isEqualTo("recovered error");
  }

  @Test
  void what_nobody_has_taken_for_three_days_is_left_out_and_that_shows() {
    set();
    receiver.answers(500);
    var line = failed();
    receiver.until(1);
    clock.pass(Duration.ofDays(3).plusMinutes(1));
    bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
    told(line, 0);
    set();
    var seen = until(each -> each.get("left_out").intValue() == 1);
    assertThat(seen.get("waiting").intValue()).isEqualTo(1);
    receiver.answers(200);
    set();
    seen = until(each -> each.get("waiting").intValue() == 0);
    assertThat(receiver.got().getLast().what()).isEqualTo("recovered error");
    assertThat(seen.has("left_out_at")).isTrue();
  }

  @Test
  void what_the_log_does_not_have_any_more_is_left_out_and_that_shows() {
    set();
    receiver.answers(500);
    var line = failed();
    receiver.until(1);
    until(each -> each.get("tries").intValue() > 0);
    evening.app.database().write(StateRows::prune);
    receiver.answers(200);
    set();
    until(each -> each.get("left_out").intValue() == 1 && each.get("waiting").intValue() == 0);
    bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
    until(each -> each.has("last_success_at"));
    assertThat(receiver.got().getLast().what()).isEqualTo("recovered error");
  }

  @Test
  void a_new_one_tells_what_begins_from_then_on_and_a_deleted_one_nothing() {
    var line = failed();
    set();
    bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
    assertThat(receiver.until(1).getFirst().what()).isEqualTo("recovered error");
    evening.admin.delete(PATH).expect(204);
    failedAndOver();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void a_secret_is_another_when_that_is_asked_for_and_a_test_is_signed_by_it() {
    var first = set().get("secret").textValue();
    assertThat(set().has("secret")).isFalse();
    var test = evening.admin.post(PATH + "/test", "").expect(200).json();
    assertThat(test.get("taken").booleanValue()).isTrue();
    var body = Map.<String, Object>of("url", receiver.url(), "new_secret", true);
    var second = set(body).get("secret").textValue();
    receiver.answers(401);
    test = evening.admin.post(PATH + "/test", "").expect(200).json();
    assertThat(test.get("taken").booleanValue()).isFalse();
    assertThat(test.get("text").textValue()).isEqualTo("It answered 401.");
    var got = receiver.got();
    assertThat(got.getFirst().json().get("type").textValue()).isEqualTo("webhook.test");
    assertThat(got.getFirst().signedBy(first)).isTrue();
    assertThat(got.getLast().signedBy(first)).isFalse();
    assertThat(got.getLast().signedBy(second)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alerts.example",
        "ftp://alerts.example/",
        "mailto:alerts@example.com",
        "http://user:word@alerts.example/",
        "http://alerts.example/#here",
        "http://alerts.example/a b",
        "http://alerts.example:0/",
        "http://169.254.169.254/latest/meta-data",
        "http://2852039166/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://224.0.0.1/",
      })
  void an_address_that_may_not_be_called_is_refused_by_the_name_of_its_field(String url) {
    var refused = evening.admin.put(PATH, Map.of("url", url)).expect(400, "invalid");
    assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo("/url");
    evening.admin.put(PATH, Map.of("url", "http://a/" + "x".repeat(500))).expect(400, "invalid");
    evening.admin.get(PATH).expect(404, "not_found");
  }

  @Test
  void only_administrators_see_or_change_it() {
    set();
    for (var client : List.of(evening.manager, evening.waiter, evening.kitchen)) {
      client.get(PATH).expect(403, "forbidden");
      client.put(PATH, Map.of("url", receiver.url())).expect(403, "forbidden");
      client.delete(PATH).expect(403, "forbidden");
      client.post(PATH + "/test", "").expect(403, "forbidden");
    }
  }

  @Test
  void its_secret_is_told_once_and_found_nowhere() {
    lines.start();
    root.addAppender(lines);
    ours.setLevel(Level.TRACE);
    var secret = set().get("secret").textValue();
    failedAndOver();
    receiver.answers(500);
    failed();
    until(each -> each.get("state").textValue().equals("failing"));
    var told = new ArrayList<String>();
    for (var path :
        List.of(PATH, "/api/audit?limit=100", "/api/locations/bistro/events?limit=1000")) {
      told.add(evening.admin.get(path).expect(200).text());
    }
    told.add(evening.admin.put(PATH, Map.of("url", receiver.url())).expect(200).text());
    lines.list.forEach(
        each ->
            told.add(
                each.getFormattedMessage() + each.getMDCPropertyMap() + each.getThrowableProxy()));
    told.addAll(ConnectionRows.texts(evening.app.database()));
    receiver.got().forEach(each -> told.add(each.toString()));
    assertThat(told).hasSizeGreaterThan(100).anyMatch(each -> each.contains("alert_webhook.set"));
    for (var form : forms(secret.substring("whsec_".length())).toList()) {
      assertThat(told.stream().filter(each -> each.contains(form))).as(form).isEmpty();
    }
  }

  private static Stream<String> forms(String secret) {
    var hex = HexFormat.of();
    return Stream.of(
        secret,
        hex.formatHex(Base64.getDecoder().decode(secret)),
        hex.formatHex(secret.getBytes(UTF_8)),
        Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
  }
}

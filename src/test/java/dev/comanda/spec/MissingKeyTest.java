package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A key that is not there is told wherever an operator looks, and all goes on once it is back. */
class MissingKeyTest {
  private static final String KEY = "one:" + "A".repeat(43) + "=\n";
  private static final String OTHER = "two:" + "C".repeat(42) + "A=\n";
  private static final String HOOK = "/api/locations/bistro/alert-webhook";

  @TempDir Path folder;
  private Path file;
  private Evening evening;
  private Bookings bookings;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.comanda");

  @BeforeEach
  void open() throws IOException {
    file = Files.writeString(folder.resolve("keys"), KEY);
    var clock = Clock.systemUTC();
    var named = Map.of("COMANDA_SECRET_KEY_FILE", file.toString());
    evening = new Evening(TestApp.demo(clock, named), clock, "");
    bookings = new Bookings(evening);
    lines.start();
    ours.addAppender(lines);
  }

  @AfterEach
  void close() {
    ours.detachAppender(lines);
    evening.close();
  }

  private void missing() throws IOException {
    Files.writeString(file, OTHER);
  }

  private void back() throws IOException {
    Files.writeString(file, OTHER + KEY);
  }

  private long warned() {
    return lines.list.stream()
        .filter(each -> each.getLevel() == Level.WARN)
        .filter(each -> each.getFormattedMessage().startsWith("what is kept sealed"))
        .filter(each -> each.getFormattedMessage().contains("by the key one,"))
        .count();
  }

  private String warnings() {
    return evening.nobody.get("/readyz").expect(200).json().path("warnings").toString();
  }

  private void worker(JsonNode at, boolean runs) {
    evening.admin.put(Connections.path(at) + "/state", Map.of("worker", runs)).expect(200);
  }

  private JsonNode alive(JsonNode at) {
    var path = "/integrations/" + at.get("slug").textValue() + "/alive";
    return evening.admin.get(path).expect(200).json();
  }

  private static String credentials(JsonNode seen) {
    return seen.get("credentials").textValue();
  }

  @Test
  void who_signs_in_for_a_connection_is_unreadable_until_the_key_is_back() throws IOException {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      var at = bookings.to(erp);
      var health = Connections.path(at) + "/health";
      bookings.until(bookings.order(at), "created");
      worker(at, false);
      bookings.until(health, seen -> !seen.get("running").booleanValue());
      missing();
      worker(at, true);
      var seen = bookings.until(health, now -> now.has("gate") && !now.get("alerts").isEmpty());
      assertThat(credentials(seen)).isEqualTo("unreadable");
      assertThat(seen.at("/reason/code").textValue()).isEqualTo("credentials_unreadable");
      assertThat(seen.at("/reason/text").textValue()).contains("by the key one,");
      assertThat(seen.at("/alerts/0/cause").textValue()).isEqualTo("credentials");
      var shown = evening.admin.get(Connections.path(at)).expect(200).json();
      assertThat(credentials(shown)).isEqualTo("unreadable");
      assertThat(credentials(alive(at))).isEqualTo("unreadable");
      assertThat(warnings()).contains("by the key one,");
      assertThat(warned()).isEqualTo(1);
      var check = evening.admin.post(Connections.path(at) + "/check").expect(200).json();
      assertThat(check.at("/reason/text").textValue()).contains("by the key one,");
      var waits = bookings.order(at);
      back();
      bookings.until(waits, "created");
      var well = bookings.until(health, now -> now.get("alerts").isEmpty());
      assertThat(well.get("works").booleanValue()).as("%s", well).isTrue();
      assertThat(credentials(well)).isEqualTo("set");
      assertThat(credentials(alive(at))).isEqualTo("set");
      assertThat(warnings()).doesNotContain("by the key one,");
    }
  }

  @Test
  void what_nobody_knows_is_looked_for_again_though_its_own_login_cannot_be_read()
      throws IOException {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      erp.from(Fault.CLAIMS);
      var at = bookings.to(erp);
      var sent = new HashMap<>(Connections.line("own"));
      sent.put("worksheet", Bookings.DOCUMENT);
      sent.put("password", LinesStandIn.SECRET);
      evening
          .admin
          .post("/integrations/" + at.get("slug").textValue() + "/create", sent)
          .expect(200);
      var line = bookings.list("integration=" + Bookings.id(at)).getFirst();
      bookings.until(line, "unknown");
      missing();
      var looked =
          bookings.until(
              Bookings.path(line), now -> now.at("/tried/0/said").asText().equals("notseen"));
      assertThat(Bookings.state(looked)).isEqualTo("unknown");
      assertThat(looked.has("due_at")).as("%s", looked).isTrue();
      assertThat(looked.at("/tried/0/steps").toString())
          .contains("credentials_unreadable", "by the key one,");
      assertThat(warned()).isEqualTo(1);
      back();
      bookings.until(
          Bookings.path(line), now -> now.at("/tried/0/said").asText().equals("missing"));
    }
  }

  @Test
  void a_webhook_whose_secret_cannot_be_read_says_so_and_blames_nobody_else() throws IOException {
    try (var receiver = new HookReceiver()) {
      evening.admin.put(HOOK, Map.of("url", receiver.url())).expect(200);
      missing();
      var tested = evening.admin.post(HOOK + "/test").expect(200).json();
      assertThat(tested.get("taken").booleanValue()).isFalse();
      assertThat(tested.get("text").textValue()).contains("nothing was sent", "by the key one,");
      ParkedRows.error(evening.app.database(), Bookings.id(bookings.order(bookings.asleep())));
      var failing =
          bookings.until(evening.admin, HOOK, seen -> seen.get("state").asText().equals("failing"));
      assertThat(failing.get("text").textValue())
          .contains("nothing was sent", "by the key one,")
          .doesNotContain("receiver");
      assertThat(receiver.got()).isEmpty();
      back();
      bookings.until(evening.admin, HOOK, seen -> seen.get("state").asText().equals("up_to_date"));
    }
  }
}

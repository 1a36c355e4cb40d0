package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.HandClock;
import dev.comanda.http.Client;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The password of who signs in at an ERP goes to whoever seals it, and nowhere else. */
class ErpPasswordTest {
  private static final String ALL = Connections.ALL;
  private static final String SECRET = "Zk9.planted.7Qx";

  @AutoClose
  private final Evening evening = new Evening(new HandClock(Instant.parse("2026-05-31T18:00:00Z")));

  private final Connections connections = new Connections(evening);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.comanda");

  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void listenNoMore() {
    root.detachAppender(lines);
    ours.setLevel(null);
  }

  private Client.Answer told(Client.Answer answer) {
    told.add(answer.text() + answer.headers());
    return answer;
  }

  private Map<String, Object> body(Object password) {
    var body = new HashMap<>(connections.body("bistro", "username", "ada"));
    body.put("password", password);
    return body;
  }

  @Test
  void a_planted_password_is_found_nowhere() {
    var panel = evening.manager.get("/api/locations/bistro/panel").expect(200).json();
    var path = used();
    refused(path);
    for (var where : List.of(ALL, path, path + "/mappings", "/api/audit?limit=100")) {
      told(evening.admin.get(where).expect(200));
    }
    told(evening.admin.with("Accept", "text/csv").get("/api/audit").expect(200));
    told(evening.admin.get("/api/locations/bistro/events?limit=1000").expect(200));
    var begin = panel.get("position").textValue();
    try (var ear = new Ear(evening.app.url(), "/live/locations/bistro", token(), begin)) {
      told.add(ear.hears(each -> each.toString().contains("integration.changed")).toString());
    }
    told(evening.admin.delete(path).expect(204));
    lines.list.forEach(each -> told.add(each.getFormattedMessage() + each.getMDCPropertyMap()));
    told.addAll(ConnectionRows.texts(evening.app.database()));
    assertThat(told).hasSizeGreaterThan(100);
    for (var form : List.of(SECRET, hex(), Base64.getEncoder().encodeToString(bytes()))) {
      assertThat(told.stream().filter(each -> each.contains(form))).isEmpty();
    }
  }

  private String token() {
    return evening.token("admin");
  }

  private static byte[] bytes() {
    return SECRET.getBytes(UTF_8);
  }

  private static String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** One that has it, and all that is done to that. */
  private String used() {
    var body = body(SECRET);
    var made = told(evening.admin.key("planted").post(ALL, body).expect(201));
    told(evening.admin.key("planted").post(ALL, body).expect(201));
    var path = Connections.path(made.json());
    told(evening.admin.patch(path, Map.of("password", SECRET + "2")).expect(200));
    told(evening.admin.put(path + "/state", Map.of("worker", false)).expect(200));
    for (var act : List.of("pause", "resume")) {
      told(evening.admin.post("/api/locations/bistro/integrations/" + act).expect(200));
    }
    var number = Connections.number(evening.product, "10");
    told(evening.manager.put(path + "/mappings", number).expect(200));
    return path;
  }

  /** It stands where it should not, or beside something that is wrong. */
  private void refused(String path) {
    told(evening.admin.post(ALL, body(SECRET.repeat(50))).expect(400));
    told(evening.admin.post(ALL, body(SECRET + "\n")).expect(400));
    told(evening.admin.post(ALL, body(Map.of(SECRET, SECRET))).expect(400));
    told(evening.admin.post(ALL, body(List.of(SECRET))).expect(400));
    told(evening.admin.post(ALL, connections.body("bistro", "password", SECRET)).expect(400));
    var address = "http://ada:" + SECRET + "@erp.example/";
    told(evening.admin.patch(path, Map.of("address", address)).expect(400));
    for (var field : List.of("port", "book_on", "connector", "slug", "mark_prefix", "location")) {
      var wrong = Map.of("password", SECRET, field, "\u00e4 " + SECRET);
      told(evening.admin.patch(path, wrong).expect(400));
    }
    told(evening.admin.patch(path, "{\"password\": \"" + SECRET + "\"").expect(400, "malformed"));
    told(evening.admin.patch(path, "{\"password\": " + SECRET + "}").expect(400, "malformed"));
    told(evening.waiter.patch(path, Map.of("password", SECRET)).expect(403, "forbidden"));
    told(evening.nobody.patch(path, Map.of("password", SECRET)).expect(401));
    var old = evening.admin.with("If-Match", "\"0\"");
    told(old.patch(path, Map.of("password", SECRET)).expect(412, "version_mismatch"));
  }

  @Test
  void what_is_remembered_of_a_request_does_not_let_it_be_guessed() {
    var body = body(SECRET);
    var first = evening.admin.key("once").post(ALL, body).expect(201).json();
    body.put("password", "another");
    var again = evening.admin.key("once").post(ALL, body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first);
    body.put("workshop", "Another");
    evening.admin.key("once").post(ALL, body).expect(422, "idempotency_key_reused");
  }
}

package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.erp.lines.SheetsErp.Mishap;
import dev.comanda.http.Plain;
import dev.comanda.log.writer.Wait;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Who signs in for an integration, and who for one line, is told to nobody, whatever becomes of
 * their lines and whatever the ERP says.
 */
class DeliverySecretsTest {
  private static final String USER = "planted.user";

  @AutoClose private final Workbench bench = new Workbench();
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

  private static Map<String, Object> task(String id, String password) {
    var task = new HashMap<String, Object>();
    task.put("workshop", "Bennys Auto");
    task.put("worksheet", "W" + id);
    task.put("product_nr", "10");
    task.put("product_amount", "4.7");
    task.put("uniqueid", id);
    task.put("username", USER);
    task.put("password", password);
    return task;
  }

  private void told(HttpResponse<String> answer) {
    told.add(answer.headers() + answer.body());
  }

  @Test
  void a_planted_password_is_found_nowhere() {
    var made = bench.booksOil();
    var slug = "/integrations/" + made.get("slug").textValue() + "/";
    var count = new AtomicInteger();
    bench.erp.script(
        request ->
            switch (count.incrementAndGet() % 4) {
              case 1 -> Mishap.SHOWS;
              case 2 -> request.writes() ? Mishap.TELLS : Mishap.NONE;
              default -> Mishap.NONE;
            });
    try (var plain = new Plain(bench.evening.app.url(), bench.evening.token("admin"))) {
      for (int i = 0; i < 4; i++) {
        told(plain.post(slug + "create", task("line-" + i, SheetsErp.SECRET)));
        bench.order(bench.bay("S" + i), bench.oil, "1");
      }
      told(plain.post(slug + "create", task("refused", SheetsErp.OTHER_SECRET)));
      told(plain.post(slug + "create", task("refused", SheetsErp.SECRET + "\n")));
      told(plain.post(slug + "create", task("line-0", SheetsErp.OTHER_SECRET)));
      Wait.until("all was tried", () -> bench.rows(made).stream().noneMatch(this::fresh));
      bench.erp.script(request -> Mishap.NONE);
      Wait.until("what can be booked is", () -> bench.rows(made).stream().allMatch(this::over));
      for (var path : List.of("queue", "queue?type=error", "alive")) {
        told(plain.get(slug + path));
      }
      bench.rows(made).forEach(row -> told(plain.get(status(slug, row))));
      told(plain.put(slug + "clear_queue?type=error"));
      looks(made, plain);
    }
    assertThat(told).hasSizeGreaterThan(100);
    for (var form : forms().toList()) {
      assertThat(told.stream().filter(each -> each.contains(form))).as(form).isEmpty();
    }
  }

  private boolean fresh(BookedRows.Row row) {
    return BookedRows.attempts(bench.evening.app.database(), row.id()).isEmpty();
  }

  private boolean over(BookedRows.Row row) {
    return row.state().equals("created") || row.state().equals("error");
  }

  private static String status(String slug, BookedRows.Row row) {
    return slug + "get_order_status?uniqueid=" + row.mark().substring("OilMat:".length());
  }

  /** Everywhere where somebody can look. */
  private void looks(JsonNode made, Plain plain) {
    var path = Connections.path(made);
    for (var where : List.of(Connections.ALL, path, path + "/mappings", "/api/audit?limit=100")) {
      told(plain.get(where));
    }
    told(plain.get("/api/locations/bistro/events?limit=1000"));
    told(plain.get("/metrics"));
    told(plain.get("/readyz"));
    lines.list.forEach(
        each ->
            told.add(
                each.getFormattedMessage() + each.getMDCPropertyMap() + each.getThrowableProxy()));
    told.addAll(ConnectionRows.texts(bench.evening.app.database()));
  }

  private static Stream<String> forms() {
    return Stream.of(SheetsErp.SECRET, SheetsErp.OTHER_SECRET)
        .map(secret -> secret.substring("whsec_".length()))
        .flatMap(
            secret ->
                Stream.of(
                    secret,
                    new String(Base64.getDecoder().decode(secret), UTF_8),
                    HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                    Base64.getEncoder().encodeToString(secret.getBytes(UTF_8))));
  }
}

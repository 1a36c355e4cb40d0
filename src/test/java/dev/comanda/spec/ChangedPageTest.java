package dev.comanda.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.db.TestFolders;
import dev.comanda.delivery.LookRows;
import dev.comanda.demo.erp.DemoErp;
import dev.comanda.demo.erp.Kind;
import dev.comanda.demo.erp.Switch;
import dev.comanda.log.writer.Wait;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo ERP's page is changed over night, and a person knows before the first order. */
class ChangedPageTest {
  private final Path folder = TestFolders.make();
  private final DemoErp erp = new DemoErp(DemoErp.Settings.of(0, folder.resolve("erp")));
  private final Evening evening =
      new Evening(TestApp.garage(folder.resolve("browsers")), Clock.systemUTC(), "");
  private final Bookings bookings = new Bookings(evening);

  @AfterEach
  void close() {
    evening.close();
    erp.close();
    TestFolders.remove(folder);
  }

  private JsonNode books() {
    var connections = new Connections(evening);
    var body = connections.body("bistro", "document_rule", "fixed");
    body.put("fixed_document", "558");
    body.put("connector", "demoerp");
    body.put("address", erp.url().toString());
    body.put("username", DemoErp.USER);
    body.put("password", DemoErp.PASSWORD);
    body.put("canary_at", "00:00");
    var made = connections.made(body);
    bookings.number(made, "10");
    return made;
  }

  private JsonNode until(JsonNode made, Predicate<JsonNode> canary) {
    var path = Connections.path(made) + "/health";
    Wait.until("it is so", () -> canary.test(health(path).path("canary")));
    return health(path);
  }

  private JsonNode health(String path) {
    return evening.manager.get(path).expect(200).json();
  }

  private boolean told(JsonNode made) {
    var alerts = health(Connections.path(made) + "/health").get("alerts");
    return alerts.findValuesAsText("cause").contains("canary");
  }

  @Test
  void what_was_not_found_is_shown_with_its_step_and_a_picture_and_lines_go_on_when_it_is_mended() {
    var made = books();
    var id = UUID.fromString(Bookings.id(made));
    var line = bookings.until(bookings.order(made), "created");
    pictured(line);
    int logIns = erp.counts().logIns();
    LookRows.daysAgo(evening.app.database(), id);
    until(made, canary -> !canary.path("picture").isMissingNode());
    assertThat(erp.counts().logIns()).as("in the browser that was signed in").isEqualTo(logIns);
    erp.faults().on(Switch.once(Kind.RENAMED_FIELD).times(0));
    LookRows.daysAgo(evening.app.database(), id);
    var wrong =
        until(made, canary -> canary.path("ok").isBoolean() && !canary.get("ok").asBoolean());
    assertThat(wrong.at("/canary/step").textValue()).isEqualTo("check");
    assertThat(wrong.at("/canary/reason/text").textValue()).contains("Menge");
    Wait.until("it is told", () -> told(made));
    shown(Connections.path(made) + "/canary/pictures/" + wrong.at("/canary/picture"));
    erp.faults().off();
    LookRows.earlier(evening.app.database(), id, 16);
    Wait.until("it is over", () -> !told(made));
    bookings.until(bookings.order(made), "created");
    assertThat(erp.books().worksheet(558).orElseThrow().lines()).hasSize(2);
  }

  private void pictured(JsonNode line) {
    var path = Bookings.path(line);
    Wait.until("it is kept", () -> !bookings.now(line).get("tried").isEmpty());
    var steps = bookings.now(line).at("/tried/0/steps");
    assertThat(steps.findValuesAsText("step")).contains("before submit", "after submit", "found");
    for (var step : steps) {
      assertThat(step.get("text").textValue()).doesNotContain(DemoErp.PASSWORD);
      if (step.has("picture")) {
        shown(
            path
                + "/attempts/"
                + bookings.now(line).at("/tried/0/id").textValue()
                + "/pictures/"
                + step.get("picture"));
      }
    }
  }

  private void shown(String path) {
    var png = evening.manager.get(path).expect(200).body();
    assertThat(new String(png, ISO_8859_1)).startsWith("\u0089PNG").hasSizeGreaterThan(5_000);
  }
}

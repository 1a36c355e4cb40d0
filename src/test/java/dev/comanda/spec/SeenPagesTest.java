package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.LookRows;
import dev.comanda.delivery.PaintedErp;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.log.writer.Wait;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an ERP showed while a line was booked is there for those who run the place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenPagesTest {
  private static final String PASSWORD = "hush \"hush\" & ä";

  @AutoClose private final Workbench bench = new Workbench();

  /** One that books in an ERP with pages, which nobody else has. */
  private JsonNode paints() {
    var own = URI.create("http://127.0.0.1:8000/painted-" + bench.evening.next());
    return bench.booksOil(
        Map.of(
            "connector",
            "painted",
            "address",
            own.toString(),
            "username",
            "benny",
            "password",
            PASSWORD));
  }

  private static PaintedErp.Office office(JsonNode made) {
    return PaintedErp.at(URI.create(made.get("address").textValue()));
  }

  private String ordered(JsonNode made) {
    bench.order(bench.bay("S" + bench.evening.next()), bench.oil, "1");
    return "/api/deliveries/" + bench.rows(made).getLast().id();
  }

  private JsonNode seen(String path) {
    return bench.evening.manager.get(path).expect(200).json();
  }

  private JsonNode tried(String path) {
    Wait.until("it was tried", () -> !seen(path).get("tried").isEmpty());
    Wait.until("it is over", () -> !seen(path).at("/tried/0/said").textValue().equals("under_way"));
    return seen(path).get("tried");
  }

  private static String picture(String path, JsonNode attempt, int no) {
    return path + "/attempts/" + attempt.get("id").textValue() + "/pictures/" + no;
  }

  @Test
  void each_step_of_an_attempt_has_its_words_and_its_picture() {
    var made = paints();
    var path = ordered(made);
    var steps = tried(path).at("/0/steps");
    assertThat(steps.findValuesAsText("step"))
        .containsExactly("found", "before submit", "asked", "after submit", "found");
    assertThat(steps.findValuesAsText("picture")).containsExactly("1", "2", "3", "4");
    assertThat(steps.at("/0/text").textValue()).contains("words words").hasSizeGreaterThan(2_000);
    var shown = bench.evening.manager.get(picture(path, tried(path).get(0), 2)).expect(200);
    assertThat(shown.body()).isEqualTo(PaintedErp.picture());
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void a_picture_is_there_only_for_who_runs_that_place() {
    var made = paints();
    var path = ordered(made);
    var own = picture(path, tried(path).get(0), 1);
    bench.evening.waiter.get(own).expect(403, "forbidden");
    var other = Map.of("slug", "afar", "name", "Afar", "currency", "EUR", "time_zone", "UTC");
    var place = new HashMap<String, Object>(other);
    place.put("languages", java.util.List.of("en"));
    bench.admin().post("/api/locations", place).expect(201);
    var elsewhere = bench.connections.made(bench.connections.body("afar", "book_on", "never"));
    var id = UUID.fromString(elsewhere.get("id").textValue());
    LookRows.plantLook(bench.evening.app.database(), id, PaintedErp.picture());
    var look = Connections.path(elsewhere) + "/canary/pictures/1";
    bench.admin().get(look).expect(200);
    bench.evening.manager.get(look).expect(404, "not_found");
  }

  @Test
  void a_picture_that_is_kept_no_more_is_said_to_be_so() {
    var made = paints();
    var path = ordered(made);
    var attempt = tried(path).get(0);
    var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    assertThat(LookRows.prune(bench.evening.app.database(), id)).isEqualTo(4);
    var step = seen(path).at("/tried/0/steps/0");
    assertThat(step.has("picture")).isFalse();
    assertThat(step.get("pruned").booleanValue()).isTrue();
    assertThat(step.get("text").textValue()).isNotEmpty();
    bench.evening.manager.get(picture(path, attempt, 1)).expect(404, "not_found");
  }

  @Test
  void neither_page_nor_request_nor_error_nor_look_says_who_signs_in() {
    var made = paints();
    tried(ordered(made));
    office(made).linesMeet = Optional.of(Trouble.Kind.REFUSED);
    var path = ordered(made);
    var task = Connections.line("own-" + bench.evening.next());
    task.put("worksheet", "W1");
    task.put("password", "another & \"secret\"");
    var at = "/integrations/" + made.get("slug").textValue() + "/create";
    bench.admin().post(at, task).expect(200);
    bench.until(made, "error", 2);
    office(made).looksMeet = Optional.of(Trouble.Kind.PAGE_UNKNOWN);
    var check = bench.admin().post(Connections.path(made) + "/check").expect(200).text();
    assertThat(check).contains("no table, ********").doesNotContain("hush");
    tried(path);
    assertThat(seen(path).at("/reason/text").textValue()).isEqualTo("found: no table, ********");
    var own = "/api/deliveries/" + bench.rows(made).getLast().id();
    assertThat(tried(own).toString()).contains("********");
    for (var text : ConnectionRows.texts(bench.evening.app.database())) {
      assertThat(text).doesNotContain("hush").doesNotContain("another &");
    }
  }
}

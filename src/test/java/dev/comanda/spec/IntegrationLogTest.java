package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.log.writer.Wait;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An administrator reads what an integration did and was asked, and no secret of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrationLogTest {
  @AutoClose private final Workbench bench = new Workbench();

  private JsonNode log(JsonNode made, String query) {
    return bench.admin().get(Connections.path(made) + "/log?" + query).expect(200).json();
  }

  private static List<String> texts(JsonNode log) {
    var texts = new ArrayList<String>();
    log.get("data").forEach(line -> texts.add(line.get("text").textValue()));
    return texts;
  }

  @Test
  void it_tells_each_line_that_was_tried_the_latest_last_and_part_by_part() {
    var made = bench.booksOil();
    for (int i = 1; i <= 3; i++) {
      bench.order(bench.bay("58" + i), bench.oil, "1");
      bench.until(made, "created", i);
    }
    Wait.until("all is written", () -> texts(log(made, "")).size() == 3);
    var all = log(made, "");
    assertThat(texts(all).getLast()).contains("583");
    assertThat(all.get("data").get(0).get("at").textValue()).endsWith("Z");
    assertThat(all.get("has_more").booleanValue()).isFalse();
    var last = log(made, "lines=2");
    assertThat(texts(last)).isEqualTo(texts(all).subList(1, 3));
    var first = log(made, "lines=2&before=" + last.get("before").textValue());
    assertThat(texts(first)).isEqualTo(texts(all).subList(0, 1));
    assertThat(all.toString()).doesNotContain(SheetsErp.SECRET);
  }

  @Test
  void what_it_was_asked_stands_in_a_file_of_its_own() {
    var made = bench.books();
    assertThat(texts(log(made, "file=api"))).isEmpty();
    bench.admin().get("/integrations/" + made.get("slug").textValue() + "/alive").expect(200);
    assertThat(texts(log(made, "file=api"))).singleElement().asString().contains("alive");
  }

  @Test
  void what_looks_like_a_password_is_gone_also_when_that_is_another_by_now() {
    var made = bench.booksOil(Map.of("document_rule", "fixed", "fixed_document", SheetsErp.SECRET));
    bench.order(bench.bay(""), bench.oil, "1");
    bench.until(made, "created", 1);
    Wait.until("it is written", () -> texts(log(made, "")).size() == 1);
    bench.admin().patch(Connections.path(made), Map.of("password", "another one")).expect(200);
    assertThat(log(made, "").toString()).doesNotContain(SheetsErp.SECRET);
  }

  @Test
  void a_password_that_looks_like_a_time_hides_none() {
    var year = Map.<String, Object>of("password", "" + Year.now(ZoneOffset.UTC), "active", false);
    var made = bench.books(year);
    bench.admin().get("/integrations/" + made.get("slug").textValue() + "/alive").expect(200);
    assertThat(log(made, "file=api").at("/data/0/at").asText()).endsWith("Z");
  }

  @Test
  void another_that_was_called_so_before_is_none_of_its_business() {
    var slug = "shared-" + bench.evening.next();
    var first = bench.books(Map.of("slug", slug));
    bench.admin().get("/integrations/" + slug + "/alive").expect(200);
    bench.admin().delete(Connections.path(first)).expect(204);
    bench.admin().get(Connections.path(first) + "/log").expect(404, "not_found");
    var second = bench.books(Map.of("slug", slug));
    assertThat(texts(log(second, "file=api"))).isEmpty();
    bench.admin().get("/integrations/" + slug + "/alive").expect(200);
    assertThat(texts(log(second, "file=api"))).hasSize(1);
  }

  @Test
  void who_runs_no_more_than_a_place_does_not_read_it() {
    var path = Connections.path(bench.books()) + "/log";
    bench.evening.manager.get(path).expect(403, "forbidden");
    for (var wrong : List.of("file=all", "lines=0", "lines=1001", "before=yesterday")) {
      var refused = bench.admin().get(path + "?" + wrong).expect(400, "invalid");
      assertThat(refused.json().at("/errors/0/pointer").textValue())
          .isEqualTo("query:" + wrong.substring(0, wrong.indexOf('=')));
    }
  }
}

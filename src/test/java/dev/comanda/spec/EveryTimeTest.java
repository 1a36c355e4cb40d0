package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import dev.comanda.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A time that no database can store is refused wherever one may be sent, and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTimeTest {
  private static final List<String> DATES = List.of("+999999999-12-31", "-999999999-01-01");
  private static final List<String> INSTANTS =
      List.of(
          "+1000000000-12-31T23:59:59Z",
          "+294277-01-01T00:00:00Z",
          "0000-12-31T23:59:59Z",
          "-1000000000-01-01T00:00:00Z");

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Things things = new Things(evening, "bistro");
  private final List<String> seen = new ArrayList<>();

  private JsonNode document() {
    return evening.nobody.contract().document();
  }

  private JsonNode resolved(JsonNode schema) {
    var ref = schema.path("$ref").asText();
    return ref.isEmpty() ? schema : document().at(ref.substring(1));
  }

  /** What may not be sent where this is to be; none where no time is. */
  private List<String> beyond(JsonNode schema) {
    return switch (resolved(schema).path("format").asText()) {
      case "date" -> DATES;
      case "date-time" -> INSTANTS;
      default -> List.of();
    };
  }

  @Test
  void what_no_database_can_store_is_refused_by_name() {
    for (var route : evening.app.table()) {
      var verb = route.verb().name().toLowerCase(Locale.ROOT);
      var operation = document().path("paths").path(route.path()).path(verb);
      operation.path("parameters").forEach(each -> query(route, resolved(each)));
      var content = operation.at("/requestBody/content").path("application/json");
      for (var field : resolved(content.path("schema")).path("properties").properties()) {
        for (var time : beyond(field.getValue())) {
          body(route, field.getKey(), time);
        }
      }
    }
    assertThat(seen)
        .contains("query:due_before", "query:from", "query:start_date", "query:date")
        .contains("/due_before", "/until", "/expires_at");
  }

  private void query(Route route, JsonNode parameter) {
    if (!parameter.path("in").asText().equals("query")) {
      return;
    }
    var name = parameter.get("name").textValue();
    for (var time : beyond(parameter.path("schema"))) {
      var sent = "?" + name + "=" + URLEncoder.encode(time, StandardCharsets.UTF_8);
      var answer = Things.call(evening.admin, route, things.path(route) + sent);
      refused(answer, "query:" + name, time);
    }
  }

  private void body(Route route, String field, String time) {
    var path = things.path(route);
    var body = Map.of(field, time);
    refused(
        switch (route.verb()) {
          case POST -> evening.admin.post(path, body);
          case PUT -> evening.admin.put(path, body);
          case PATCH -> evening.admin.patch(path, body);
          case GET, DELETE -> throw new AssertionError(route.path());
        },
        "/" + field,
        time);
  }

  private void refused(Client.Answer answer, String pointer, String time) {
    var errors = answer.expect(400, "invalid").json().get("errors");
    assertThat(errors.findValuesAsText("pointer")).as(time).contains(pointer);
    seen.add(pointer);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every field of every route that a person writes into takes what keyboards and pastes produce. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTextTest {
  /** What is sent, and what of it a field of one line has. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "Rare\nno salt", "Rare no salt",
          "\tRare \r\n\r\n no salt\r", "Rare no salt",
          "Rare\u2028no salt\u2029", "Rare no salt",
          "\ufeff\u202aRare\u202c \u2068no\u2069 salt\u0007", "Rare no salt",
          "👩‍🍳 “it’s” co\u00adop 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🍳 “it’s” co\u00adop 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          "می\u200cخواهم", "می\u200cخواهم");

  /** Texts that no person writes, but programs, or that are chosen and not written. */
  private static final Set<String> NOT_WRITTEN =
      Set.of(
          "/password",
          "/pin",
          "/refresh_token",
          "/token",
          "/location",
          "/locations/0",
          "/default_location",
          "/time_zone",
          "/slug",
          "/day_start",
          "/tax_class",
          "/station_id",
          "/worker",
          "/items/0",
          "/pattern",
          "/from",
          "/to",
          "/exclude/0",
          "/robot_networks/0",
          "/email");

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final TextFields fields = new TextFields(evening);

  @Test
  void a_field_takes_what_people_type_and_paste() {
    for (var field : fields.all()) {
      for (var text : TEXTS.entrySet()) {
        var sent = text.getKey() + " " + evening.next();
        var answer = field.send().apply(sent);
        var what = field.route() + " " + field.pointer() + ": " + answer.text();
        assertThat(answer.status()).as(what).isBetween(200, 201);
        var found = answer.json().at(field.found()).textValue();
        assertThat(found.replaceAll("\n+", " ")).as(what).startsWith(text.getValue());
        assertThat(found.contains("\n")).as(what).isEqualTo(field.keepsLines() && broken(sent));
      }
    }
  }

  private static boolean broken(String text) {
    return text.strip().matches("(?s).*\\S\\s*\\R\\s*\\S.*");
  }

  @Test
  void what_is_too_long_or_half_a_character_is_named() {
    for (var field : fields.all()) {
      for (var text : List.of("🍹".repeat(1001), "a\u0000b", "half \ud83d")) {
        var answer = field.send().apply(text).expect(400, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").textValue())
            .as(field.route())
            .isEqualTo(field.pointer());
      }
    }
  }

  @Test
  void every_field_of_every_route_is_tried() {
    var known = new TreeSet<String>();
    fields.all().forEach(field -> known.add(field.route() + " " + field.pointer()));
    // Only a program that is not set up has it; it is checked like any other person's name.
    known.add("POST /api/setup /name");
    // Codes of a second factor are compared and kept nowhere; SecondFactorTest types them.
    for (var route : List.of("login", "pin", "second-factor")) {
      known.add("POST /api/auth/" + route + " /code");
    }
    for (var step : List.of("confirmation", "removal")) {
      known.add("POST /api/auth/second-factor/" + step + " /code");
    }
    assertThat(known).isEqualTo(documented());
  }

  private Set<String> documented() {
    var all = new TreeSet<String>();
    var document = evening.nobody.contract().document();
    for (var path : document.get("paths").properties()) {
      if (path.getKey().startsWith("/scheduler/") || path.getKey().startsWith("/integrations/")) {
        // Programs write there, and faults are worded as theirs; SchedulerPathsTest and
        // OldWorkshopClientTest send odd ones.
        continue;
      }
      for (var verb : path.getValue().properties()) {
        var schema = verb.getValue().at("/requestBody/content/application~1json/schema");
        var route = verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        collect(document, schema, "", route, all);
      }
    }
    return all;
  }

  private static void collect(
      JsonNode document, JsonNode schema, String pointer, String route, Set<String> all) {
    var ref = schema.path("$ref").asText();
    if (!ref.isEmpty()) {
      collect(document, document.at(ref.substring(1)), pointer, route, all);
      return;
    }
    for (var several : List.of("allOf", "anyOf", "oneOf")) {
      schema.path(several).forEach(each -> collect(document, each, pointer, route, all));
    }
    boolean free =
        !schema.has("pattern")
            && !schema.has("format")
            && !schema.has("enum")
            && !schema.has("const");
    var end = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (schema.path("type").toString().contains("string")
        && free
        && NOT_WRITTEN.stream().noneMatch(pointer::endsWith)) {
      assertThat(end).isNotEmpty();
      all.add(route + " " + pointer);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            each -> collect(document, each.getValue(), pointer + "/" + each.getKey(), route, all));
    collectInside(document, schema, pointer, route, all);
  }

  private static void collectInside(
      JsonNode document, JsonNode schema, String pointer, String route, Set<String> all) {
    if (schema.has("items")) {
      collect(document, schema.get("items"), pointer + "/0", route, all);
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(document, schema.get("additionalProperties"), pointer + "/en", route, all);
    }
  }
}

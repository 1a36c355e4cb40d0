package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Sends nothing to every route that takes a body by POST: where the document says that none is
 * required, no body, an empty one and an empty object are the same; everywhere else they are
 * refused.
 */
final class EveryEmptyBody {
  private final Evening evening;
  private final String slug;

  EveryEmptyBody(Evening evening) {
    this.evening = evening;
    this.slug = new Connections(evening).made("bistro").get("slug").textValue();
  }

  void walk() {
    int free = 0;
    for (var path : evening.nobody.contract().document().get("paths").properties()) {
      var body = path.getValue().at("/post/requestBody");
      if (body.isMissingNode()) {
        continue;
      }
      boolean required = body.path("required").booleanValue();
      free += required ? 0 : 1;
      walk(path.getKey(), required);
    }
    assertThat(free).isGreaterThan(5);
  }

  private void walk(String template, boolean required) {
    var statuses =
        Stream.<BiFunction<Client, String, Client.Answer>>of(
                (client, path) -> client.post(path),
                (client, path) -> client.post(path, ""),
                (client, path) -> client.with("Content-Type", "text/plain").post(path, ""),
                (client, path) -> client.post(path, "{}"))
            .map(call -> call(template, call))
            .toList();
    if (required) {
      assertThat(statuses).as(template).allMatch(status -> status >= 400 && status < 500);
    } else {
      assertThat(statuses).as(template).containsOnly(statuses.getFirst()).doesNotContain(400, 415);
    }
  }

  /** To the path of things that are there, so that what refuses is the body. */
  private int call(String template, BiFunction<Client, String, Client.Answer> how) {
    var table = evening.table();
    var spot =
        evening
            .admin
            .post("/api/locations/bistro/spots", Map.of("name", "Spot " + evening.next()))
            .expect(201)
            .json();
    var path =
        template
            .replace("{loc}", "bistro")
            .replace("{code}", code(template, table, spot))
            .replace("{no}", "1")
            .replace("{slug}", slug)
            .replace("{id}", template.startsWith("/api/orders/") ? order() : table.id());
    var guest = template.startsWith("/api/guest/");
    return how.apply(guest ? table.guest().key("empty") : evening.admin, path).status();
  }

  private static String code(String template, Evening.Table table, JsonNode spot) {
    return template.startsWith("/api/join/") ? table.code() : spot.get("code").textValue();
  }

  private String order() {
    return evening
        .waiter
        .post("/api/orders", Evening.one(evening.product, 1))
        .expect(201)
        .json()
        .get("id")
        .textValue();
  }
}

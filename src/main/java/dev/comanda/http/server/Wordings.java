package dev.comanda.http.server;

import dev.comanda.http.Reply;
import dev.comanda.http.Route;
import dev.comanda.http.Wording;
import dev.comanda.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words what is turned down as the surface does to which a path belongs. Immutable. */
record Wordings(List<Wording> all) {
  /** Those of some routes; of two that cover a path the longer one counts. */
  static Wordings of(List<Route> routes) {
    return new Wordings(
        routes.stream()
            .map(Route::wording)
            .flatMap(Optional::stream)
            .distinct()
            .sorted(Comparator.comparingInt((Wording each) -> each.base().length()).reversed())
            .toList());
  }

  /** The reply itself, or its problem in the words of an older surface, with the same headers. */
  Reply instead(String path, Reply reply) {
    if (!reply.contentType().equals(Problem.CONTENT_TYPE)) {
      return reply;
    }
    return all.stream()
        .filter(each -> each.covers(path))
        .findFirst()
        .map(each -> worded(each, reply))
        .orElse(reply);
  }

  private static Reply worded(Wording wording, Reply problem) {
    var body = new String(problem.body(), StandardCharsets.UTF_8);
    var worded = wording.refusal().of(problem.status(), Json.tree(body).path("detail").asText());
    for (var header : problem.headers().entrySet()) {
      worded = worded.with(header.getKey(), header.getValue());
    }
    return worded;
  }
}

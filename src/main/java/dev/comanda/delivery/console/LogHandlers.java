package dev.comanda.delivery.console;

import static dev.comanda.http.Access.ADMINISTRATION;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.delivery.integration.Reach;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.problem.Refused;
import java.util.stream.Stream;

/** What an integration was asked and what it did, over HTTP. */
final class LogHandlers {
  private static final int LINES_USUAL = 200;

  private final Reach reach;
  private final Logs logs;

  LogHandlers(Reach reach, Logs logs) {
    this.reach = reach;
    this.logs = logs;
  }

  private record Answer(String file, @JsonUnwrapped Logs.Part part) {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(Route.get("/api/integrations/{id}/log", ADMINISTRATION, this::log));
  }

  /** GET /api/integrations/{id}/log. */
  Reply log(Request request) {
    var of = reach.liveById(request.crew(), request.id("id"));
    var name = request.query("file").orElse("lines");
    int most = (int) request.number("lines", LINES_USUAL, 1, Logs.LINES_MAX);
    return Reply.ok(new Answer(name, logs.part(of, which(name), request.query("before"), most)));
  }

  private static LogFiles.Which which(String name) {
    return switch (name) {
      case "lines" -> LogFiles.Which.LINES;
      case "api" -> LogFiles.Which.API;
      default -> throw Refused.field("query:file", "choice", "It is lines or api.");
    };
  }
}

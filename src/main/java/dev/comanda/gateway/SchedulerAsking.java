package dev.comanda.gateway;

import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.preparation.line.Asking;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.robot.AllowedAddresses;
import dev.comanda.problem.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads how a robot asks: where it can be called in headers of its engine, what it makes beside.
 */
final class SchedulerAsking {
  private SchedulerAsking() {}

  /**
   * The asking of a request; empty where it names no address.
   *
   * @throws Refused {@code validation} for an address that is not allowed, or a wrong filter
   */
  static Optional<Asking> of(Request request, AllowedAddresses allowed) {
    return header(request, "Callback")
        .map(
            address ->
                new Asking(
                    allowed.check(address),
                    header(request, "Instance-Uuid").map(SchedulerAsking::line),
                    header(request, "Activity").map(SchedulerAsking::line),
                    header(request, "Label").map(SchedulerAsking::line),
                    filter(request)));
  }

  /** A header of the engine; its own services write underscores. */
  private static Optional<String> header(Request request, String name) {
    return request
        .header("Cpee-" + name)
        .or(() -> request.header("Cpee_" + name.replace('-', '_')))
        .filter(text -> !text.isBlank());
  }

  private static String line(String text) {
    return Text.beginning(Text.line("header:Cpee", text, 1_000), 100);
  }

  private static FilterTexts filter(Request request) {
    var filter =
        new FilterTexts(
            names(request, "items"),
            request.query("pattern").orElse(null),
            request.query("from").orElse(null),
            request.query("to").orElse(null),
            names(request, "exclude"));
    // What is wrong with it is said now.
    var _ = filter.filter("query:");
    return filter;
  }

  private static List<String> names(Request request, String name) {
    return request.query(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}

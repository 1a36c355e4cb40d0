package dev.comanda.gateway;

import dev.comanda.json.Text;
import dev.comanda.preparation.line.Asking;
import dev.comanda.preparation.match.FilterTexts;
import dev.comanda.preparation.robot.AllowedAddresses;
import dev.comanda.problem.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads how a robot asks: where it can be called in headers of its engine, what it makes beside.
 */
final class SchedulerAsking {
  private SchedulerAsking() {}

  /**
   * The asking of a request; empty where it names no address.
   *
   * @param header what its headers say, by name
   * @param query what its query says, by name
   * @throws Refused {@code validation} for an address that is not allowed, or a wrong filter
   */
  static Optional<Asking> of(
      Function<String, Optional<String>> header,
      Function<String, Optional<String>> query,
      AllowedAddresses allowed) {
    return header(header, "Callback")
        .map(
            address ->
                new Asking(
                    allowed.check(address),
                    header(header, "Instance-Uuid").map(SchedulerAsking::line),
                    header(header, "Activity").map(SchedulerAsking::line),
                    header(header, "Label").map(SchedulerAsking::line),
                    filter(query)));
  }

  /** A header of the engine; its own services write underscores. */
  private static Optional<String> header(Function<String, Optional<String>> header, String name) {
    return header
        .apply("Cpee-" + name)
        .or(() -> header.apply("Cpee_" + name.replace('-', '_')))
        .filter(text -> !text.isBlank());
  }

  private static String line(String text) {
    return Text.beginning(Text.line("header:Cpee", text, 1_000), 100);
  }

  private static FilterTexts filter(Function<String, Optional<String>> query) {
    var filter =
        new FilterTexts(
            names(query, "items"),
            query.apply("pattern").orElse(null),
            query.apply("from").orElse(null),
            query.apply("to").orElse(null),
            names(query, "exclude"));
    // What is wrong with it is said now.
    var _ = filter.filter("query:");
    return filter;
  }

  private static List<String> names(Function<String, Optional<String>> query, String name) {
    return query.apply(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}

package dev.comanda.delivery.desk;

import dev.comanda.delivery.course.State;
import dev.comanda.delivery.queue.Filter;
import dev.comanda.delivery.queue.Search;
import dev.comanda.http.Caller;
import dev.comanda.http.Request;
import dev.comanda.json.Instants;
import dev.comanda.json.Text;
import dev.comanda.json.Uuids;
import dev.comanda.location.Locations;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads which deliveries a request means. */
final class FilterHandlers {
  /** The most failed attempts that one may ask for. */
  static final int ATTEMPTS_MAX = 1_000;

  /** The longest time that one may ask for, in minutes. */
  static final int MINUTES_MAX = 1_000_000;

  private static final int REASON_CHARS_MAX = 60;
  private static final int UNIQUE_ID_CHARS_MAX = 100;

  private final Locations locations;

  FilterHandlers(Locations locations) {
    this.locations = locations;
  }

  /**
   * What the query asks for, of what the caller reaches.
   *
   * @throws Refused naming every parameter that is not acceptable
   */
  Filter filter(Request request) {
    var faults = new Faults();
    var at = faults.check(() -> reach(request));
    var integration = faults.check(() -> id(request, "integration"));
    var states = faults.check(() -> states("query:state", request.query("state").orElse("")));
    var document = faults.check(() -> line(request, "document", Spot.DOCUMENT_CHARS_MAX));
    var reason = faults.check(() -> line(request, "reason", REASON_CHARS_MAX));
    var order = faults.check(() -> id(request, "order"));
    var unique = faults.check(() -> line(request, "unique_id", UNIQUE_ID_CHARS_MAX));
    var session = faults.check(() -> id(request, "session"));
    var unwanted = faults.check(() -> flag(request, "void_wanted"));
    var search = faults.check(() -> line(request, "q", Search.CHARS_MAX));
    var tried = faults.check(() -> number(request, "attempts_min", ATTEMPTS_MAX));
    var due = faults.check(() -> instant(request, "due_before"));
    var age = faults.check(() -> number(request, "older_than", MINUTES_MAX));
    faults.refuse();
    return new Filter(
        at.get(),
        integration.get().orElse(null),
        states.get(),
        search.get().map(Search::new).orElse(null),
        document.get().orElse(null),
        reason.get().orElse(null),
        order.get().orElse(null),
        unique.get().orElse(null),
        session.get().orElse(null),
        unwanted.get(),
        new Filter.Waits(tried.get().orElse(null), due.get().orElse(null), age.get().orElse(null)));
  }

  /**
   * The location that the query names, or all that the caller reaches.
   *
   * @throws Refused {@code invalid} naming {@code location}
   */
  Set<UUID> reach(Request request) {
    Caller.Crew crew = request.crew();
    return request
        .query("location")
        .map(
            sent ->
                Set.of(
                    locations
                        .byIdOrSlug(sent)
                        .filter(crew::reaches)
                        .orElseThrow(
                            () ->
                                Refused.field(
                                    "query:location",
                                    "unknown",
                                    "There is no such location for you."))))
        .orElseGet(() -> locations.reachedBy(crew));
  }

  private static Optional<UUID> id(Request request, String name) {
    return request
        .query(name)
        .map(
            sent ->
                Uuids.parse(sent)
                    .orElseThrow(() -> Refused.field("query:" + name, "id", "This is no id.")));
  }

  private static boolean flag(Request request, String name) {
    return switch (request.query(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:" + name, "choice", "It is true or false.");
    };
  }

  private static Optional<Integer> number(Request request, String name, int max) {
    return request.query(name).map(sent -> (int) request.number(name, 1, 1, max));
  }

  private static Optional<Instant> instant(Request request, String name) {
    return request.query(name).map(sent -> Instants.parse("query:" + name, sent));
  }

  private static Optional<String> line(Request request, String name, int charsMax) {
    return Optional.ofNullable(
        Text.lineOrNull("query:" + name, request.query(name).orElse(null), charsMax));
  }

  /** States with commas between; none where nothing is said. */
  static Set<State> states(String pointer, String words) {
    var states = EnumSet.noneOf(State.class);
    if (!words.isBlank()) {
      Arrays.stream(words.split(",", -1)).forEach(word -> states.add(state(pointer, word.strip())));
    }
    return states;
  }

  /** A state by its word. */
  static State state(String pointer, String word) {
    return Arrays.stream(State.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findAny()
        .orElseThrow(
            () ->
                Refused.field(pointer, "choice", "A delivery is in no such state: " + word + "."));
  }
}

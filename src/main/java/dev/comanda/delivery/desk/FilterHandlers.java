package dev.comanda.delivery.desk;

import dev.comanda.delivery.course.State;
import dev.comanda.delivery.queue.Filter;
import dev.comanda.http.Caller;
import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.json.Uuids;
import dev.comanda.location.Locations;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads which deliveries a request means. */
final class FilterHandlers {
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
    faults.refuse();
    return new Filter(
        at.get(),
        integration.get().orElse(null),
        states.get(),
        document.get().orElse(null),
        reason.get().orElse(null),
        order.get().orElse(null),
        unique.get().orElse(null));
  }

  private Set<UUID> reach(Request request) {
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

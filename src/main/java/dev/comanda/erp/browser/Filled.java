package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.util.Optional;

/**
 * A field with what is to stand in it.
 *
 * @param wanted for people; empty where it is secret
 */
record Filled(Attempt attempt, Place place, Target field, Optional<String> wanted, Same same) {
  /** Whether what was read from a field is what is to stand there. */
  interface Same {
    boolean as(Look.Seen seen);
  }

  /** Reads it, until it stands there. */
  void hold() throws Trouble, InterruptedException {
    attempt.awaited(
        place,
        field + wanted.map(text -> " as \"" + text + "\"").orElse(" as it was typed"),
        this::read);
  }

  /** Empty while something else stands there. */
  Optional<Look.Seen> read() {
    var seen = place.seen(field, "find");
    if (seen.count() != 1) {
      return attempt.missing(place.lack(field, seen));
    }
    return same.as(seen)
        ? Optional.of(seen)
        : attempt.missing(wanted.isEmpty() ? "it differs" : "\"" + seen.value() + "\" is there");
  }
}

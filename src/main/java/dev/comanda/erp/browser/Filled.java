package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.math.BigDecimal;
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

  /** One for a number, in the form of the ERP's user; compared as a number. */
  static Filled number(
      Attempt attempt, Place place, Target field, BigDecimal number, NumberForm form) {
    return new Filled(
        attempt,
        place,
        field,
        Optional.of(form.write(number)),
        seen ->
            formOf(seen.type(), form)
                .read(seen.value())
                .filter(read -> read.compareTo(number) == 0)
                .isPresent());
  }

  /** Of an input for numbers alone the form is the browser's, and what is read the standard's. */
  static NumberForm formOf(String type, NumberForm form) {
    return type.equals("number") ? NumberForm.POINT : form;
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

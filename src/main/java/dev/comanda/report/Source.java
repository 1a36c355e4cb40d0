package dev.comanda.report;

import dev.comanda.problem.Refused;
import java.util.Locale;

/** How an order came. */
enum Source {
  GUEST,
  WAITER,
  SCAN,
  API;

  /**
   * The source of this name.
   *
   * @throws Refused {@code invalid} naming {@code source}
   */
  static Source of(String name) {
    for (var each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    throw Refused.field("query:source", "choice", "It is guest, waiter, scan or api.");
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

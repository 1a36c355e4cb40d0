package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.comanda.problem.Refused;
import java.util.Locale;

/** By what tickets are told apart. */
enum By {
  STATION,
  PRODUCT,
  /** Of the location's clock, when it was ordered. */
  HOUR;

  /**
   * What has this name.
   *
   * @throws Refused {@code invalid} naming {@code by}
   */
  static By of(String name) {
    for (var each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    throw Refused.field("query:by", "choice", "It is station, product or hour.");
  }

  @JsonValue
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

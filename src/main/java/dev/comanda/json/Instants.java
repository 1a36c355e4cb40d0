package dev.comanda.json;

import dev.comanda.problem.Refused;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Moments as clients say them: of the years 1 to 9999. PostgreSQL stores less than Java can say,
 * and nothing here is older or comes later. Pure.
 */
public final class Instants {
  /** What is said of all others. */
  static final String WORDS = "Say when, as in 2026-05-31T14:02:03Z.";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Instants() {}

  /**
   * The moment that a text says.
   *
   * @param pointer where it was sent
   * @throws Refused {@code invalid} naming it
   */
  public static Instant parse(String pointer, String sent) {
    try {
      return within(Instant.parse(sent));
    } catch (DateTimeException e) {
      throw Refused.field(pointer, "instant", WORDS);
    }
  }

  /**
   * The same moment, where it can be meant.
   *
   * @throws DateTimeException where it is too early or too late
   */
  public static Instant within(Instant said) {
    if (said.isBefore(FIRST) || !said.isBefore(END)) {
      throw new DateTimeException("out of bounds");
    }
    return said;
  }
}

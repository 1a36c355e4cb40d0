package dev.comanda.http;

/**
 * What a route does is not written into the audit log.
 *
 * @param why one sentence
 */
public record Unaudited(String why) implements Audit {
  /** What guests and other phones do. */
  public static final Unaudited BY_PHONES = new Unaudited("Done by phones, not by staff.");

  /** What those do who prepare. */
  public static final Unaudited BY_TICKETS =
      new Unaudited("The log of the location tells every step of a ticket.");

  /** A sentence has an end. */
  public Unaudited {
    if (!why.endsWith(".")) {
      throw new IllegalArgumentException("This is no sentence: " + why);
    }
  }
}

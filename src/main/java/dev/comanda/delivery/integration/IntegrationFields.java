package dev.comanda.delivery.integration;

import dev.comanda.delivery.integration.Integration.BookOn;
import dev.comanda.delivery.integration.Integration.DocumentRule;
import java.net.URI;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What of an integration can be configured at any time.
 *
 * @param port its own on this machine; null where it has none
 * @param canaryAt when its ERP is looked at each day, by the location's clocks; null for never
 */
record IntegrationFields(
    String workshop,
    URI address,
    @Nullable Integer port,
    Rule rule,
    Limits limits,
    @Nullable LocalTime canaryAt) {

  /** Where nobody says anything: before the first order of a day, after an ERP's night. */
  static final LocalTime CANARY_USUAL = LocalTime.of(5, 30);

  /** Characters of a workshop's name. */
  static final int WORKSHOP_CHARS_MAX = 100;

  static final int PORT_MIN = 1024;
  static final int PORT_MAX = 65_535;

  /**
   * What is booked, on what, and under which mark.
   *
   * @param fixedDocument where the rule is that it is always the same, else null
   */
  record Rule(
      String markPrefix, BookOn bookOn, DocumentRule documentRule, @Nullable String fixedDocument) {
    /** Where nobody says anything. */
    static final Rule USUAL = new Rule("OilMat:", BookOn.PLACED, DocumentRule.SESSION, null);
  }

  /**
   * How much at once.
   *
   * @param perMinute lines begun in a minute, at most {@link #PER_MINUTE_MAX}; 0 for no limit
   * @param inFlight calls to the ERP side by side, 1 to {@link #IN_FLIGHT_MAX}
   * @param attemptsMax tries of a line before a person decides, 1 to {@link #ATTEMPTS_MAX}
   * @param hoursFrom from when on lines are begun each day, by the location's clocks; null for
   *     always
   * @param hoursTo from when on no more; null where the other is
   */
  record Limits(
      int perMinute,
      int inFlight,
      int attemptsMax,
      @Nullable LocalTime hoursFrom,
      @Nullable LocalTime hoursTo) {
    static final int PER_MINUTE_MAX = 6_000;
    static final int IN_FLIGHT_MAX = 256;
    static final int ATTEMPTS_MAX = 50;

    /** Where nobody says anything: what a small ERP bears. */
    static final Limits USUAL = new Limits(0, 8, 10, null, null);
  }

  /** The same, on a port of its own, or without one. */
  IntegrationFields on(@Nullable Integer itsPort) {
    return new IntegrationFields(workshop, address, itsPort, rule, limits, canaryAt);
  }
}

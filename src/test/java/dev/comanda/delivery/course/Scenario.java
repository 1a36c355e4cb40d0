package dev.comanda.delivery.course;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may happen in a model.
 *
 * @param deliveries in its one lane
 * @param clockMax how far its clock goes
 * @param rules with times so short that everything happens within a few seconds
 * @param luck how much of what is bad may happen
 */
record Scenario(Aim aim, int deliveries, int clockMax, Rules rules, Luck luck) {
  /** How long after a create is given up it may act, where that is declared. */
  static final int SETTLES = 2;

  /**
   * How often something may yet happen.
   *
   * @param crashes of a process
   * @param unheard commits of which a process hears nothing
   * @param troubles of the ERP
   * @param late effects of a create, or none
   * @param acts of a person
   * @param strange what people do in the ERP themselves
   */
  record Luck(int crashes, int unheard, int troubles, int late, int acts, int strange) {
    Luck and(Luck other) {
      return new Luck(
          crashes + other.crashes,
          unheard + other.unheard,
          troubles + other.troubles,
          late + other.late,
          acts + other.acts,
          strange + other.strange);
    }

    Luck withoutStrange() {
      return new Luck(crashes, unheard, troubles, late, acts, 0);
    }
  }

  /** The shortest times by which each rule still matters. */
  static Rules rules(@Nullable Integer settles) {
    return new Rules(
        Duration.ofSeconds(4),
        Duration.ofSeconds(2),
        settles == null ? null : Duration.ofSeconds(settles),
        false,
        Duration.ofSeconds(1),
        new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(2)),
        3,
        2);
  }

  boolean declares() {
    return rules.settlesAfter() != null;
  }

  World start() {
    return World.of(this);
  }
}

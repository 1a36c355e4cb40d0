package dev.comanda.preparation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.comanda.preparation.ready.Pace;
import java.util.UUID;

/**
 * Where lines of orders are prepared.
 *
 * @param minutes in which a ticket should be ready whose products say nothing, 1 to {@link
 *     #MINUTES_MAX}
 * @param atOnce tickets that are under way side by side, 1 to {@link #AT_ONCE_MAX}
 * @param intakeMinutes minutes of work that it takes in for a quarter of an hour; 0 for no cap
 * @param sort where it stands among others, lowest first
 * @param retired true once it is gone; what it prepared keeps its name
 * @param version grows with every change
 */
public record Station(
    UUID id,
    UUID locationId,
    String name,
    Kind kind,
    int minutes,
    int atOnce,
    int intakeMinutes,
    int sort,
    boolean retired,
    int version) {

  /** Characters of a name. */
  static final int NAME_CHARS_MAX = 60;

  /** Minutes of a target: four hours. */
  static final int MINUTES_MAX = 240;

  /** Tickets side by side: more than any kitchen has hands for. */
  static final int AT_ONCE_MAX = 50;

  /** Tickets side by side where nobody says: a cook has some pans. */
  static final int AT_ONCE_BY_PEOPLE = 4;

  /** Minutes of work in a quarter of an hour: some more than {@link #AT_ONCE_MAX} hands do. */
  static final int INTAKE_MAX = 2_400;

  /** Stations of one location that are not retired. */
  static final int COUNT_MAX = 50;

  /** Who works there. */
  public enum Kind {
    /** People at a screen: a ticket is their part of an order. */
    @JsonProperty("people")
    PEOPLE,
    /** Robots: a ticket is one unit of a line. */
    @JsonProperty("robots")
    ROBOTS
  }

  /** How much it does. */
  public Pace pace() {
    return new Pace(id, atOnce, intakeMinutes);
  }

  /** The same in its next version, with other fields. */
  Station changed(String newName, int newMinutes, int newAtOnce, int newIntake, int newSort) {
    return new Station(
        id,
        locationId,
        newName,
        kind,
        newMinutes,
        newAtOnce,
        newIntake,
        newSort,
        retired,
        version + 1);
  }

  /** The same, gone. */
  Station gone() {
    return new Station(
        id, locationId, name, kind, minutes, atOnce, intakeMinutes, sort, true, version + 1);
  }

  /** The same in its next version. */
  Station next() {
    return changed(name, minutes, atOnce, intakeMinutes, sort);
  }
}

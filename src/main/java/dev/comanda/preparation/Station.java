package dev.comanda.preparation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/**
 * Where lines of orders are prepared.
 *
 * @param minutes in which a ticket should be ready whose products say nothing, 1 to {@link
 *     #MINUTES_MAX}
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
    int sort,
    boolean retired,
    int version) {

  /** Characters of a name. */
  static final int NAME_CHARS_MAX = 60;

  /** Minutes of a target: four hours. */
  static final int MINUTES_MAX = 240;

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

  /** The same in its next version, with other fields. */
  Station changed(String newName, int newMinutes, int newSort) {
    return new Station(id, locationId, newName, kind, newMinutes, newSort, retired, version + 1);
  }

  /** The same, gone. */
  Station gone() {
    return new Station(id, locationId, name, kind, minutes, sort, true, version + 1);
  }

  /** The same in its next version. */
  Station next() {
    return changed(name, minutes, sort);
  }
}

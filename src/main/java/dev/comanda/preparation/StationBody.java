package dev.comanda.preparation;

import dev.comanda.json.Text;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station, or a change of one, as clients send it; what is absent keeps its value. Who works
 * there is said once: the tickets of people and of robots are not the same.
 */
record StationBody(
    @Nullable String name,
    Station.@Nullable Kind kind,
    @Nullable Integer minutes,
    @Nullable Integer sort) {

  /** The target where none is sent. */
  private static final int MINUTES = 15;

  private static final int SORT_MAX = 1_000_000;

  /** A new station of these fields. */
  Station station(UUID id, UUID locationId) {
    var fields = fields(null);
    var who = kind == null ? Station.Kind.PEOPLE : kind;
    return new Station(
        id, locationId, fields.name(), who, fields.minutes(), fields.sort(), false, 1);
  }

  /** The station after this change. */
  Station changed(Station before) {
    if (kind != null && kind != before.kind()) {
      throw Refused.field(
          "/kind", "fixed", "Make another station: the tickets of this one are for others.");
    }
    var fields = fields(before);
    return before.changed(fields.name(), fields.minutes(), fields.sort());
  }

  private record Fields(String name, int minutes, int sort) {}

  private Fields fields(@Nullable Station before) {
    var faults = new Faults();
    var goodName =
        faults.change(
            name,
            before == null ? null : before.name(),
            n -> Text.line("/name", n, Station.NAME_CHARS_MAX));
    var goodMinutes =
        faults.change(
            minutes,
            before == null ? Integer.valueOf(MINUTES) : Integer.valueOf(before.minutes()),
            m -> within("/minutes", m, 1, Station.MINUTES_MAX));
    var goodSort =
        faults.change(
            sort,
            before == null ? Integer.valueOf(0) : Integer.valueOf(before.sort()),
            s -> within("/sort", s, 0, SORT_MAX));
    faults.refuse();
    return new Fields(goodName.get(), goodMinutes.get(), goodSort.get());
  }

  private static Integer within(String pointer, @Nullable Integer sent, int min, int max) {
    var value = Faults.required(pointer, sent);
    if (value < min || value > max) {
      throw Refused.field(pointer, "out_of_bounds", "It must be from " + min + " to " + max + ".");
    }
    return value;
  }
}

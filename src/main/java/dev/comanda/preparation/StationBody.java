package dev.comanda.preparation;

import dev.comanda.json.Text;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A station, or a change of one, as clients send it; what is absent keeps its value. Who works
 * there is said once: the tickets of people and of robots are not the same.
 */
record StationBody(
    @Nullable String name,
    Station.@Nullable Kind kind,
    @Nullable Integer minutes,
    @Nullable Integer atOnce,
    @Nullable Integer intakeMinutes,
    @Nullable Integer sort) {

  /** The target where none is sent. */
  private static final int MINUTES = 15;

  private static final int SORT_MAX = 1_000_000;

  /** A new station of these fields. */
  Station station(UUID id, UUID locationId) {
    var fields = fields(null);
    var who = kind == null ? Station.Kind.PEOPLE : kind;
    return new Station(
        id,
        locationId,
        fields.name(),
        who,
        fields.minutes(),
        fields.atOnce(),
        fields.intakeMinutes(),
        fields.sort(),
        false,
        1);
  }

  /** The station after this change. */
  Station changed(Station before) {
    if (kind != null && kind != before.kind()) {
      throw Refused.field(
          "/kind", "fixed", "Make another station: the tickets of this one are for others.");
    }
    var fields = fields(before);
    return before.changed(
        fields.name(), fields.minutes(), fields.atOnce(), fields.intakeMinutes(), fields.sort());
  }

  private record Fields(String name, int minutes, int atOnce, int intakeMinutes, int sort) {}

  private Fields fields(@Nullable Station before) {
    var faults = new Faults();
    var goodName =
        faults.change(
            name,
            before == null ? null : before.name(),
            n -> Text.line("/name", n, Station.NAME_CHARS_MAX));
    int atFirst = kind == Station.Kind.ROBOTS ? 1 : Station.AT_ONCE_BY_PEOPLE;
    var goodMinutes =
        new Bounds("/minutes", 1, Station.MINUTES_MAX)
            .within(faults, minutes, before == null ? MINUTES : before.minutes());
    var goodAtOnce =
        new Bounds("/at_once", 1, Station.AT_ONCE_MAX)
            .within(faults, atOnce, before == null ? atFirst : before.atOnce());
    var goodIntake =
        new Bounds("/intake_minutes", 0, Station.INTAKE_MAX)
            .within(faults, intakeMinutes, before == null ? 0 : before.intakeMinutes());
    var goodSort =
        new Bounds("/sort", 0, SORT_MAX).within(faults, sort, before == null ? 0 : before.sort());
    faults.refuse();
    return new Fields(
        goodName.get(), goodMinutes.get(), goodAtOnce.get(), goodIntake.get(), goodSort.get());
  }

  private record Bounds(String pointer, int min, int max) {
    /** A field of a change; absent it keeps its value. */
    Supplier<Integer> within(Faults faults, @Nullable Integer sent, int kept) {
      return faults.change(sent, kept, this::within);
    }

    private Integer within(@Nullable Integer sent) {
      var value = Faults.required(pointer, sent);
      if (value < min || value > max) {
        throw Refused.field(
            pointer, "out_of_bounds", "It must be from " + min + " to " + max + ".");
      }
      return value;
    }
  }
}

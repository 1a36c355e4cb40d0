package dev.comanda.preparation;

import dev.comanda.catalog.prepared.Prepared;
import dev.comanda.location.Quantity;
import dev.comanda.preparation.Ticket.Held;
import dev.comanda.preparation.ready.Schedule;
import dev.comanda.preparation.ready.Schedule.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which stations make what of an order, and when; what is only asked for is planned as what is
 * ordered. Total: what it does not know where to send is held.
 *
 * @param <L> what stands for a line
 */
public final class Plan<L> {
  /** Units of one order that robots are given; what is more is for a person to decide. */
  static final int UNITS_MAX = 50;

  private final StationsForOrder.Here stations;
  private final Schedule schedule;
  private final List<Part<L>> parts = new ArrayList<>();
  private final Map<Station, List<L>> ofPeople = new LinkedHashMap<>();
  private final Map<Station, Integer> minutes = new LinkedHashMap<>();
  private final List<L> nowhere = new ArrayList<>();
  private int units;

  /**
   * What is wanted.
   *
   * @param how its product is prepared; empty for what is not of the catalog
   */
  public record Wanted<L>(L line, UUID productId, Quantity quantity, Optional<Prepared> how) {}

  /**
   * What is made in one go.
   *
   * @param station null where none is known that makes it
   * @param unit which unit of its line it is, from 1; null where it is a whole part of an order
   * @param minutes that it takes
   * @param planned null where it is held
   * @param held why it goes no further by itself; null where it does
   */
  public record Part<L>(
      List<L> lines,
      @Nullable Station station,
      @Nullable Integer unit,
      int minutes,
      @Nullable Planned planned,
      @Nullable Held held) {
    /** Copies the list. */
    public Part {
      lines = List.copyOf(lines);
    }
  }

  private Plan(StationsForOrder.Here stations, Schedule schedule) {
    this.stations = stations;
    this.schedule = schedule;
  }

  /**
   * Plans one order, and counts it in the schedule: first what robots make, then what people do,
   * then what nobody knows.
   *
   * @param stations of its location, at least one
   */
  public static <L> List<Part<L>> of(
      StationsForOrder.Here stations, Schedule schedule, List<Wanted<L>> wanted) {
    var plan = new Plan<L>(stations, schedule);
    wanted.stream()
        .filter(each -> each.how().map(Prepared::needed).orElse(true))
        .forEach(plan::route);
    plan.gather();
    return plan.parts;
  }

  private void route(Wanted<L> wanted) {
    var makers = wanted.how().map(stations::makers).orElse(List.of());
    if (makers.isEmpty()) {
      nowhere.add(wanted.line());
    }
    for (var station : makers) {
      int takes = stations.takes(station, wanted.productId(), wanted.how().map(Prepared::minutes));
      if (station.kind() == Station.Kind.PEOPLE) {
        ofPeople.computeIfAbsent(station, at -> new ArrayList<>()).add(wanted.line());
        minutes.merge(station, takes, Math::max);
      } else {
        units(station, wanted, takes);
      }
    }
  }

  /** Robots make one unit at a time. */
  private void units(Station station, Wanted<L> wanted, int takes) {
    var lines = List.of(wanted.line());
    var whole = whole(wanted.quantity());
    if (whole.isEmpty() || units + whole.get() > UNITS_MAX) {
      parts.add(new Part<>(lines, station, null, takes, null, Held.TOO_MANY));
      return;
    }
    for (int unit = 1; unit <= whole.get(); unit++) {
      units++;
      parts.add(
          new Part<>(lines, station, unit, takes, schedule.plan(station.pace(), takes), null));
    }
  }

  private static Optional<Integer> whole(Quantity quantity) {
    try {
      return Optional.of(quantity.value().intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private void gather() {
    ofPeople.forEach(
        (station, lines) -> {
          int takes = minutes.getOrDefault(station, 0);
          var planned = schedule.plan(station.pace(), takes);
          parts.add(new Part<>(lines, station, null, takes, planned, null));
        });
    if (!nowhere.isEmpty()) {
      int takes = stations.all().getFirst().minutes();
      parts.add(new Part<>(nowhere, null, null, takes, null, Held.NO_STATION));
    }
  }
}

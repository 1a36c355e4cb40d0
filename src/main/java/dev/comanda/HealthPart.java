package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.ops.HealthHandlers;
import dev.comanda.ops.Sign;
import dev.comanda.ops.Timekeeper;
import dev.comanda.ops.Vitals;
import dev.comanda.order.day.WrongDates;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether the program lives and can take orders, wired. */
final class HealthPart implements Part {
  private final Timekeeper time;
  private final WrongDates dates;
  private final HealthHandlers handlers;

  /** {@code warnings} are what all parts have to say. */
  HealthPart(
      Database database,
      DatabasePlace place,
      Clock clock,
      Watch watch,
      LocationWriter writer,
      Supplier<List<String>> warnings) {
    time = watch.time();
    dates = new WrongDates(database, clock, watch.standstill());
    var vitals = new Vitals(place.room(), writer::fullness, this::datesAhead);
    handlers = new HealthHandlers(database, place.ready(), time, vitals, warnings);
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.serving(time::start, time), Worker.serving(dates::start, dates));
  }

  private Optional<Sign> datesAhead() {
    var places = dates.places();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sign(
                "date_ahead",
                "A wrong clock has put orders on dates that have not come, at "
                    + String.join(", ", places)
                    + "; './comanda check --mend' sets it right."));
  }
}

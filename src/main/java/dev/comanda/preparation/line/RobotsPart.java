package dev.comanda.preparation.line;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import dev.comanda.preparation.KitchenListener;
import dev.comanda.preparation.Wakes;
import dev.comanda.preparation.robot.AllowedAddresses;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

/** Robots that wait in line, wired. */
public final class RobotsPart implements Part {
  private final Locations locations;
  private final Robots robots;
  private final RobotHandlers handlers;
  private final RobotCalls calls;

  /** {@code wakes} hears of what this node writes. */
  public RobotsPart(
      Database database,
      LocationWriter writer,
      Locations locations,
      SettingValues values,
      Clock clock,
      Wakes wakes,
      KitchenListener kitchen) {
    this.locations = locations;
    var giving = new GiveRobot.Giving(locations, kitchen.stations());
    robots = new Robots(database, writer, clock, giving, kitchen.served());
    handlers = new RobotHandlers(robots, new Unmatched(database, locations, clock), clock);
    calls =
        new RobotCalls(
            database,
            writer,
            locations,
            clock,
            wakes,
            robots,
            giving,
            new SettleRobot.Settling(kitchen.stations()),
            RobotSettings.trusted(values));
  }

  /** What robots ask, take and report. */
  public Robots robots() {
    return robots;
  }

  /** Where robots of a location may be called. */
  public AllowedAddresses allowed(UUID locationId) {
    return RobotCalls.allowed(locations, locationId);
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.serving(calls::start, calls));
  }
}

package dev.comanda.order;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.day.ClosedDays;
import dev.comanda.part.Part;
import dev.comanda.part.Worker;
import dev.comanda.problem.Turns;
import java.time.Clock;
import java.util.stream.Stream;

/** What was ordered, wired. */
public final class OrderPart implements Part {
  private final Orders orders;
  private final OrderHandlers handlers;
  private final OrderListHandlers lists;
  private final ClosedDays closedDays;

  /**
   * Orders of these locations.
   *
   * @param sums hear of what this node commits
   * @param listeners hear what becomes of orders, and may object
   * @param turns at reading much
   */
  public OrderPart(
      Database database,
      LocationWriter writer,
      Locations locations,
      SessionSums sums,
      OrderListeners listeners,
      Clock clock,
      Turns turns) {
    orders = new Orders(database, writer, locations, sums, listeners);
    handlers = new OrderHandlers(orders, locations, new OrderBounds(clock));
    lists = new OrderListHandlers(orders, locations, turns);
    closedDays = new ClosedDays(database);
  }

  /** The orders. */
  public Orders orders() {
    return orders;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.concat(handlers.routes(), lists.routes());
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(Worker.upkeep(closedDays::start, closedDays));
  }
}

package dev.comanda.bill;

import dev.comanda.db.Database;
import dev.comanda.http.Route;
import dev.comanda.location.Locations;
import dev.comanda.log.writer.LocationWriter;
import dev.comanda.order.Orders;
import dev.comanda.part.Part;
import dev.comanda.problem.Turns;
import dev.comanda.session.Sessions;
import java.util.stream.Stream;

/** What is owed and paid, wired; {@link BillListener} stands at the orders. */
public final class BillPart implements Part {
  private final BillHandlers handlers;

  /** {@code turns} at reading much. */
  public BillPart(
      Database database,
      LocationWriter writer,
      Locations locations,
      Sessions sessions,
      Orders orders,
      Turns turns) {
    handlers =
        new BillHandlers(
            new Bills(database, writer, locations), sessions, orders, locations, turns);
  }

  @Override
  public Stream<Route> routes() {
    return handlers.routes();
  }
}

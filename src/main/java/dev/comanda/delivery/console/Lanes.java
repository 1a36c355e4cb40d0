package dev.comanda.delivery.console;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.location.Locations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of integrations, the worst first, and last those in which nothing waits. Thread-safe.
 */
final class Lanes {
  private final Database database;

  Lanes(Database database) {
    this.database = database;
  }

  /** At most {@code limit} that stand so, after a place; from the first on where that is null. */
  List<Lane> page(Integration of, Set<LaneState> states, @Nullable LanePlace after, int limit) {
    return database.read(tx -> page(tx, of, states, after, limit));
  }

  private static List<Lane> page(
      Tx tx, Integration of, Set<LaneState> states, @Nullable LanePlace after, int limit)
      throws SQLException {
    LaneListRows.byIndexes(tx);
    var currency = Locations.one(tx, of.locationId()).currency();
    boolean atEnd = after != null && after.state() == LaneState.BOOKED;
    var waiting = EnumSet.copyOf(states);
    waiting.remove(LaneState.BOOKED);
    var found = new ArrayList<Lane>();
    if (!atEnd && !waiting.isEmpty()) {
      found.addAll(LaneListRows.waiting(tx, of, waiting, after, limit, currency));
    }
    if (states.contains(LaneState.BOOKED) && found.size() < limit) {
      var from = after != null && atEnd ? after.document() : "";
      found.addAll(LaneListRows.booked(tx, of, from, limit - found.size(), currency));
    }
    return found;
  }
}

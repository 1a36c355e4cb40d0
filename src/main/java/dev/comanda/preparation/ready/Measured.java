package dev.comanda.preparation.ready;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** How many minutes products were in hand at the stations of a location, at the median. */
public record Measured(Map<At, Integer> minutes) {
  /** Less than that in hand is a slip that was begun and ended by one tap, which says nothing. */
  public static final int SLIP_SECONDS = 10;

  /** Nothing yet. */
  public static final Measured NOTHING = new Measured(Map.of());

  /** A product at a station. */
  public record At(UUID stationId, UUID productId) {}

  /** A measured product. */
  record Row(UUID locationId, At at, int minutes) {}

  /** Copies the map. */
  public Measured {
    minutes = Map.copyOf(minutes);
  }

  /** What was measured of a product at a station; empty while it was made too seldom there. */
  public OptionalInt of(UUID stationId, UUID productId) {
    var known = minutes.get(new At(stationId, productId));
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  /** What was measured at some locations. */
  public static Map<UUID, Measured> find(Tx tx, Collection<UUID> locations) throws SQLException {
    return MeasuredRows.find(tx, locations).stream()
        .collect(groupingBy(Row::locationId))
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, entry -> of(entry.getValue())));
  }

  static Measured of(Collection<Row> rows) {
    return new Measured(rows.stream().collect(toMap(Row::at, Row::minutes)));
  }
}

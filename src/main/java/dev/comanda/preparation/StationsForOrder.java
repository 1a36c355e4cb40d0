package dev.comanda.preparation;

import dev.comanda.catalog.prepared.Prepared;
import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import dev.comanda.preparation.ready.Measured;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The stations of locations, for what is done under their locks; read anew only where something was
 * changed. Thread-safe.
 */
public final class StationsForOrder {
  private static final int REMEMBERED_MAX = 5_000;

  private final Remembered<UUID, Here> remembered =
      new Remembered<>(REMEMBERED_MAX, id -> id, StationsForOrder::read);

  /**
   * The stations of one location that are not retired.
   *
   * @param measured how long products took there
   */
  public record Here(List<Station> all, Measured measured) {
    /** The one with this id. */
    public Optional<Station> find(UUID id) {
      return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Minutes of a product at a station: as measured, else as said, else the station's. */
    public int takes(Station station, UUID productId, Optional<Integer> said) {
      return measured.of(station.id(), productId).orElse(said.orElse(station.minutes()));
    }

    /** Those that make a product, its own first. */
    public List<Station> makers(Prepared how) {
      return how.stations().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Whether there is none, so that nobody prepares anything. */
    public boolean isEmpty() {
      return all.isEmpty();
    }
  }

  /** Those of each location. */
  public Map<UUID, Here> find(Tx tx, Map<UUID, Head> heads) throws SQLException {
    return remembered.find(tx, heads, heads.keySet());
  }

  /** Those of each location as of a transaction. */
  public static Map<UUID, Here> read(Tx tx, Collection<UUID> locations) throws SQLException {
    var measured = Measured.find(tx, locations);
    var here = new HashMap<UUID, Here>();
    StationRows.live(tx, locations)
        .forEach(
            (id, all) -> here.put(id, new Here(all, measured.getOrDefault(id, Measured.NOTHING))));
    return here;
  }
}

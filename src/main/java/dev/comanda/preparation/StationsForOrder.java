package dev.comanda.preparation;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
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

  private final Remembered<UUID, List<Station>> remembered =
      new Remembered<>(REMEMBERED_MAX, id -> id, StationRows::live);

  /** The stations of one location that are not retired. */
  public record Here(List<Station> all) {
    /** The one with this id. */
    public Optional<Station> find(UUID id) {
      return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    boolean isEmpty() {
      return all.isEmpty();
    }
  }

  /** Those of each location. */
  public Map<UUID, Here> find(Tx tx, Map<UUID, Head> heads) throws SQLException {
    var here = new HashMap<UUID, Here>();
    remembered.find(tx, heads, heads.keySet()).forEach((id, all) -> here.put(id, new Here(all)));
    return here;
  }
}

package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Integration.BookOn;
import dev.comanda.delivery.integration.Integration.DocumentRule;
import dev.comanda.log.Head;
import dev.comanda.log.Remembered;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The integrations of locations, for what is done under their locks; read anew only where something
 * was changed. Thread-safe.
 */
public final class IntegrationsForOrder {
  /** Locations that are remembered, each with the numbers of its products. */
  private static final int REMEMBERED_MAX = 1_000;

  private final Remembered<UUID, Here> remembered =
      new Remembered<>(REMEMBERED_MAX, id -> id, IntegrationsForOrder::read);

  /** A product in an ERP. */
  record Of(UUID integrationId, UUID productId) {}

  /**
   * The integrations of one location that are not retired.
   *
   * @param numbers of products in their ERPs
   */
  public record Here(List<Integration> all, Map<Of, String> numbers) {
    /** Those that are active and have lines of orders booked then. */
    public List<Integration> booking(BookOn when) {
      return all.stream().filter(each -> each.active() && each.bookOn() == when).toList();
    }

    /** The number of a product in an ERP; null while nobody has said. */
    public @Nullable String number(UUID integrationId, UUID productId) {
      return numbers.get(new Of(integrationId, productId));
    }

    /** Whether one of them books on what sessions say. */
    public boolean asksSessions() {
      return all.stream()
          .anyMatch(each -> each.active() && each.documentRule() != DocumentRule.FIXED);
    }
  }

  /** Those of each location. */
  public Map<UUID, Here> find(Tx tx, Map<UUID, Head> heads) throws SQLException {
    return remembered.find(tx, heads, heads.keySet());
  }

  private static Map<UUID, Here> read(Tx tx, Collection<UUID> locations) throws SQLException {
    var here = new HashMap<UUID, Here>();
    for (var location : locations) {
      var all = IntegrationRows.live(tx, location);
      here.put(
          location, new Here(all, all.isEmpty() ? Map.of() : MappingRows.numbers(tx, location)));
    }
    return here;
  }
}

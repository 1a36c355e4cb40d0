package dev.comanda.catalog.prepared;

import dev.comanda.catalog.Allergen;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SQL of how products are prepared. */
final class PreparedRows {
  private PreparedRows() {}

  private record Row(ProductsForOrder.Key key, Prepared prepared) {}

  /** How some products are prepared; unknown ones are left out. */
  static Map<ProductsForOrder.Key, Prepared> find(Tx tx, Collection<ProductsForOrder.Key> keys)
      throws SQLException {
    var found = new HashMap<ProductsForOrder.Key, Prepared>();
    for (var row :
        tx.rows(
            """
            SELECT p.location_id, p.id, coalesce(p.station_id, c.station_id) AS station_id, p.also_at,
                   p.needs_preparation AND (p.station_id IS NOT NULL OR c.needs_preparation) AS needed,
                   p.prep_minutes, p.allergens
            FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)
            JOIN product p ON p.location_id = k.location_id AND p.id = k.id
            JOIN category c ON c.location_id = p.location_id AND c.id = p.category_id
            """,
            PreparedRows::row,
            Tx.column("uuid", keys, ProductsForOrder.Key::locationId),
            Tx.column("uuid", keys, ProductsForOrder.Key::productId))) {
      found.put(row.key(), row.prepared());
    }
    return found;
  }

  static List<Nowhere.Product> nowhere(Tx tx, UUID locationId, Collection<UUID> stations, int limit)
      throws SQLException {
    return tx.rows(
        """
        SELECT p.id, coalesce(p.names->>l.languages[1], p.names->>(SELECT min(k) FROM jsonb_object_keys(p.names) k)) AS name
        FROM product p
        JOIN category c ON c.location_id = p.location_id AND c.id = p.category_id
        JOIN location l ON l.id = p.location_id
        WHERE p.location_id = ? AND NOT p.retired AND p.needs_preparation
          AND (p.station_id IS NOT NULL OR c.needs_preparation)
          AND coalesce(p.station_id, c.station_id) = ANY(?) IS NOT TRUE AND NOT p.also_at && ?
        ORDER BY c.sort, p.sort, p.id
        LIMIT ?
        """,
        row -> new Nowhere.Product(Tx.id(row, "id"), row.getString("name")),
        locationId,
        Tx.ids(stations),
        Tx.ids(stations),
        limit);
  }

  static void toStation(Tx tx, UUID locationId, Collection<String> categories, UUID stationId)
      throws SQLException {
    tx.update(
        "UPDATE category SET station_id = ? WHERE location_id = ? AND names->>'en' = ANY(?)",
        stationId,
        locationId,
        Tx.column("text", categories, name -> name));
  }

  static void handedOut(Tx tx, UUID locationId, Collection<String> categories) throws SQLException {
    tx.update(
        "UPDATE category SET needs_preparation = false WHERE location_id = ? AND names->>'en' = ANY(?)",
        locationId,
        Tx.column("text", categories, name -> name));
  }

  private static Row row(ResultSet row) throws SQLException {
    var stations = new ArrayList<UUID>();
    var own = row.getObject("station_id", UUID.class);
    if (own != null) {
      stations.add(own);
    }
    for (var also : (UUID[]) row.getArray("also_at").getArray()) {
      if (!also.equals(own)) {
        stations.add(also);
      }
    }
    return new Row(
        new ProductsForOrder.Key(Tx.id(row, "location_id"), Tx.id(row, "id")),
        new Prepared(
            stations,
            row.getBoolean("needed"),
            row.getObject("prep_minutes", Integer.class),
            allergens(row)));
  }

  private static List<Allergen> allergens(ResultSet row) throws SQLException {
    return Arrays.stream((String[]) row.getArray("allergens").getArray())
        .map(name -> Allergen.of(name).orElseThrow())
        .toList();
  }
}

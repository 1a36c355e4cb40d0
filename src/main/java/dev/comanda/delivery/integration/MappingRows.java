package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.MappingBody.Numbered;
import dev.comanda.delivery.integration.Mappings.Counts;
import dev.comanda.delivery.integration.Mappings.Mapped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of {@code erp_product}, beside the products that it is about. */
final class MappingRows {
  private MappingRows() {}

  /** At most {@code limit} products that were made after one. */
  static List<Mapped> page(
      Tx tx, Integration of, UUID after, int limit, boolean gapsOnly, String language)
      throws SQLException {
    return tx.rows(
        """
        SELECT p.id, p.sku, p.retired, e.number,
               coalesce(p.names ->> ?, (SELECT min(value) FROM jsonb_each_text(p.names))) AS name
        FROM product p
        LEFT JOIN erp_product e
          ON e.location_id = p.location_id AND e.product_id = p.id AND e.integration_id = ?
        WHERE p.location_id = ? AND p.id > ?
          AND CASE WHEN ? THEN e.number IS NULL AND NOT p.retired
                   ELSE e.number IS NOT NULL OR NOT p.retired END
        ORDER BY p.id
        LIMIT ?
        """,
        row ->
            new Mapped(
                Tx.id(row, "id"),
                row.getString("sku"),
                row.getString("name"),
                row.getBoolean("retired"),
                row.getString("number"),
                null),
        language,
        of.id(),
        of.locationId(),
        after,
        gapsOnly,
        limit);
  }

  /** The product that has a number; of several the oldest. */
  static Optional<UUID> product(Tx tx, Integration of, String number) throws SQLException {
    return tx.row(
        """
        SELECT e.product_id
        FROM erp_product e
        JOIN product p ON p.location_id = e.location_id AND p.id = e.product_id
        WHERE e.location_id = ? AND e.integration_id = ? AND e.number = ? AND NOT p.retired
        ORDER BY e.product_id
        LIMIT 1
        """,
        row -> Tx.id(row, "product_id"),
        of.locationId(),
        of.id(),
        number);
  }

  /** All numbers of a location's products. */
  static Map<IntegrationsForOrder.Of, String> numbers(Tx tx, UUID locationId) throws SQLException {
    var numbers = new HashMap<IntegrationsForOrder.Of, String>();
    for (var each :
        tx.rows(
            "SELECT integration_id, product_id, number FROM erp_product WHERE location_id = ?",
            row ->
                Map.entry(
                    new IntegrationsForOrder.Of(
                        Tx.id(row, "integration_id"), Tx.id(row, "product_id")),
                    row.getString("number")),
            locationId)) {
      numbers.put(each.getKey(), each.getValue());
    }
    return numbers;
  }

  static Counts counts(Tx tx, Integration of) throws SQLException {
    return tx.row(
            """
            SELECT count(e.number)::integer AS mapped,
                   count(*) FILTER (WHERE e.number IS NULL AND NOT p.retired)::integer AS gaps
            FROM product p
            LEFT JOIN erp_product e
              ON e.location_id = p.location_id AND e.product_id = p.id AND e.integration_id = ?
            WHERE p.location_id = ?
            """,
            row -> new Counts(row.getInt("mapped"), row.getInt("gaps")),
            of.id(),
            of.locationId())
        .orElseThrow();
  }

  /** Those of the products that a location has, retired or not. */
  static Set<UUID> known(Tx tx, UUID locationId, List<Numbered> numbers) throws SQLException {
    return new HashSet<>(
        tx.rows(
            "SELECT id FROM product WHERE location_id = ? AND id = ANY(?)",
            row -> Tx.id(row, "id"),
            locationId,
            Tx.column("uuid", numbers, Numbered::productId)));
  }

  /** Writes numbers and takes away those that are null; how many are others now. */
  static int write(Tx tx, Integration of, List<Numbered> numbers) throws SQLException {
    var given = numbers.stream().filter(each -> each.number() != null).toList();
    var taken = numbers.stream().filter(each -> each.number() == null).toList();
    int written =
        tx.update(
            """
            INSERT INTO erp_product (location_id, integration_id, product_id, number)
            SELECT ?, ?, product_id, number
            FROM unnest(?::uuid[], ?::text[]) AS n (product_id, number)
            ON CONFLICT (location_id, product_id, integration_id)
            DO UPDATE SET number = EXCLUDED.number
            WHERE erp_product.number <> EXCLUDED.number
            """,
            of.locationId(),
            of.id(),
            Tx.column("uuid", given, Numbered::productId),
            Tx.column("text", given, Numbered::number));
    int gone =
        tx.update(
            """
            DELETE FROM erp_product
            WHERE location_id = ? AND integration_id = ? AND product_id = ANY(?)
            """,
            of.locationId(),
            of.id(),
            Tx.column("uuid", taken, Numbered::productId));
    return written + gone;
  }
}

package dev.comanda.delivery.integration;

import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.Mappings.Mapped;
import dev.comanda.delivery.integration.Suggestion.Known;
import dev.comanda.delivery.integration.Suggestion.Why;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** SQL that finds numbers which products without one may have. */
final class SuggestionRows {
  private SuggestionRows() {}

  /**
   * What other integrations know of some products, and of those with the same SKU.
   *
   * @param elsewhere other locations at which is looked
   */
  static List<Known> known(Tx tx, Integration of, List<Mapped> products, Collection<UUID> elsewhere)
      throws SQLException {
    var ids = Tx.column("uuid", products, Mapped::productId);
    return tx.rows(
        """
        SELECT g.product_id, e.number, 'other_integration' AS why, i.workshop,
          i.connector = ? AND i.address = ? AS same_erp
        FROM unnest(?::uuid[]) AS g(product_id)
        JOIN erp_product e ON e.location_id = ? AND e.product_id = g.product_id
        JOIN integration i ON i.location_id = e.location_id AND i.id = e.integration_id
        WHERE i.id <> ?
        UNION
        SELECT g.product_id, e.number, 'same_sku', i.workshop, i.connector = ? AND i.address = ?
        FROM unnest(?::uuid[], ?::text[]) AS g(product_id, sku)
        CROSS JOIN unnest(?::uuid[]) AS k(location_id)
        JOIN product p ON p.location_id = k.location_id AND p.sku = g.sku
        JOIN erp_product e ON e.location_id = p.location_id AND e.product_id = p.id
        JOIN integration i ON i.location_id = e.location_id AND i.id = e.integration_id
        """,
        row ->
            new Known(
                Tx.id(row, "product_id"),
                new Suggestion(
                    row.getString("number"),
                    Why.valueOf(row.getString("why").toUpperCase(Locale.ROOT)),
                    row.getString("workshop")),
                row.getBoolean("same_erp")),
        of.connector(),
        of.address().toString(),
        ids,
        of.locationId(),
        of.id(),
        of.connector(),
        of.address().toString(),
        ids,
        Tx.column("text", products, Mapped::sku),
        Tx.ids(elsewhere));
  }

  /** Those of some numbers that products have in an ERP already. */
  static Set<String> taken(Tx tx, Integration of, Collection<String> numbers) throws SQLException {
    return new HashSet<>(
        tx.rows(
            """
            SELECT DISTINCT number
            FROM erp_product
            WHERE location_id = ? AND integration_id = ? AND number = ANY(?)
            """,
            row -> row.getString("number"),
            of.locationId(),
            of.id(),
            Tx.column("text", numbers, number -> number)));
  }
}

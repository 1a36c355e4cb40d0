package dev.comanda.catalog.csv;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of what is to be imported. */
final class ImportRows {
  private ImportRows() {}

  static int insert(Tx tx, UUID locationId, UUID importId, List<ImportPlan.Staged> staged)
      throws SQLException {
    return tx.update(
        """
        INSERT INTO catalog_import (location_id, import_id, no, data)
        SELECT ?, ?, no, data::jsonb
        FROM unnest(?::integer[], ?::text[]) AS s (no, data)
        """,
        locationId,
        importId,
        Tx.column("int4", IntStream.rangeClosed(1, staged.size()).boxed().toList(), no -> no),
        Tx.column("text", staged, Json::text));
  }

  /** What headings of earlier files are at a location, by their keys. */
  static Map<String, String> headings(Tx tx, UUID locationId) throws SQLException {
    return tx
        .rows(
            "SELECT heading, column_name FROM import_heading WHERE location_id = ?",
            row -> Map.entry(row.getString("heading"), row.getString("column_name")),
            locationId)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Remembers what headings are, and forgets the oldest past a number of them. */
  static void remember(Tx tx, UUID locationId, Map<String, String> columns, Instant at, int keptMax)
      throws SQLException {
    var headings = List.copyOf(columns.entrySet());
    tx.update(
        """
        INSERT INTO import_heading (location_id, heading, column_name, said_at)
        SELECT ?, heading, column_name, ?
        FROM unnest(?::text[], ?::text[]) AS h (heading, column_name)
        ON CONFLICT (location_id, heading)
          DO UPDATE SET column_name = excluded.column_name, said_at = excluded.said_at
        """,
        locationId,
        at,
        Tx.column("text", headings, Map.Entry::getKey),
        Tx.column("text", headings, Map.Entry::getValue));
    tx.update(
        """
        DELETE FROM import_heading
        WHERE location_id = ? AND heading IN (
          SELECT heading
          FROM import_heading
          WHERE location_id = ?
          ORDER BY said_at DESC, heading
          OFFSET ?)
        """,
        locationId,
        locationId,
        keptMax);
  }

  static List<UUID> locations(Tx tx) throws SQLException {
    return tx.rows(
        "SELECT DISTINCT location_id FROM catalog_import", row -> Tx.id(row, "location_id"));
  }

  /** Takes out the next rows of a location, in their order. */
  static List<ImportPlan.Staged> take(Tx tx, UUID locationId, int limit) throws SQLException {
    return tx.rows(
        """
        WITH next AS (
          SELECT import_id, no
          FROM catalog_import
          WHERE location_id = ?
          ORDER BY import_id, no
          LIMIT ?),
        taken AS (
          DELETE FROM catalog_import AS i
          USING next
          WHERE i.location_id = ? AND i.import_id = next.import_id AND i.no = next.no
          RETURNING i.import_id, i.no, i.data)
        SELECT data
        FROM taken
        ORDER BY import_id, no
        """,
        row -> Json.own(row.getString("data"), ImportPlan.Staged.class),
        locationId,
        limit,
        locationId);
  }
}

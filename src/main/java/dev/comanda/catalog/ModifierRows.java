package dev.comanda.catalog;

import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of groups of modifiers. */
public final class ModifierRows {
  private ModifierRows() {}

  /**
   * A modifier as its group's row holds it.
   *
   * @param price in minor units
   */
  record Stored(UUID id, Map<String, String> names, long price, boolean available) {
    static Stored of(Modifier modifier) {
      return new Stored(
          modifier.id(), modifier.names(), modifier.price().minor(), modifier.available());
    }
  }

  static void insert(Tx tx, UUID locationId, List<ModifierGroup> groups) throws SQLException {
    tx.update(
        """
        INSERT INTO modifier_group (location_id, id, names, choices_min, choices_max, modifiers,
                                    sort, version)
        SELECT ?, id, names::jsonb, choices_min, choices_max, modifiers::jsonb, sort, version
        FROM unnest(?::uuid[], ?::text[], ?::smallint[], ?::smallint[], ?::text[], ?::integer[],
                    ?::integer[])
             AS g (id, names, choices_min, choices_max, modifiers, sort, version)
        """,
        locationId,
        Tx.column("uuid", groups, ModifierGroup::id),
        Tx.column("text", groups, g -> Json.text(g.names())),
        Tx.column("smallint", groups, ModifierGroup::min),
        Tx.column("smallint", groups, ModifierGroup::max),
        Tx.column("text", groups, g -> modifiers(g)),
        Tx.column("int4", groups, ModifierGroup::sort),
        Tx.column("int4", groups, ModifierGroup::version));
  }

  static void update(Tx tx, UUID locationId, ModifierGroup group) throws SQLException {
    tx.update(
        """
        UPDATE modifier_group
        SET names = ?::jsonb, choices_min = ?, choices_max = ?, modifiers = ?::jsonb, sort = ?,
            version = ?
        WHERE location_id = ? AND id = ?
        """,
        Json.text(group.names()),
        group.min(),
        group.max(),
        modifiers(group),
        group.sort(),
        group.version(),
        locationId,
        group.id());
  }

  static void delete(Tx tx, UUID locationId, UUID id) throws SQLException {
    tx.update("DELETE FROM modifier_group WHERE location_id = ? AND id = ?", locationId, id);
  }

  static void deleteAll(Tx tx, UUID locationId) throws SQLException {
    tx.update("DELETE FROM modifier_group WHERE location_id = ?", locationId);
  }

  static Optional<ModifierGroup> find(Tx tx, Location at, UUID id, String language)
      throws SQLException {
    return tx.row(
        """
        SELECT id, names, choices_min, choices_max, modifiers, sort, version
        FROM modifier_group
        WHERE location_id = ? AND id = ?
        """,
        row -> group(row, at, language),
        at.id(),
        id);
  }

  /** At most {@code limit} groups that were made after one, oldest first. */
  static List<ModifierGroup> page(Tx tx, Location at, UUID after, int limit, String language)
      throws SQLException {
    return tx.rows(
        """
        SELECT id, names, choices_min, choices_max, modifiers, sort, version
        FROM modifier_group
        WHERE location_id = ? AND id > ?
        ORDER BY id
        LIMIT ?
        """,
        row -> group(row, at, language),
        at.id(),
        after,
        limit);
  }

  /** All, in their order. */
  public static List<ModifierGroup> all(Tx tx, Location at, String language) throws SQLException {
    return tx.rows(
        """
        SELECT id, names, choices_min, choices_max, modifiers, sort, version
        FROM modifier_group
        WHERE location_id = ?
        ORDER BY sort, id
        """,
        row -> group(row, at, language),
        at.id());
  }

  /** How many of these groups there are. */
  static int count(Tx tx, UUID locationId, Collection<UUID> ids) throws SQLException {
    return tx.row(
            "SELECT count(*) AS n FROM modifier_group WHERE location_id = ? AND id = ANY(?)",
            row -> row.getInt("n"),
            locationId,
            Tx.ids(ids))
        .orElseThrow();
  }

  static int count(Tx tx, UUID locationId) throws SQLException {
    return tx.row(
            "SELECT count(*) AS n FROM modifier_group WHERE location_id = ?",
            row -> row.getInt("n"),
            locationId)
        .orElseThrow();
  }

  /** Those of these groups that there are. */
  static Map<ModifiersForOrder.Key, OrderedModifiers> forOrder(
      Tx tx, Collection<ModifiersForOrder.Key> keys) throws SQLException {
    var found = new HashMap<ModifiersForOrder.Key, OrderedModifiers>();
    tx.rows(
            """
            SELECT g.location_id, g.id, g.names, g.choices_min, g.choices_max, g.modifiers
            FROM unnest(?::uuid[], ?::uuid[]) AS k (location_id, id)
            JOIN modifier_group g ON g.location_id = k.location_id AND g.id = k.id
            """,
            row -> Map.entry(Tx.id(row, "location_id"), ordered(row)),
            Tx.column("uuid", keys, ModifiersForOrder.Key::locationId),
            Tx.column("uuid", keys, ModifiersForOrder.Key::groupId))
        .forEach(
            each ->
                found.put(
                    new ModifiersForOrder.Key(each.getKey(), each.getValue().groupId()),
                    each.getValue()));
    return found;
  }

  private static OrderedModifiers ordered(ResultSet row) throws SQLException {
    return new OrderedModifiers(
        Tx.id(row, "id"),
        Texts.own(row.getString("names")),
        row.getInt("choices_min"),
        row.getInt("choices_max"),
        stored(row.getString("modifiers")).stream()
            .map(m -> new OrderedModifiers.One(m.id(), m.names(), m.price(), m.available()))
            .toList());
  }

  static List<Stored> stored(String modifiers) {
    return List.of(Json.own(modifiers, Stored[].class));
  }

  private static String modifiers(ModifierGroup group) {
    return Json.text(group.modifiers().stream().map(Stored::of).toList());
  }

  private static ModifierGroup group(ResultSet row, Location at, String language)
      throws SQLException {
    return ModifierGroup.of(
        Tx.id(row, "id"),
        Texts.own(row.getString("names")),
        row.getInt("choices_min"),
        row.getInt("choices_max"),
        stored(row.getString("modifiers")).stream()
            .map(stored -> Modifier.of(stored, language, at))
            .toList(),
        row.getInt("sort"),
        row.getInt("version"),
        language,
        at);
  }
}

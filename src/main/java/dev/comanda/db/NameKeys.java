package dev.comanda.db;

import dev.comanda.json.Json;
import dev.comanda.json.NameKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names of an older database their keys. Where two names are the same now, both stay: the
 * younger one's key has a number behind it. An enum, because Flyway looks for classes beside the
 * steps in SQL, and warns at each start of one that it cannot make itself.
 */
enum NameKeys implements JavaMigration {
  /** The only one. */
  STEP;

  /** Rows that are written at once. */
  private static final int CHUNK_ROWS_MAX = 1000;

  /** Where names must differ: the rows with their place, in the order in which they came. */
  private static final List<Names> UNIQUE =
      List.of(
          new Names(
              "SELECT location_id, id, name FROM open_item ORDER BY location_id, id",
              "UPDATE open_item SET name_key = ? WHERE location_id = ? AND id = ?",
              "ALTER TABLE open_item ALTER COLUMN name_key SET NOT NULL"),
          new Names(
              "SELECT location_id, id, name FROM spot ORDER BY location_id, id",
              "UPDATE spot SET name_key = ? WHERE location_id = ? AND id = ?",
              "ALTER TABLE spot ALTER COLUMN name_key SET NOT NULL"),
          new Names(
              """
              SELECT location_id, id, name FROM session
              WHERE state <> 'closed' ORDER BY location_id, id
              """,
              "UPDATE session SET name_key = ? WHERE location_id = ? AND id = ?",
              "ALTER TABLE session ADD CHECK (state = 'closed' OR name_key IS NOT NULL)"),
          new Names(
              "SELECT NULL::uuid, id, email FROM staff ORDER BY id",
              "UPDATE staff SET email_key = ? WHERE ?::uuid IS NULL AND id = ?",
              "ALTER TABLE staff ALTER COLUMN email_key SET NOT NULL"),
          new Names(
              "SELECT NULL::uuid, id, name FROM api_key ORDER BY revoked_at IS NOT NULL, id",
              "UPDATE api_key SET name_key = ? WHERE ?::uuid IS NULL AND id = ?",
              "ALTER TABLE api_key ALTER COLUMN name_key SET NOT NULL"));

  /** How names of one kind are read, given their keys, and closed to what has none. */
  private record Names(String read, String write, String close) {}

  /** A row and its key. */
  private record Key(@Nullable Object locationId, Object id, String key) {}

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("23.1");
  }

  @Override
  public String getDescription() {
    return "name keys filled";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    for (var names : UNIQUE) {
      write(connection, names.write(), keys(connection, names.read()));
      try (var close = connection.createStatement()) {
        close.execute(names.close());
      }
    }
    write(
        connection,
        "UPDATE product SET name_keys = ?::jsonb WHERE location_id = ? AND id = ?",
        products(connection));
  }

  private static List<Key> keys(Connection connection, String sql) throws SQLException {
    var keys = new ArrayList<Key>();
    var taken = new HashSet<List<Object>>();
    try (var read = connection.prepareStatement(sql);
        var rows = read.executeQuery()) {
      while (rows.next()) {
        var place = rows.getObject(1);
        var key = free(String.valueOf(place), NameKey.of(rows.getString(3)), taken);
        keys.add(new Key(place, rows.getObject(2), key));
      }
    }
    return keys;
  }

  private static String free(String place, String key, Set<List<Object>> taken) {
    var free = key;
    for (int number = 2; !taken.add(List.of(place, free)); number++) {
      free = key + " (" + number + ")";
    }
    return free;
  }

  private static List<Key> products(Connection connection) throws SQLException {
    var keys = new ArrayList<Key>();
    try (var read = connection.prepareStatement("SELECT location_id, id, names FROM product");
        var rows = read.executeQuery()) {
      while (rows.next()) {
        keys.add(new Key(rows.getObject(1), rows.getObject(2), keysOf(rows)));
      }
    }
    return keys;
  }

  private static String keysOf(ResultSet row) throws SQLException {
    var keys = new LinkedHashMap<String, String>();
    Json.tree(row.getString(3))
        .properties()
        .forEach(name -> keys.put(name.getKey(), NameKey.of(name.getValue().textValue())));
    return Json.text(keys);
  }

  private static void write(Connection connection, String sql, List<Key> keys) throws SQLException {
    try (var write = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (var each : keys) {
        write.setString(1, each.key());
        write.setObject(2, each.locationId());
        write.setObject(3, each.id());
        write.addBatch();
        if (++waiting == CHUNK_ROWS_MAX) {
          write.executeBatch();
          waiting = 0;
        }
      }
      write.executeBatch();
    }
  }
}

package dev.comanda.staff.key;

import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.http.Scope;
import dev.comanda.json.NameKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of API keys. */
final class ApiKeyRows {
  private ApiKeyRows() {}

  /** What a key that is not revoked is worth. */
  record Stored(Caller.Key caller, @Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {}

  /** False when another key that is not revoked has the name. */
  static boolean insert(Tx tx, UUID id, byte[] hash, ApiKeys.Wish wish, UUID by, Instant at)
      throws SQLException {
    int rows =
        tx.update(
            """
            INSERT INTO api_key (id, key_hash, name, name_key, locations, scopes, created_by, created_at,
                                 expires_at)
            VALUES (?, ?, ?, ?, ?::uuid[], ?::text[], ?, ?, ?)
            ON CONFLICT (name_key) WHERE revoked_at IS NULL DO NOTHING
            """,
            id,
            hash,
            wish.name(),
            NameKey.of(wish.name()),
            Tx.ids(wish.locations()),
            Tx.column("text", wish.scopes(), scope -> scope),
            by,
            at,
            wish.expiresAt());
    return rows == 1;
  }

  static Optional<Stored> byHash(Tx tx, byte[] hash) throws SQLException {
    return tx.row(
        """
        SELECT id, name, locations, scopes, expires_at, last_used_at
        FROM api_key
        WHERE key_hash = ? AND revoked_at IS NULL
        """,
        row ->
            new Stored(
                new Caller.Key(
                    Tx.id(row, "id"),
                    row.getString("name"),
                    Set.copyOf(locations(row)),
                    Set.copyOf(scopes(row))),
                Tx.instantOrNull(row, "expires_at"),
                Tx.instantOrNull(row, "last_used_at")),
        hash);
  }

  static int used(Tx tx, UUID id, Instant at) throws SQLException {
    return tx.update(
        "UPDATE api_key SET last_used_at = greatest(last_used_at, ?) WHERE id = ?", at, id);
  }

  static int revoke(Tx tx, UUID id, Instant at) throws SQLException {
    return tx.update(
        "UPDATE api_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id);
  }

  static Optional<ApiKey> byId(Tx tx, UUID id) throws SQLException {
    return tx.row(
        """
        SELECT k.id, k.name, k.locations, k.scopes, k.created_by, s.name AS creator, k.created_at,
               k.expires_at, k.last_used_at, k.revoked_at
        FROM api_key k
        JOIN staff s ON s.id = k.created_by
        WHERE k.id = ?
        """,
        ApiKeyRows::key,
        id);
  }

  static List<ApiKey> page(Tx tx, UUID after, int limit) throws SQLException {
    return tx.rows(
        """
        SELECT k.id, k.name, k.locations, k.scopes, k.created_by, s.name AS creator, k.created_at,
               k.expires_at, k.last_used_at, k.revoked_at
        FROM api_key k
        JOIN staff s ON s.id = k.created_by
        WHERE k.id > ?
        ORDER BY k.id
        LIMIT ?
        """,
        ApiKeyRows::key,
        after,
        limit);
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        Tx.id(row, "id"),
        row.getString("name"),
        locations(row),
        scopes(row),
        new ApiKey.Creator(Tx.id(row, "created_by"), row.getString("creator")),
        Tx.instant(row, "created_at"),
        Tx.instantOrNull(row, "expires_at"),
        Tx.instantOrNull(row, "last_used_at"),
        Tx.instantOrNull(row, "revoked_at"));
  }

  private static List<UUID> locations(ResultSet row) throws SQLException {
    return List.of((UUID[]) row.getArray("locations").getArray());
  }

  /** In one order, whatever the order in which they were given. */
  private static List<Scope> scopes(ResultSet row) throws SQLException {
    var all = EnumSet.noneOf(Scope.class);
    Stream.of((String[]) row.getArray("scopes").getArray())
        .map(name -> Scope.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
        .forEach(all::add);
    return List.copyOf(all);
  }
}

package dev.comanda.staff;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of values that all nodes share. */
public final class SettingRows {
  /** The keys that sign tokens. */
  public static final String TOKEN_KEYS = "token_keys";

  /** The hash of the token of the set-up link. */
  static final String SETUP_TOKEN = "setup_token";

  /** Which step of setting up comes next. */
  static final String SETUP_STEP = "setup_step";

  /** Is there while administrators need a second factor. */
  static final String SECOND_FACTOR = "second_factor";

  private SettingRows() {}

  /** What stands under a name. */
  public static Optional<String> find(Tx tx, String name) throws SQLException {
    return tx.row("SELECT value FROM setting WHERE name = ?", row -> row.getString("value"), name);
  }

  /** The value, which nobody else can change while this transaction runs. */
  public static Optional<String> lock(Tx tx, String name) throws SQLException {
    return tx.row(
        "SELECT value FROM setting WHERE name = ? FOR UPDATE", row -> row.getString("value"), name);
  }

  /** The value, which nobody else can take while this transaction runs. */
  static Optional<String> take(Tx tx, String name) throws SQLException {
    return tx.row(
        "DELETE FROM setting WHERE name = ? RETURNING value", row -> row.getString("value"), name);
  }

  static void remove(Tx tx, String name) throws SQLException {
    tx.update("DELETE FROM setting WHERE name = ?", name);
  }

  /** Writes a value where there is none. */
  public static void insertIfAbsent(Tx tx, String name, String value) throws SQLException {
    tx.update(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        name,
        value);
  }

  /** Writes a value, whatever stood there. */
  public static void put(Tx tx, String name, String value) throws SQLException {
    tx.update(
        """
        INSERT INTO setting (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
        name,
        value);
  }
}

package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.db.Tx;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.course.Item;
import dev.comanda.delivery.course.Standing;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.Opening;
import dev.comanda.delivery.secret.SealedTable;
import dev.comanda.delivery.secret.Sealing;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.json.Json;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** SQL that keeps sign-ins sealed, and looks what of them can be opened. */
public final class SealedSampleRows {
  private SealedSampleRows() {}

  private static UUID place(Tx tx) throws SQLException {
    return tx.row("SELECT id FROM location ORDER BY id LIMIT 1", row -> Tx.id(row, "id"))
        .orElseThrow();
  }

  private static Login login(int number) {
    return new Login("user" + number, "password" + number);
  }

  private static byte[] sealed(VaultKeys keys, Home home, int number) {
    return new Vault(keys).seal(home, login(number)) instanceof Sealing.Sealed(var bytes)
        ? bytes
        : new byte[0];
  }

  /** So many integrations and lines, each with somebody who signs in. */
  public static void seal(Database database, VaultKeys keys, int integrations, int lines) {
    database.write(
        tx -> {
          var at = place(tx);
          for (int i = 1; i <= integrations; i++) {
            integration(tx, keys, at, i);
          }
          for (int i = 1; i <= lines; i++) {
            line(tx, keys, at, i);
          }
          return at;
        });
  }

  private static void integration(Tx tx, VaultKeys keys, UUID at, int number) throws SQLException {
    var id = new UUID(1, number);
    tx.update(
        """
        INSERT INTO integration (location_id, id, slug, workshop, connector, address, login_user, login,
          login_state, active, api, worker, paused, killed, mark_prefix, book_on, document_rule,
          per_minute, in_flight, attempts_max, retired, version, created_at)
        VALUES (?, ?, ?, 'Bennys', 'hasty', 'http://127.0.0.1:1', ?, ?, 'set', false, true, true, false,
          false, 'OilMat:', 'placed', 'session', 0, 8, 10, false, 1, now())
        """,
        at,
        id,
        "bennys-" + number,
        "user" + number,
        sealed(keys, Home.of(at, id), number));
  }

  private static void line(Tx tx, VaultKeys keys, UUID at, int number) throws SQLException {
    var id = new UUID(2, number);
    var first = new UUID(1, 1);
    var standing = Standing.of(new Item("558", "10", BigDecimal.ONE), Instant.EPOCH);
    tx.update(
        """
        INSERT INTO delivery (location_id, id, integration_id, seq, order_id, line_no, aim, document,
          product_id, product_number, description, quantity, unit, mark, login, state, due_at, course,
          placed_at, changed_at, version)
        VALUES (?, ?, ?, ?, gen_random_uuid(), 1, 'book', '558', gen_random_uuid(), '10', 'Oil', 1,
          'piece', ?, ?, 'placed', ?, ?::json, now(), now(), 1)
        """,
        at,
        id,
        first,
        number,
        "OilMat:" + number,
        sealed(keys, new Home(at, first, id), number),
        Instant.EPOCH,
        Json.text(standing));
  }

  /** How many open with these keys, and are what they were. */
  public static int open(Database database, VaultKeys keys) {
    return open(new SealedRows.OfIntegrations(database), keys)
        + open(new SealedRows.OfDeliveries(database), keys);
  }

  private static int open(SealedTable table, VaultKeys keys) {
    var vault = new Vault(keys);
    return (int)
        table.after(null, 10_000).stream()
            .filter(row -> vault.open(row.home(), row.sealed()).equals(expected(row.home())))
            .count();
  }

  private static Opening<Login> expected(Home home) {
    var id = home.deliveryId() == null ? home.integrationId() : home.deliveryId();
    return new Opening.Opened<>(login((int) id.getLeastSignificantBits()));
  }

  /** The ids of the keys that have sealed something. */
  public static List<String> keys(Database database) {
    return new SealedRows.OfIntegrations(database)
        .after(null, 10_000).stream()
            .map(row -> Vault.keyOf(row.sealed()).orElse(""))
            .distinct()
            .toList();
  }

  /** Whoever comes to this integration while something is done waits. */
  public static void holding(TestPostgres postgres, int number, Runnable meanwhile)
      throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement =
            connection.prepareStatement(
                "SELECT 1 FROM comanda.integration WHERE id = ? FOR UPDATE")) {
      connection.setAutoCommit(false);
      statement.setObject(1, new UUID(1, number));
      statement.execute();
      meanwhile.run();
      connection.rollback();
    }
  }

  /** Waits until somebody waits for what is held. */
  public static void awaitWaiting(Database database) {
    Wait.until("it waits", () -> waits(database));
  }

  private static boolean waits(Database database) {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT 1
                    FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    LIMIT 1
                    """,
                    row -> true)
                .isPresent());
  }
}

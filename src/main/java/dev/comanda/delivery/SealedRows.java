package dev.comanda.delivery;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.secret.Home;
import dev.comanda.delivery.secret.SealedTable;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of what is sealed in {@code integration} and {@code delivery}, of all locations. */
final class SealedRows {
  private static final UUID FIRST = new UUID(0, 0);

  private SealedRows() {}

  /** What integrations sign in with. */
  record OfIntegrations(Database database) implements SealedTable {
    @Override
    public List<Row> after(@Nullable Row last, int max) {
      return database.read(tx -> after(tx, last, max));
    }

    private static List<Row> after(Tx tx, @Nullable Row last, int max) throws SQLException {
      return tx.rows(
          """
          SELECT location_id, id, login
          FROM integration
          WHERE (location_id, id) > (?, ?) AND login IS NOT NULL
          ORDER BY location_id, id
          LIMIT ?
          """,
          row ->
              new Row(Home.of(Tx.id(row, "location_id"), Tx.id(row, "id")), row.getBytes("login")),
          last == null ? FIRST : last.home().locationId(),
          last == null ? FIRST : last.home().integrationId(),
          max);
    }

    @Override
    public boolean replace(Row row, byte[] sealed) {
      return database.write(tx -> replace(tx, row, sealed));
    }

    private static boolean replace(Tx tx, Row row, byte[] sealed) throws SQLException {
      tx.deed();
      return tx.update(
              "UPDATE integration SET login = ? WHERE location_id = ? AND id = ? AND login = ?",
              sealed,
              row.home().locationId(),
              row.home().integrationId(),
              row.sealed())
          == 1;
    }
  }

  /** What lines brought along that have not ended. */
  record OfDeliveries(Database database) implements SealedTable {
    @Override
    public List<Row> after(@Nullable Row last, int max) {
      return database.read(tx -> after(tx, last, max));
    }

    private static List<Row> after(Tx tx, @Nullable Row last, int max) throws SQLException {
      return tx.rows(
          """
          SELECT location_id, integration_id, id, login
          FROM delivery
          WHERE (location_id, id) > (?, ?) AND login IS NOT NULL
          ORDER BY location_id, id
          LIMIT ?
          """,
          row ->
              new Row(
                  new Home(
                      Tx.id(row, "location_id"), Tx.id(row, "integration_id"), Tx.id(row, "id")),
                  row.getBytes("login")),
          last == null ? FIRST : last.home().locationId(),
          last == null ? FIRST : last.home().deliveryId(),
          max);
    }

    @Override
    public boolean replace(Row row, byte[] sealed) {
      return database.write(tx -> replace(tx, row, sealed));
    }

    private static boolean replace(Tx tx, Row row, byte[] sealed) throws SQLException {
      tx.deed();
      return tx.update(
              "UPDATE delivery SET login = ? WHERE location_id = ? AND id = ? AND login = ?",
              sealed,
              row.home().locationId(),
              row.home().deliveryId(),
              row.sealed())
          == 1;
    }
  }
}

package dev.comanda.spec;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL that looks at what was sold. */
final class SoldRows {
  private SoldRows() {}

  /** By day and hour, from the orders and their lines. */
  static List<String> toldByTheLines(Database database) {
    return byDayAndHour(database, "sold");
  }

  /** By day and hour, of the days that are over. */
  static List<String> addedUp(Database database) {
    return byDayAndHour(database, "hour_day");
  }

  /** The tables of totals that have any of a date or later, or of its month or later. */
  static List<String> tablesWithTotalsFrom(Database database, String date) {
    return database.read(
        tx -> {
          var with = new ArrayList<String>();
          for (var table : tables(tx)) {
            var unit = table.dated().equals("month") ? "month" : "day";
            var found =
                tx.row(
                    "SELECT 1 FROM %s WHERE %s >= date_trunc(?, ?::date) LIMIT 1"
                        .formatted(table.name(), table.dated()),
                    row -> 1,
                    unit,
                    date);
            if (found.isPresent()) {
              with.add(table.name());
            }
          }
          return with;
        });
  }

  private record Table(String name, String dated) {}

  private static List<Table> tables(Tx tx) throws SQLException {
    return tx.rows(
        """
        SELECT d.table_name, d.column_name
        FROM information_schema.tables t
        JOIN information_schema.columns d USING (table_schema, table_name)
        JOIN information_schema.columns r USING (table_schema, table_name)
        WHERE t.table_schema = 'comanda' AND t.table_type = 'BASE TABLE' AND r.column_name = 'revenue'
          AND d.column_name IN ('business_date', 'month')
        """,
        row -> new Table(row.getString("table_name"), row.getString("column_name")));
  }

  private static List<String> byDayAndHour(Database database, String table) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
                FROM %s
                GROUP BY business_date, hour
                ORDER BY business_date, hour
                """
                    .formatted(table),
                row ->
                    "%s %d h: %d orders, %d"
                        .formatted(
                            row.getString("business_date"),
                            row.getInt("hour"),
                            row.getInt("orders"),
                            row.getLong("revenue"))));
  }
}

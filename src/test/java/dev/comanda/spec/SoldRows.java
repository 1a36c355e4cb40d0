package dev.comanda.spec;

import dev.comanda.db.Database;
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

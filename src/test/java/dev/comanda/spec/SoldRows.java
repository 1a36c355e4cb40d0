package dev.comanda.spec;

import dev.comanda.db.Database;
import java.util.List;

/** SQL that looks at what was sold. */
final class SoldRows {
  private SoldRows() {}

  static List<String> byDayAndHour(Database database) {
    return database.read(
        tx ->
            tx.rows(
                """
                SELECT business_date, hour, sum(orders) AS orders, sum(revenue) AS revenue
                FROM hour_day
                GROUP BY business_date, hour
                ORDER BY business_date, hour
                """,
                row ->
                    "%s %d h: %d orders, %d"
                        .formatted(
                            row.getString("business_date"),
                            row.getInt("hour"),
                            row.getInt("orders"),
                            row.getLong("revenue"))));
  }
}

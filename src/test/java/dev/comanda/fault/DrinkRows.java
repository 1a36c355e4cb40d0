package dev.comanda.fault;

import dev.comanda.db.Database;
import java.util.Map;
import java.util.TreeMap;

/** SQL that looks how far drinks are. */
final class DrinkRows {
  private DrinkRows() {}

  /** The state of each drink at the bar, by its serial. */
  static Map<Integer, String> states(Database database) {
    var states = new TreeMap<Integer, String>();
    database
        .read(
            tx ->
                tx.rows(
                    """
                    SELECT t.serial, t.state
                    FROM ticket t
                    JOIN location p ON p.id = t.location_id
                    WHERE p.slug = 'bar'
                    """,
                    row -> Map.entry(row.getInt("serial"), row.getString("state"))))
        .forEach(each -> states.put(each.getKey(), each.getValue()));
    return states;
  }

  /** How many drinks of the bar are so. */
  static int count(Database database, String state) {
    return (int) states(database).values().stream().filter(state::equals).count();
  }

  /** Reports that wait to be applied. */
  static int reports(Database database) {
    return database
        .read(
            tx ->
                tx.row(
                    "SELECT count(*) AS n FROM robot_report WHERE reason IS NULL",
                    row -> row.getInt("n")))
        .orElse(0);
  }
}

package dev.comanda.spec;

import dev.comanda.db.Database;
import java.util.List;

/** SQL that looks at what was sold by name. */
final class NamedRows {
  private NamedRows() {}

  /** All open items, by name. */
  static List<String> openItems(Database database) {
    return database.read(
        tx -> tx.rows("SELECT name FROM open_item ORDER BY name", row -> row.getString("name")));
  }
}

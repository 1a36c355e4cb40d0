package dev.comanda.spec;

import dev.comanda.db.Database;

/** SQL that keeps a table from being read and written. */
final class HiddenRows {
  private HiddenRows() {}

  /** Does something while nobody finds a table. */
  static void without(Database database, String table, Runnable work) {
    rename(database, table, "hidden");
    try {
      work.run();
    } finally {
      rename(database, "hidden", table);
    }
  }

  private static void rename(Database database, String from, String to) {
    database.write(
        tx -> {
          tx.run("ALTER TABLE comanda.%s RENAME TO %s".formatted(from, to));
          return true;
        });
  }
}

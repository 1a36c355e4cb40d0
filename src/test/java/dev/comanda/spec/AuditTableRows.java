package dev.comanda.spec;

import dev.comanda.db.Database;

/** SQL that keeps the audit log from being written. */
final class AuditTableRows {
  private AuditTableRows() {}

  static void hide(Database database) {
    rename(database, "audit", "hidden");
  }

  static void show(Database database) {
    rename(database, "hidden", "audit");
  }

  private static void rename(Database database, String from, String to) {
    database.write(
        tx -> {
          tx.run("ALTER TABLE comanda.%s RENAME TO %s".formatted(from, to));
          return true;
        });
  }
}

package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.Migrations;
import dev.comanda.ops.Invariants;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** What is done to a database without serving anybody. */
final class Chores {
  private Chores() {}

  /** Brings the database to the version of this program and says how many steps that took. */
  static int migrate(Config config, Consumer<String> progress) {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var where = Where.is(config, progress, opened);
      var database = new Database(where.url(), where.user(), where.password(), 2);
      opened.push(database);
      return Migrations.migrate(database.dataSource());
    } finally {
      Parts.close(opened);
    }
  }

  /** Looks whether what stands in the database agrees with itself. */
  static Invariants.Report check(Config config, Consumer<String> progress) throws SQLException {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var where = Where.is(config, progress, opened);
      var database = new Database(where.url(), where.user(), where.password(), 1);
      opened.push(database);
      return Invariants.check(database);
    } finally {
      Parts.close(opened);
    }
  }
}

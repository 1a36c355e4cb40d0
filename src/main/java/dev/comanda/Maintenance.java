package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.EmbeddedPostgres;
import dev.comanda.db.Migrations;
import dev.comanda.delivery.KeyChange;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.demo.DemoFolder;
import dev.comanda.ops.Invariants;
import dev.comanda.ops.Timekeeper;
import dev.comanda.order.day.ClosedDays;
import dev.comanda.order.day.WrongDates;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is done to a database without serving anybody. */
final class Maintenance {
  private Maintenance() {}

  /** Brings the database to the version of this program and says how many steps that took. */
  static int migrate(Config config, Consumer<String> progress) {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var place = DatabasePlace.of(config, progress, opened);
      var database = new Database(place.url(), place.user(), place.password(), 2);
      opened.push(database);
      return Migrations.migrate(database);
    } finally {
      Opened.close(opened);
    }
  }

  /**
   * The settings for a database that is there already, also for the folder of a demonstration.
   *
   * @throws Misconfigured when their folder holds none; nothing is made in it
   */
  static Config existing(Config config) throws Misconfigured {
    if (config.database() != null) {
      return config;
    }
    var there = new DemoFolder(config.data()).kept().map(config::demoIn).orElse(config);
    if (EmbeddedPostgres.isIn(there.data())) {
      return there;
    }
    throw new Misconfigured(
        List.of(
            config.data()
                + " holds no database of Comanda's; name the folder that serve or demo was given"
                + " with --data or COMANDA_DATA."));
  }

  /**
   * A database can only be looked at by the program of its version.
   *
   * @throws Misconfigured when it has another, or is none of Comanda's
   */
  private static void requireCurrent(Database database) throws Misconfigured {
    switch (Migrations.found(database)) {
      case CURRENT -> {}
      case NONE ->
          throw new Misconfigured(
              List.of("the database is none of Comanda's: it has no such schema."));
      case OLDER ->
          throw new Misconfigured(
              List.of(
                  "the database is of an older version; ./comanda migrate, or a start, brings it to"
                      + " this one."));
    }
  }

  /** Looks whether what stands in the database agrees with itself. */
  static Invariants.Report check(Config config, Consumer<String> progress)
      throws SQLException, Misconfigured {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var place = DatabasePlace.of(config, progress, opened);
      var database = new Database(place.url(), place.user(), place.password(), 2);
      opened.push(database);
      requireCurrent(database);
      return Invariants.check(database);
    } finally {
      Opened.close(opened);
    }
  }

  /** Uses the keys that seal what integrations sign in with. */
  static <R> R keys(Config config, Consumer<String> progress, Function<KeyChange, R> use)
      throws Misconfigured {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var place = DatabasePlace.of(config, progress, opened);
      var database = place.open(2);
      opened.push(database);
      requireCurrent(database);
      return use.apply(new KeyChange(database, VaultKeys.of(config.features(), config.data())));
    } finally {
      Opened.close(opened);
    }
  }

  /**
   * Sets right what a wrong clock did, and says what that was, a line a place.
   *
   * @throws dev.comanda.problem.Refused when it is this machine's clock that is wrong
   */
  static List<String> mend(Config config, Consumer<String> progress) throws Misconfigured {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      var place = DatabasePlace.of(config, progress, opened);
      var database = place.open(2);
      opened.push(database);
      requireCurrent(database);
      var time = new Timekeeper(database, Clock.systemUTC());
      time.pass();
      var done = new WrongDates(database, Clock.systemUTC(), time).mend();
      new ClosedDays(database).runOnce();
      return done;
    } finally {
      Opened.close(opened);
    }
  }
}

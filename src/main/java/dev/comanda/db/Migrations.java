package dev.comanda.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema {@code comanda} to the version of this program. */
public final class Migrations {
  private Migrations() {}

  /** The database was brought to a version that this program does not know. */
  public static final class TooNew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooNew(String version) {
      super(
          "the database is of version "
              + version
              + ", which a newer Comanda made; start that one, or restore a backup from before."
              + " Nothing was changed.");
    }
  }

  /**
   * Applies what is missing and says how many steps that were; needs the schema's owner. It takes
   * as long as there are rows, over connections of its own.
   *
   * @throws TooNew when a newer program has changed the schema
   */
  public static int migrate(Database owner) {
    var flyway = flyway(owner.forMigrations());
    refuseNewer(flyway.info());
    return flyway.migrate().migrationsExecuted;
  }

  private static void refuseNewer(MigrationInfoService info) {
    for (var applied : info.applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new TooNew(String.valueOf(info.current().getVersion()));
      }
    }
  }

  /**
   * Whether the schema is exactly the one this program needs.
   *
   * @throws TooNew when a newer program has changed it
   */
  public static boolean current(DataSource any) {
    var info = flyway(any).info();
    refuseNewer(info);
    return info.pending().length == 0 && info.current() != null;
  }

  /** Whose schema a database has. */
  public enum Found {
    /** None of ours. */
    NONE,
    /** Of an older version of the program. */
    OLDER,
    /** Of this one. */
    CURRENT
  }

  /** Looks at a database; changes nothing. */
  public static Found found(Database database) {
    if (current(database.dataSource())) {
      return Found.CURRENT;
    }
    return flyway(database.dataSource()).info().current() == null ? Found.NONE : Found.OLDER;
  }

  private static Flyway flyway(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas("comanda")
        .locations("classpath:dev/comanda/db")
        .javaMigrations(NameKeys.STEP)
        .load();
  }
}

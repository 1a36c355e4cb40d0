package dev.comanda.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code comanda} to the version of this program. */
public final class Migrations {
  private Migrations() {}

  /** Applies what is missing and says how many steps that were; needs the schema's owner. */
  public static int migrate(DataSource owner) {
    return flyway(owner).migrate().migrationsExecuted;
  }

  /** Whether the schema is exactly the one this program needs. */
  public static boolean current(DataSource any) {
    var info = flyway(any).info();
    return info.pending().length == 0 && info.current() != null;
  }

  private static Flyway flyway(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .schemas("comanda")
        .locations("classpath:dev/comanda/db")
        .load();
  }
}

package dev.comanda.db;

/** Rows of tests, as many as a program writes in weeks: they take as long as the machine needs. */
public final class Fill {
  private Fill() {}

  /** Writes, and commits; no statement has a limit, as those of requests have. */
  public static <T> T in(Database database, Database.Work<T> work) {
    return database.write(
        tx -> {
          tx.run("SET LOCAL statement_timeout = 0");
          return work.in(tx);
        });
  }
}

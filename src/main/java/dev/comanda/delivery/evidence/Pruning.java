package dev.comanda.delivery.evidence;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Removes pictures after {@value #DAYS_KEPT} days, and the oldest of an integration that has more
 * than {@value #MB_KEPT} MB of them. What was said at each step stays with its attempt.
 * Thread-safe.
 */
public final class Pruning implements AutoCloseable {
  /** A bill is asked about within the month; what the ERP then shows is the ERP's to tell. */
  static final int DAYS_KEPT = 30;

  /** Some 1,000 lines through a browser, with five pictures of 50 KB each. */
  static final int MB_KEPT = 256;

  /** What a busy browser adds in between is some 50 MB. */
  private static final Duration EVERY = Duration.ofMinutes(10);

  /** Pictures that one transaction removes. */
  private static final int AT_ONCE_MAX = 500;

  private final Database database;
  private final Rounds rounds =
      new Rounds("old pictures", EVERY, "pictures that are old or too many will go later");

  /** Over a database. */
  public Pruning(Database database) {
    this.database = database;
  }

  /** Removes what there is too much of from now on, until closed. */
  public void start() {
    rounds.start(this::prune);
  }

  void prune() {
    all(tx -> PictureRows.pruneOld(tx, DAYS_KEPT, AT_ONCE_MAX));
    all(tx -> PictureRows.pruneLarge(tx, (long) MB_KEPT << 20, AT_ONCE_MAX));
  }

  /** Removes some; says how many. */
  private interface Some {
    int in(Tx tx) throws SQLException;
  }

  private void all(Some some) {
    int gone;
    do {
      gone = database.write(some::in);
    } while (gone == AT_ONCE_MAX && rounds.goOn());
  }

  @Override
  public void close() {
    rounds.close();
  }
}

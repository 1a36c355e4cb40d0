package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.staff.token.TokenKeys;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the next key when it is time, and forgets sign-ins that are over and devices that nobody
 * signed in at for long. Several nodes may do it at once.
 */
public final class SignInUpkeep implements AutoCloseable {
  /** How long what is over is kept: longer than any node may still ask for what was revoked. */
  static final Duration KEPT = Duration.ofDays(1);

  /** Sign-ins that one transaction removes. */
  private static final int CHUNK_ROWS_MAX = 1000;

  private static final Duration EVERY = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(SignInUpkeep.class);

  private final Database database;
  private final TokenKeys keys;
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("sign-in-upkeep", EVERY, "old sign-ins will be forgotten later");

  /** Over a database; {@link #start} makes it run every hour. */
  public SignInUpkeep(Database database, TokenKeys keys, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /** Runs now and every hour, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /** Does what is due. */
  void runOnce() {
    if (keys.rotate()) {
      log.info("made the key that signs tokens next");
    }
    var now = clock.instant();
    int forgotten;
    do {
      forgotten = database.write(tx -> SignInRows.forget(tx, now.minus(KEPT), CHUNK_ROWS_MAX));
    } while (forgotten == CHUNK_ROWS_MAX && rounds.goOn());
    database.write(tx -> DeviceRows.forget(tx, now.minus(Devices.TRUSTED)));
  }

  @Override
  public void close() {
    rounds.close();
  }
}

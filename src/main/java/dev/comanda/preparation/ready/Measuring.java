package dev.comanda.preparation.ready;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures again and again how long products are in hand. Any node may; a location whose medians
 * are others than before is another configuration. Thread-safe.
 */
public final class Measuring implements AutoCloseable {
  /** How often a product was made before its measured minutes take the place of what was said. */
  public static final int COUNT_MIN = 30;

  private static final Logger log = LoggerFactory.getLogger(Measuring.class);

  private static final Duration EVERY = Duration.ofHours(1);

  private final Database database;
  private final LocationLog locations;
  private final Rounds rounds =
      new Rounds("measuring", EVERY, "how long products take will be measured later");

  /** Over a database. */
  public Measuring(Database database, LocationLog locations) {
    this.database = database;
    this.locations = locations;
  }

  /** Measures now, and each hour until closed. */
  public void start() {
    rounds.start(this::runOnce);
  }

  /** Measures once. */
  void runOnce() {
    for (var location : database.read(MeasuredRows::locations)) {
      if (!rounds.goOn()) {
        return;
      }
      try {
        measure(location);
      } catch (Refused e) {
        log.info("what {} takes will be measured in the next round: {}", location, e.getMessage());
      }
    }
  }

  private void measure(UUID locationId) {
    var now = database.read(tx -> MeasuredRows.medians(tx, locationId, COUNT_MIN));
    var known = database.read(tx -> MeasuredRows.find(tx, Set.of(locationId)));
    if (!Measured.of(now).equals(Measured.of(known))) {
      locations.change(
          locationId,
          (tx, head) -> {
            MeasuredRows.replace(tx, locationId, now);
            tx.deed();
            return now;
          });
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}

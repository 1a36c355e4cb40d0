package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, and when: written before whoever did it is answered, kept for a time that is a
 * setting. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {
  /** How long its lines are kept. */
  public static final Setting<Duration> DAYS =
      Setting.open(
          "COMANDA_AUDIT_DAYS",
          "30 to 3650 days",
          "365",
          "How long the audit log keeps who did what.",
          text -> Readers.days(text, 30, 3_650));

  /** How long unless told otherwise. */
  public static final Duration KEPT = Duration.ofDays(365);

  /** Rows that one transaction removes. */
  static final int CHUNK_ROWS_MAX = 1000;

  /** What is always at a location. */
  private static final Set<String> PLACED = Set.of("session", "order", "payment");

  private static final Duration EVERY = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

  /**
   * Somebody who signs in.
   *
   * @param usual where they mostly work; null for an administrator as long as there is no location
   */
  public record Person(UUID id, @Nullable UUID usual) {}

  private final Database database;
  private final Clock clock;
  private final Duration kept;
  private final Rounds rounds =
      new Rounds("audit", EVERY, "old lines of the audit log will be forgotten later");

  /** Over a database; {@link #start} makes it forget every hour what is older than {@code kept}. */
  public AuditLog(Database database, Clock clock, Duration kept) {
    this.database = database;
    this.clock = clock;
    this.kept = kept;
  }

  /** Writes something down; durable when it returns. What is repeated stands there only once. */
  public void write(Deed deed) {
    database.write(
        tx -> {
          var placed = placed(tx, deed);
          return placed.repeated() && AuditRows.has(tx, placed)
              ? 0
              : AuditRows.insert(tx, placed, clock.instant());
        });
  }

  /** At the location of its thing, where nobody has said which one that is. */
  private static Deed placed(Tx tx, Deed deed) throws SQLException {
    var id = deed.targetId();
    return deed.locationId() != null || id == null || !PLACED.contains(deed.action().target())
        ? deed
        : deed.at(AuditRows.placeOf(tx, TargetIds.thing(id)).orElse(null));
  }

  /** The member of staff who has an e-mail address or an id. */
  public Optional<Person> person(String emailOrId) {
    return database.read(tx -> AuditRows.person(tx, emailOrId));
  }

  List<AuditEntry> page(AuditRows.Wanted wanted, int limit) {
    return database.read(tx -> AuditNames.told(tx, AuditRows.page(tx, wanted, limit)));
  }

  /** Forgets now and every hour, on a thread of its own, until closed. */
  public void start() {
    rounds.start(this::forgetReported);
  }

  private void forgetReported() {
    int forgotten = forget();
    if (forgotten > 0) {
      log.info("forgot {} lines of the audit log", forgotten);
    }
  }

  /** Forgets all that is too old; how much it was. */
  int forget() {
    var before = clock.instant().minus(kept);
    int forgotten = 0;
    int chunk;
    do {
      chunk = database.write(tx -> AuditRows.forget(tx, before, CHUNK_ROWS_MAX));
      forgotten += chunk;
    } while (chunk == CHUNK_ROWS_MAX && rounds.goOn());
    return forgotten;
  }

  @Override
  public void close() {
    rounds.close();
  }
}

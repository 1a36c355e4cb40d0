package dev.comanda.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.http.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit log is kept for as long as was set, and no longer. */
class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-05-31T18:00:00Z");
  private static final Duration KEPT = Duration.ofDays(30);
  private static final UUID LAST = new UUID(-1, -1);

  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database =
      new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2);

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private AuditLog at(Instant now) {
    return new AuditLog(database, Clock.fixed(now, ZoneOffset.UTC), KEPT);
  }

  private static Deed deed() {
    return new Deed(Action.SIGN_OUT, Deed.By.UNKNOWN, null, null, "127.0.0.1", null, false);
  }

  private int lines() {
    var all = new AuditRows.Wanted(null, LAST, Instant.EPOCH, NOW.plus(KEPT), null, null);
    return at(NOW).page(all, 10_000).size();
  }

  @Test
  void what_is_older_is_forgotten_in_chunks_and_the_rest_stays() {
    at(NOW).write(deed());
    var old = at(NOW.minus(KEPT).minusSeconds(1));
    IntStream.range(0, AuditLog.CHUNK_ROWS_MAX + 5).forEach(i -> old.write(deed()));
    assertThat(at(NOW).forget()).isEqualTo(AuditLog.CHUNK_ROWS_MAX + 5);
    assertThat(lines()).isEqualTo(1);
    assertThat(at(NOW.plus(KEPT)).forget()).isZero();
    assertThat(at(NOW.plus(KEPT).plusSeconds(1)).forget()).isEqualTo(1);
  }
}

package dev.comanda.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.live.MemoryLogs.What;
import dev.comanda.log.Audience;
import dev.comanda.log.Commits;
import dev.comanda.log.LocationLog;
import dev.comanda.log.LocationLog.Bounds;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubOverPostgresTest {
  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(8);
  private final HandTimer timer = new HandTimer();
  private final Steps steps = new Steps();
  private UUID bar = new UUID(0, 0);
  private UUID bistro = new UUID(0, 0);

  @BeforeEach
  void makeLocations() {
    bar = database.write(tx -> LiveRows.location(tx, "bar"));
    bistro = database.write(tx -> LiveRows.location(tx, "bistro"));
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  private void commit(UUID location, List<What> what, Commits offers) {
    new LocationLog(database, Clock.systemUTC(), offers)
        .change(
            location,
            (tx, head) -> {
              for (var w : what) {
                head.append(w.eventType(), w.sessionId(), null, Map.of("for", "staff"));
              }
              return what.size();
            });
  }

  @Test
  void every_screen_gets_every_event_once_in_order() throws InterruptedException {
    var random = Seed.of(HubOverPostgresTest.class);
    for (int round = 0; round < TestCounts.of("live.postgres.rounds"); round++) {
      new EveryEventOnce(Seed.from(random), new DatabaseLogs(database), List.of(bar, bistro))
          .happens(60, this::commit);
    }
  }

  @Test
  void a_restored_log_gives_a_gap_and_a_snapshot() {
    var logs = new DatabaseLogs(database);
    var hub = new Hub(logs, World.VIEW, timer, steps);
    var screen = new Screen();
    var place = new What("order.placed", null, "{}");
    commit(bar, List.of(place, place, place), hub);
    hub.subscribe(
        new Channel.Whole(bar, Audience.MANAGEMENT),
        screen.connect(),
        new SeqSnapshots(logs, World.VIEW),
        Optional.empty(),
        Stay.FOR_GOOD);
    steps.all();
    database.write(
        tx -> {
          LiveRows.restore(tx, bar, 1);
          return true;
        });
    commit(bar, List.of(place), hub);
    steps.all();

    assertThat(screen.frameTypes()).containsExactly("snapshot", "gap", "snapshot");
    assertThat(screen.told()).containsExactly(1L, 2L);
    assertThat(screen.faults()).isEmpty();
  }

  /** Logs that cannot be read while the database is away. */
  private static final class Away implements Logs {
    private final Logs there;
    private final Logs gone;
    private boolean away;

    Away(Logs there, Logs gone) {
      this.there = there;
      this.gone = gone;
    }

    @Override
    public Tail after(UUID locationId, long seq, int limit) {
      return (away ? gone : there).after(locationId, seq, limit);
    }

    @Override
    public Map<UUID, Bounds> bounds(Set<UUID> locations) {
      return (away ? gone : there).bounds(locations);
    }
  }

  @Test
  void while_the_database_is_away_new_screens_are_sent_away_and_old_ones_catch_up_later() {
    var closed = postgres.open(1);
    closed.close();
    var logs = new Away(new DatabaseLogs(database), new DatabaseLogs(closed));
    var snapshots = new SeqSnapshots(logs, World.VIEW);
    var hub = new Hub(logs, World.VIEW, timer, steps);
    hub.start();
    var old = new Screen();
    hub.subscribe(
        new Channel.Whole(bar, Audience.MANAGEMENT),
        old.connect(),
        snapshots,
        Optional.empty(),
        Stay.FOR_GOOD);
    steps.all();
    logs.away = true;
    commit(bar, List.of(new What("order.placed", null, "{}")), (l, epoch, events) -> {});
    commit(bar, List.of(new What("order.placed", null, "{}")), hub);
    var late = new Screen().connect();
    hub.subscribe(
        new Channel.Whole(bistro, Audience.MANAGEMENT),
        late,
        snapshots,
        Optional.empty(),
        Stay.FOR_GOOD);
    pass(Hub.POLL_MILLIS);
    assertThat(old.told()).isEmpty();
    assertThat(late.closeCode()).isEqualTo(4003);

    logs.away = false;
    pass(Hub.POLL_MILLIS + Feed.MERGE_MILLIS);
    assertThat(old.told()).containsExactly(1L, 2L);
    assertThat(old.faults()).isEmpty();
  }

  private void pass(long millis) {
    for (long at = 0; at < millis; at += 10) {
      timer.pass(10);
      steps.all();
    }
  }
}

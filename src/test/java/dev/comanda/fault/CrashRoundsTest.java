package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.Database;
import dev.comanda.db.OpenFolder;
import dev.comanda.log.writer.Wait;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients order as fast as they can while the JVM and PostgreSQL are killed in turn, at random
 * moments. Nothing that was acknowledged is lost, nothing is there twice or that nobody sent, and
 * screens miss nothing.
 */
class CrashRoundsTest {
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(40);
  private static final List<String> LOCATIONS = List.of("bistro", "bar");
  private static final Logger log = LoggerFactory.getLogger(CrashRoundsTest.class);

  private final Ledger ledger = new Ledger();
  private final AtomicBoolean ordering = new AtomicBoolean(true);
  private final Random random = Seed.of(CrashRoundsTest.class);

  @Test
  void what_is_acknowledged_is_there_once_whatever_is_killed(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    var rounds = TestCounts.of("crash.rounds");
    try (var child = new Child(folder);
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      child.awaitReady();
      var evening = Tables.open(child.url(), LOCATIONS, TestCounts.of("crash.clients"));
      var screens = new HashMap<String, LiveReader>();
      for (var location : LOCATIONS) {
        screens.put(location, new LiveReader(child::url, location, evening.token()));
      }
      ledger.until("all screens show", () -> screens.values().stream().allMatch(LiveReader::begun));
      var clients = new ArrayList<Future<?>>();
      for (var seat : evening.seats()) {
        clients.add(threads.submit(orderer(http, child, seat)));
      }
      try {
        for (int round = 0; round < rounds; round++) {
          crash(child, round);
        }
        ledger.untilMore("orders go on", 100);
      } finally {
        // Also where it fails, as threads are waited for.
        ordering.set(false);
      }
      for (var client : clients) {
        client.get(Wait.MAX.toSeconds(), TimeUnit.SECONDS);
      }
      try (var database = child.database()) {
        check(database, screens);
      } finally {
        screens.values().forEach(LiveReader::close);
      }
      assertThat(child.said()).doesNotContain("Exception in thread");
    }
  }

  private Orderer orderer(HttpClient http, Child child, Orderer.Seat seat) {
    var own = Seed.from(random);
    return new Orderer(http, child::url, ANSWER_WAIT, seat, ledger, own, ordering::get);
  }

  /** Kills at a moment that clients are being answered, and waits until it serves again. */
  private void crash(Child child, int round) throws IOException, InterruptedException {
    ledger.untilMore("orders go on", 50 + random.nextInt(400));
    LockSupport.parkNanos(random.nextInt(20_000_000));
    if (round % 2 == 0) {
      child.killAndRestart();
    } else {
      child.killPostgres();
    }
    log.info("round {}: killed after {} orders", round + 1, ledger.acknowledged.size());
    ledger.untilMore("an order is taken again", 1);
    child.awaitReady();
  }

  private void check(Database database, Map<String, LiveReader> screens) throws Exception {
    ledger.holds(database, Seed.told());
    for (var location : LOCATIONS) {
      var screen = Objects.requireNonNull(screens.get(location));
      long last = FaultRows.lastEvent(database, location);
      ledger.until("the screen shows all", () -> screen.seq() == last);
      assertThat(screen.faults()).isEmpty();
      assertThat(screen.gaps()).isZero();
      assertThat(screen.comebacks()).isPositive();
    }
  }
}

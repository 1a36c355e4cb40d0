package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.OpenFolder;
import dev.comanda.log.writer.Wait;
import dev.comanda.preparation.robot.EngineStandIn;
import dev.comanda.preparation.robot.StandInCalls;
import dev.comanda.preparation.robot.StandInInstance;
import dev.comanda.spec.OldRobot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phones scan and robots mix while robots, their engine and the server break at random moments: no
 * drink is made twice, and each is served or stands where somebody sees it.
 */
class ThousandScansTest {
  private static final int PHONES = 50;
  private static final int ROBOTS = 8;
  private static final List<String> DRINKS = List.of("Gin+Tonic", "Martini", "Mojito", "Mai+Tai");

  private final Random random = Seed.of(ThousandScansTest.class);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, Set<StandInInstance>> got = new ConcurrentHashMap<>();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger left = new AtomicInteger(TestCounts.of("robots.scans"));
  private final AtomicBoolean working = new AtomicBoolean(true);

  @Test
  void no_drink_is_made_twice_and_none_is_lost(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    int scans = left.get();
    try (var child = new Child(folder);
        var engine = EngineStandIn.start();
        var calls = new StandInCalls(child.url() + "/scheduler");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      child.awaitReady();
      var shifts = new ArrayList<Shift>();
      for (int i = 1; i <= ROBOTS; i++) {
        var lots = Seed.from(random);
        shifts.add(new Shift(engine, calls, i, lots, working::get, got));
      }
      var robots = shifts.stream().map(threads::submit).toList();
      for (int i = 0; i < PHONES; i++) {
        var lots = Seed.from(random);
        threads.execute(() -> scan(child, lots));
      }
      int kills = TestCounts.of("robots.kills");
      for (int i = 1; i <= kills; i++) {
        int most = scans - scans * i / (kills + 1);
        Wait.until("some are scanned", () -> left.get() <= most);
        LockSupport.parkNanos(random.nextInt(50_000_000));
        crash(child, i);
      }
      Wait.until("all are scanned", () -> acknowledged.size() >= scans);
      try (var database = child.database()) {
        Wait.until("none waits", () -> DrinkRows.count(database, "queued") == 0);
        working.set(false);
        for (var robot : robots) {
          robot.get(1, TimeUnit.MINUTES);
        }
        Wait.until("all is applied", () -> DrinkRows.reports(database) == 0);
        holds(DrinkRows.states(database), shifts);
      }
    } finally {
      working.set(false);
      http.close();
    }
  }

  private void crash(Child child, int round) throws IOException, InterruptedException {
    if (round % 3 == 0) {
      child.killPostgres();
    } else {
      child.killAndRestart();
    }
    child.awaitReady();
  }

  private void scan(Child child, Random lots) {
    while (left.getAndDecrement() > 0) {
      var serial = scanned(child, DRINKS.get(lots.nextInt(DRINKS.size())));
      if (serial > 0) {
        acknowledged.add(serial);
      } else {
        left.incrementAndGet();
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  /** The serial of a drink; 0 where nobody answered so. */
  private int scanned(Child child, String drink) {
    var request =
        HttpRequest.newBuilder(URI.create(child.url() + "/OMS/bar?drink=" + drink))
            .timeout(Duration.ofSeconds(20));
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Integer.parseInt(answer.body().substring(answer.body().lastIndexOf(' ') + 1))
          : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void holds(Map<Integer, String> states, List<Shift> shifts) {
    assertThat(states.keySet()).as(Seed.told()).containsAll(acknowledged);
    assertThat(states.values()).isSubsetOf("served", "ready", "fired", "held");
    got.forEach((serial, robots) -> assertThat(robots).as(serial + " " + Seed.told()).hasSize(1));
    long served = states.values().stream().filter("served"::equals).count();
    int made = shifts.stream().mapToInt(shift -> shift.made.get()).sum();
    assertThat(served).as(Seed.told()).isGreaterThanOrEqualTo(made);
    assertThat(made).isPositive();
  }

  @Test
  void who_dies_amid_a_hand_over_is_followed_by_one_that_asks_the_address_first(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (var child = new Child(folder);
        var engine = EngineStandIn.start();
        var calls = new StandInCalls(child.url() + "/scheduler")) {
      child.awaitReady();
      var arrived = new CountDownLatch(2);
      engine.next(
          sent -> {
            sent.decide();
            arrived.countDown();
            sent.hang();
          });
      engine.next(
          sent -> {
            arrived.countDown();
            sent.hang();
          });
      var robots = new ArrayList<OldRobot>();
      for (int i = 0; i < 2; i++) {
        robots.add(new OldRobot(calls, engine.instance(), i).asks());
      }
      assertThat(scanned(child, "Mojito")).isPositive();
      assertThat(scanned(child, "Mojito")).isPositive();
      assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
      child.killAndRestart();
      child.awaitReady();
      var other = new OldRobot(calls, engine.instance(), 2).asks();
      robots.forEach(robot -> robot.gets(1));
      assertThat(robots.get(0).orderId()).isNotEqualTo(robots.get(1).orderId());
      assertThat(other.got()).isZero();
      robots.forEach(OldRobot::makes);
      try (var database = child.database()) {
        assertThat(DrinkRows.states(database).values()).containsExactly("served", "served");
      }
    } finally {
      http.close();
    }
  }
}

package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestCounts;
import dev.comanda.db.Database;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import java.util.function.BooleanSupplier;
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
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final List<String> LOCATIONS = List.of("bistro", "bar");
  private static final Logger log = LoggerFactory.getLogger(CrashRoundsTest.class);

  private final Ledger ledger = new Ledger();
  private final AtomicBoolean ordering = new AtomicBoolean(true);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void what_is_acknowledged_is_there_once_whatever_is_killed(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var rounds = TestCounts.of("crash.rounds");
    log.info("crash rounds with seed {}", seed);
    try (var child = new Child(folder);
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      child.awaitReady();
      var screens = new HashMap<String, LiveReader>();
      var clients = new ArrayList<Future<?>>();
      for (var seat : seats(child.url(), screens)) {
        var orderer =
            new Orderer(
                http, child.url(), seat, ledger, new Random(random.nextLong()), ordering::get);
        clients.add(threads.submit(orderer));
      }
      for (int round = 0; round < rounds; round++) {
        crash(child, round);
      }
      until("orders go on", new More(100));
      ordering.set(false);
      for (var client : clients) {
        client.get(WAIT.toSeconds(), TimeUnit.SECONDS);
      }
      try (var database = child.database()) {
        check(database, screens);
      } finally {
        screens.values().forEach(LiveReader::close);
      }
      assertThat(child.said()).doesNotContain("Exception in thread");
    }
  }

  /** Kills at a moment that clients are being answered, and waits until it serves again. */
  private void crash(Child child, int round) throws IOException, InterruptedException {
    until("orders go on", new More(50 + random.nextInt(400)));
    LockSupport.parkNanos(random.nextInt(20_000_000));
    if (round % 2 == 0) {
      child.killAndRestart();
    } else {
      child.killPostgres();
    }
    log.info("round {}: killed after {} orders", round + 1, ledger.acknowledged.size());
    until("an order is taken again", new More(1));
    child.awaitReady();
  }

  /** So many more orders than there were are acknowledged. */
  private final class More implements BooleanSupplier {
    private final int wanted;

    More(int count) {
      wanted = ledger.acknowledged.size() + count;
    }

    @Override
    public boolean getAsBoolean() {
      return ledger.acknowledged.size() >= wanted;
    }
  }

  private void until(String what, BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + WAIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(ledger.faults).isEmpty();
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** A guest and a waiter at every table, and a screen at every location. */
  private List<Orderer.Seat> seats(String url, Map<String, LiveReader> screens) {
    var seats = new ArrayList<Orderer.Seat>();
    try (var nobody = Client.of(url)) {
      var login = Map.of("email", "waiter@demo.example", "password", DemoPlaces.PASSWORD);
      var token = text(nobody.post("/api/auth/login", login).expect(200).json(), "access_token");
      for (var location : LOCATIONS) {
        screens.put(location, new LiveReader(url, location, token));
      }
      until("all screens show", () -> screens.values().stream().allMatch(LiveReader::begun));
      var waiter = nobody.as(token);
      for (int i = 0; i < TestCounts.of("crash.clients"); i += 2) {
        var location = LOCATIONS.get(i / 2 % LOCATIONS.size());
        var sessions = "/api/locations/" + location + "/sessions";
        var session = waiter.post(sessions, Map.of("name", "Table " + i)).expect(201).json();
        var join = nobody.post("/api/join/" + text(session, "code"), Map.of()).expect(200).json();
        var products = products(waiter, location);
        var id = text(session, "id");
        seats.add(new Orderer.Seat(location, id, text(join, "guest_token"), false, products));
        seats.add(new Orderer.Seat(location, id, token, true, products));
      }
    }
    return seats;
  }

  private static List<String> products(Client waiter, String location) {
    var products = new ArrayList<String>();
    for (var product :
        waiter.get("/api/locations/" + location + "/products?limit=100").json().get("data")) {
      if (text(product, "unit").equals("piece")) {
        products.add(text(product, "id"));
      }
    }
    return products.subList(0, Math.min(products.size(), 5));
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).textValue();
  }

  private void check(Database database, Map<String, LiveReader> screens) throws Exception {
    var standing = FaultRows.orders(database);
    log.info(
        "{} sent, {} acknowledged, {} repeats, {} stand",
        ledger.sent.size(),
        ledger.acknowledged.size(),
        ledger.repeated,
        standing.size());
    assertThat(ledger.faults).isEmpty();
    var byKey = new HashMap<String, Ledger.Order>();
    for (var each : standing) {
      assertThat(ledger.sent).as("somebody sent it").contains(each.note());
      assertThat(byKey.put(each.note(), each.order())).as("once for a key").isNull();
    }
    ledger.acknowledged.forEach(
        (key, order) -> {
          var stands = byKey.get(key);
          assertThat(stands).as("seed %s: %s", seed, order).isNotNull();
          var cancelled = ledger.cancelled.contains(order.id());
          assertThat(stands)
              .isEqualTo(
                  new Ledger.Order(order.id(), order.number(), order.businessDate(), cancelled));
        });
    var report = Invariants.check(database);
    assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
    for (var location : LOCATIONS) {
      var screen = Objects.requireNonNull(screens.get(location));
      long last = FaultRows.lastEvent(database, location);
      until("the screen shows all", () -> screen.seq() == last);
      assertThat(screen.faults()).isEmpty();
      assertThat(screen.comebacks()).isPositive();
    }
  }
}

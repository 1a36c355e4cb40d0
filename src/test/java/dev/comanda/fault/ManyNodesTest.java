package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestCounts;
import dev.comanda.db.Database;
import dev.comanda.db.MachinePostgres;
import dev.comanda.db.Migrations;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.staff.Passwords;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several nodes on one database: clients order at all of them at once, for the same locations,
 * while nodes are killed, stand still and come back, the doorbell is cut, and the database
 * restarts. Every screen at every node gets every event once and in order, numbers stay
 * consecutive, and orders go on wherever a node is left.
 */
class ManyNodesTest {
  private static final Duration WAIT = Duration.ofMinutes(2);

  /** Longer than the poll, the doorbell's period and the bound of an idle transaction. */
  private static final Duration STANDSTILL = Duration.ofSeconds(4);

  /** After so long a client sends its order once more, perhaps to another node. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final List<String> LOCATIONS = List.of("bistro", "bar");
  private static final Logger log = LoggerFactory.getLogger(ManyNodesTest.class);

  private final Ledger ledger = new Ledger();
  private final AtomicBoolean ordering = new AtomicBoolean(true);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final MachinePostgres postgres = MachinePostgres.start();
  private final List<Jvm> nodes = new ArrayList<>();
  private final List<LiveReader> screens = new ArrayList<>();

  /** What happens to a node, or to all. */
  private enum Trouble {
    KILLED,
    STANDS_STILL,
    DOORBELL_CUT,
    DATABASE_RESTARTS
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void every_screen_gets_every_event_once_whatever_happens_to_nodes(
      int count, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    log.info("{} nodes with seed {}", count, seed);
    try (var database = prepared();
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= count; i++) {
        nodes.add(node(Files.createDirectory(folder.resolve("node" + i))));
      }
      nodes.forEach(Jvm::awaitReady);
      var evening = Tables.open(any(), LOCATIONS, TestCounts.of("nodes.clients"));
      lookAtAll(evening.token());
      var clients = new ArrayList<Future<?>>();
      for (var seat : evening.seats()) {
        var own = new Random(random.nextLong());
        clients.add(
            threads.submit(
                new Orderer(http, () -> any(own), PATIENCE, seat, ledger, own, ordering::get)));
      }
      for (int round = 0; round < TestCounts.of("nodes.rounds"); round++) {
        for (var trouble : Trouble.values()) {
          befall(trouble, database);
        }
      }
      until("orders go on", new More(100));
      ordering.set(false);
      for (var client : clients) {
        client.get(WAIT.toSeconds(), TimeUnit.SECONDS);
      }
      ledger.holds(database, "seed " + seed);
      allShowAll(database);
    } finally {
      screens.forEach(LiveReader::close);
      nodes.forEach(Jvm::close);
    }
    assertThat(nodes).allSatisfy(node -> assertThat(node.said()).doesNotContain("ERROR"));
  }

  /** The places of the demonstration, and a role that may read and write rows and no more. */
  private Database prepared() {
    var database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2);
    Migrations.migrate(database.dataSource());
    new DemoPlaces(database, new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    postgres.admit("waiter", "tray");
    return database;
  }

  private Jvm node(Path folder) throws IOException {
    int port = Jvm.freePort();
    var environment =
        Map.of(
            "COMANDA_PORT", Integer.toString(port),
            "COMANDA_DATA", folder.toString(),
            "COMANDA_DATABASE_URL", postgres.jdbcUrl(),
            "COMANDA_DATABASE_USER", "waiter",
            "COMANDA_DATABASE_PASSWORD", "tray");
    return new Jvm(folder, port, environment, List.of("serve"));
  }

  private String any() {
    return any(random);
  }

  /** The address of any node, as a balancer gives it that does not know which ones live. */
  private String any(Random chance) {
    return nodes.get(chance.nextInt(nodes.size())).url();
  }

  /** At each node a screen for each location, and for each location one that goes anywhere. */
  private void lookAtAll(String token) {
    for (var location : LOCATIONS) {
      for (var node : nodes) {
        screens.add(new LiveReader(node::url, location, token));
      }
      var own = new Random(random.nextLong());
      screens.add(new LiveReader(() -> any(own), location, token));
    }
    until("all screens show", () -> screens.stream().allMatch(LiveReader::begun));
  }

  private void befall(Trouble trouble, Database database) throws Exception {
    until("orders go on", new More(50 + random.nextInt(200)));
    var node = nodes.get(random.nextInt(nodes.size()));
    log.info("{} after {} orders", trouble, ledger.acknowledged.size());
    switch (trouble) {
      case KILLED -> {
        node.kill();
        until("orders go on at the others", new More(20));
        node.startAgain();
      }
      case STANDS_STILL -> {
        node.pause();
        var over = System.nanoTime() + STANDSTILL.toNanos();
        until("orders go on at the others", new More(20));
        until("it stood still long enough", () -> System.nanoTime() > over);
        node.goOn();
      }
      case DOORBELL_CUT -> assertThat(FaultRows.cutDoorbells(database)).isPositive();
      case DATABASE_RESTARTS -> postgres.restart();
    }
    nodes.forEach(Jvm::awaitReady);
  }

  private void allShowAll(Database database) {
    for (var location : LOCATIONS) {
      long last = FaultRows.lastEvent(database, location);
      for (var screen : screens) {
        if (screen.location().equals(location)) {
          until("a screen shows all", () -> screen.seq() == last);
        }
      }
    }
    for (var screen : screens) {
      assertThat(screen.faults()).as("seed %s", seed).isEmpty();
      assertThat(screen.gaps()).as("seed %s", seed).isZero();
    }
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
}

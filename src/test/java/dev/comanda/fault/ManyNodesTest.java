package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.Seed;
import dev.comanda.TestCounts;
import dev.comanda.db.Database;
import dev.comanda.log.writer.Wait;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several nodes on one database: clients order at all of them at once, for the same locations,
 * while nodes are killed, stand still and come back, the doorbell is cut, and the database
 * restarts. Every screen at every node gets every event once and in order, or a snapshot when it
 * was away for more than a thousand; numbers stay consecutive, and orders go on wherever a node is
 * left.
 */
class ManyNodesTest {
  /** Longer than the poll, the doorbell's period and the bound of an idle transaction. */
  private static final Duration STANDSTILL = Duration.ofSeconds(4);

  /** After so long a client sends its order once more, perhaps to another node. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final List<String> LOCATIONS = List.of("bistro", "bar");
  private static final Logger log = LoggerFactory.getLogger(ManyNodesTest.class);

  private final Ledger ledger = new Ledger();
  private final AtomicBoolean ordering = new AtomicBoolean(true);
  private final Random random = Seed.of(ManyNodesTest.class);
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
    try (var nodes = Nodes.start(count, folder);
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var evening = Tables.open(nodes.any(random), LOCATIONS, TestCounts.of("nodes.clients"));
      lookAtAll(nodes, evening.token());
      orderThroughAll(nodes, evening, http, threads);
      ledger.holds(nodes.database(), Seed.told());
      allShowAll(nodes.database());
      assertThat(nodes.all()).noneMatch(node -> node.said().contains("ERROR"));
    } finally {
      screens.forEach(LiveReader::close);
    }
  }

  /** Everybody orders at all nodes, all the troubles come in turn, and then nobody orders more. */
  private void orderThroughAll(
      Nodes nodes, Tables evening, HttpClient http, ExecutorService threads) throws Exception {
    var clients = new ArrayList<Future<?>>();
    try {
      for (var seat : evening.seats()) {
        var own = Seed.from(random);
        clients.add(
            threads.submit(
                new Orderer(
                    http, () -> nodes.any(own), PATIENCE, seat, ledger, own, ordering::get)));
      }
      for (int round = 0; round < TestCounts.of("nodes.rounds"); round++) {
        for (var trouble : Trouble.values()) {
          befall(trouble, nodes);
        }
      }
      ledger.untilMore("orders go on", 100);
    } finally {
      ordering.set(false);
    }
    for (var client : clients) {
      client.get(Wait.MAX.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** At each node a screen for each location, and for each location one that goes anywhere. */
  private void lookAtAll(Nodes nodes, String token) {
    for (var location : LOCATIONS) {
      for (var node : nodes.all()) {
        screens.add(new LiveReader(node::url, location, token));
      }
      var own = Seed.from(random);
      screens.add(new LiveReader(() -> nodes.any(own), location, token));
    }
    ledger.until("all screens show", () -> screens.stream().allMatch(LiveReader::begun));
  }

  private void befall(Trouble trouble, Nodes nodes) throws Exception {
    ledger.untilMore("orders go on", 50 + random.nextInt(200));
    var node = nodes.all().get(random.nextInt(nodes.all().size()));
    log.info("{} after {} orders", trouble, ledger.acknowledged.size());
    switch (trouble) {
      case KILLED -> {
        node.kill();
        ledger.untilMore("orders go on at the others", 20);
        node.startAgain();
      }
      case STANDS_STILL -> {
        node.pause();
        var over = System.nanoTime() + STANDSTILL.toNanos();
        ledger.untilMore("orders go on at the others", 20);
        ledger.until("it stood still long enough", () -> System.nanoTime() > over);
        node.goOn();
      }
      case DOORBELL_CUT -> assertThat(FaultRows.cutDoorbells(nodes.database())).isPositive();
      case DATABASE_RESTARTS -> nodes.postgres().restart();
    }
    nodes.all().forEach(Jvm::awaitReady);
  }

  private void allShowAll(Database database) {
    for (var location : LOCATIONS) {
      long last = FaultRows.lastEvent(database, location);
      for (var screen : screens) {
        if (screen.location().equals(location)) {
          ledger.until("a screen shows all", () -> screen.seq() == last);
        }
      }
    }
    for (var screen : screens) {
      assertThat(screen.faults()).as(Seed.told()).isEmpty();
    }
  }
}

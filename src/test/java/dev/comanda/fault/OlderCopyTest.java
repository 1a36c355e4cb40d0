package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import dev.comanda.ops.Invariants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database falls back to an older copy on a timeline of its own, as when a server takes over
 * that lags behind. Numbers are given out a second time, and nobody takes the new events for the
 * old ones: neither screens nor what the nodes remember.
 */
class OlderCopyTest {
  private static final String PRODUCTS = "/api/locations/bistro/products";

  @Test
  void no_screen_and_no_node_goes_on_from_numbers_that_count_no_more(
      @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
    try (var nodes = Nodes.start(2, folder);
        var here = Client.of(nodes.all().getFirst().url());
        var there = Client.of(nodes.all().getLast().url())) {
      var token = signIn(here);
      var both = List.of(here.as(token), there.as(token));
      var product = plain(both.getFirst().get(PRODUCTS + "?limit=100").json().get("data"));
      var screens = nodes.all().stream().map(n -> new LiveReader(n::url, "bistro", token)).toList();
      until("all screens show", () -> screens.stream().allMatch(LiveReader::begun));
      price(both, product, 500);
      nodes.postgres().restartWithCopy();
      nodes.all().forEach(Jvm::awaitReady);
      var old = price(both, product, 600);
      shown(screens, nodes);
      assertThat(screens).allSatisfy(screen -> assertThat(screen.gaps()).isZero());

      nodes.postgres().fallBackToCopy();
      nodes.all().forEach(Jvm::awaitReady);
      price(both, product, 700);
      price(both, product, 800);
      shown(screens, nodes);
      assertThat(screens).allSatisfy(screen -> assertThat(screen.gaps()).isPositive());
      assertThat(screens).allSatisfy(screen -> assertThat(screen.faults()).isEmpty());
      for (var each : both) {
        each.get("/api/locations/bistro/events?after=" + old).expect(404, "not_found");
      }
      var report = Invariants.check(nodes.database());
      assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
      screens.forEach(LiveReader::close);
    }
  }

  private static String signIn(Client client) {
    var login = Map.of("email", "admin@demo.example", "password", DemoPlaces.PASSWORD);
    return client.post("/api/auth/login", login).expect(200).json().get("access_token").textValue();
  }

  /** A product with which nothing need be chosen. */
  private static String plain(JsonNode products) {
    for (var product : products) {
      if (product.get("modifier_groups").isEmpty()) {
        return product.get("id").textValue();
      }
    }
    throw new AssertionError("All products have modifiers.");
  }

  /** Gives the product a price and orders it at each node; says the position afterwards. */
  private static String price(List<Client> nodes, String product, int amount) {
    var price = Map.of("amount", amount, "currency", "EUR");
    nodes.getFirst().patch(PRODUCTS + "/" + product, Map.of("price", price)).expect(200);
    var line = Map.of("product_id", product, "quantity", 1);
    for (var node : nodes) {
      for (int i = 0; i < 3; i++) {
        var order = Map.of("location", "bistro", "lines", List.of(line));
        var placed = node.post("/api/orders", order).expect(201).json();
        assertThat(amount(placed)).isEqualTo(amount);
      }
    }
    return nodes
        .getFirst()
        .get("/api/locations/bistro/panel")
        .expect(200)
        .json()
        .get("position")
        .textValue();
  }

  private static int amount(JsonNode order) {
    return order.at("/lines/0/unit_price/amount").intValue();
  }

  private static void shown(List<LiveReader> screens, Nodes nodes) {
    long last = FaultRows.lastEvent(nodes.database(), "bistro");
    until("all screens show all", () -> screens.stream().allMatch(s -> s.seq() == last));
  }

  private static void until(String what, BooleanSupplier condition) {
    long giveUpNanos = System.nanoTime() + Wait.MAX.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - giveUpNanos > 0) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}

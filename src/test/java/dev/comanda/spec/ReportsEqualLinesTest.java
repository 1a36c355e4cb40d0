package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import dev.comanda.Seed;
import dev.comanda.TestApp;
import dev.comanda.TestCounts;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.ops.Invariants;
import dev.comanda.order.DayRows;
import dev.comanda.order.day.AddedUp;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many orders at two nodes at once, on dates of three months, some of their lines voided on the
 * same date or later, some cancelled, while days and parts of the open one are added up, once again
 * from the first one for waiters and to date: every report, of any dates and of anybody, tells what
 * the lines say.
 */
class ReportsEqualLinesTest {
  private static final Logger log = LoggerFactory.getLogger(ReportsEqualLinesTest.class);
  private static final LocalDate FIRST = LocalDate.parse("2026-01-20");
  private static final int ROUNDS = 10;
  private static final int WRITERS = 8;

  /** The rounds are so far apart that they reach over two whole months. */
  private static final Duration BETWEEN = Duration.ofHours(196);

  private final Random random = Seed.of(ReportsEqualLinesTest.class);
  private final HandClock clock = new HandClock(Instant.parse("2026-01-20T09:00:00Z"));
  private final Evening here = new Evening(clock);
  private final TestApp other = here.app.beside(clock);
  private final Client there = Client.of(other.url(), here.nobody.contract());
  private final UUID bistro =
      UUID.fromString(here.manager.get("/api/locations/bistro").json().get("id").textValue());
  private final List<String> products = products();
  private final ConcurrentLinkedQueue<JsonNode> placed = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    there.close();
    other.close();
    here.close();
  }

  private List<String> products() {
    var found = new ArrayList<String>();
    for (var each :
        here.manager.get("/api/locations/bistro/products?limit=100").json().get("data")) {
      if (each.get("modifier_groups").isEmpty()) {
        found.add(each.get("id").textValue() + " " + each.get("quantity_step").decimalValue());
      }
    }
    return found;
  }

  @Test
  void every_report_tells_what_the_lines_say() throws Exception {
    int orders = TestCounts.of("reports.orders") / ROUNDS;
    int added = 0;
    for (int round = 0; round < ROUNDS; round++) {
      sell(orders);
      added += DayRows.openOrders(here.app.database(), bistro);
      if (round == ROUNDS / 2) {
        DayRows.forgetWaiters(here.app.database());
        DayRows.forgetToDate(here.app.database());
      }
      reports(TestCounts.of("reports.questions") / ROUNDS);
      clock.pass(BETWEEN.plusMinutes(random.nextInt(600)));
    }
    sell(1);
    AddedUp.now(here.app.database());
    reports(TestCounts.of("reports.questions"));
    holds();
    var counts = LineSumRows.counts(here.app.database());
    log.info("orders, lines voided later, cancelled orders, months, of waiters: {}", counts);
    assertThat(counts.getFirst()).isGreaterThanOrEqualTo((long) orders * ROUNDS);
    assertThat(counts).doesNotContain(0L);
    assertThat(added).as("orders of open dates that were added up").isPositive();
  }

  /** All write at once, and what there is is added up meanwhile. */
  private void sell(int orders) throws Exception {
    var staff =
        List.of(
            here.signIn("waiter"),
            signedInThere("waiter"),
            here.signIn("manager"),
            signedInThere("admin"));
    var table = Map.of("name", "Table " + here.next());
    var session = staff.getFirst().post("/api/locations/bistro/sessions", table).expect(201).json();
    var guest = here.join(session.get("code").textValue());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Callable<Boolean>>();
      work.add(
          () -> {
            AddedUp.now(here.app.database());
            return true;
          });
      for (int writer = 0; writer < WRITERS; writer++) {
        var chance = Seed.from(random);
        int share = (orders + WRITERS - 1) / WRITERS;
        work.add(
            () -> {
              for (int i = 0; i < share; i++) {
                step(chance, staff, guest);
              }
              return true;
            });
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private Client signedInThere(String who) {
    var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
    try (var page = Client.of(other.url(), here.nobody.contract())) {
      var answer = page.post("/api/auth/login", login).expect(200);
      return there.as(answer.json().get("access_token").textValue());
    }
  }

  /** One order, and perhaps a change of one that is there; now and then all is added up. */
  private void step(Random chance, List<Client> staff, Client guest) {
    if (chance.nextInt(10) == 0) {
      AddedUp.now(here.app.database());
    }
    var seller = staff.get(chance.nextInt(staff.size()));
    var lines = new ArrayList<Map<String, Object>>();
    for (int line = 0; line <= chance.nextInt(4); line++) {
      lines.add(line(chance));
    }
    var answer =
        chance.nextInt(20) == 0
            ? guest
                .key(UUID.randomUUID().toString())
                .post("/api/guest/orders", Map.of("lines", lines))
            : seller.post("/api/orders", Map.of("lines", lines));
    placed.add(answer.expect(201).json());
    int what = chance.nextInt(6);
    if (what < 2) {
      var order = Objects.requireNonNull(List.copyOf(placed).get(chance.nextInt(placed.size())));
      change(chance, staff.get(2 + chance.nextInt(2)), order, what == 0);
    }
  }

  private Map<String, Object> line(Random chance) {
    var product = products.get(chance.nextInt(products.size())).split(" ", 2);
    var step = new BigDecimal(product[1]);
    var quantity = step.multiply(BigDecimal.valueOf(1 + chance.nextInt(9)));
    return Map.of("product_id", product[0], "quantity", quantity);
  }

  /** Those who run the place change any order; somebody else may have done it before. */
  private static void change(Random chance, Client staff, JsonNode order, boolean whole) {
    var path = "/api/orders/" + order.get("id").textValue();
    var reason = Map.of("reason", "spilled");
    int line = 1 + chance.nextInt(order.get("lines").size());
    var answer =
        whole
            ? staff.post(path + "/cancellation", reason)
            : staff.post(path + "/lines/" + line + "/void", reason);
    assertThat(answer.status()).as(answer.text()).isIn(200, 409);
  }

  /** Questions of all kinds, of any dates. */
  private void reports(int questions) {
    var managers = List.of(here.signIn("manager"), signedInThere("manager"));
    var waiters = new ArrayList<@Nullable UUID>();
    for (var row : managers.getFirst().get("/api/reports/staff").json().get("data")) {
      waiters.add(
          row.get("staff_id").isNull() ? null : UUID.fromString(row.get("staff_id").textValue()));
    }
    for (int i = 0; i < questions; i++) {
      var first = FIRST.plusDays(random.nextInt(110) - 10);
      var last = first.plusDays(random.nextInt(90));
      var waiter = random.nextBoolean() ? null : waiters.get(random.nextInt(waiters.size()));
      var source = random.nextInt(3) > 0 ? null : List.of("waiter", "guest").get(random.nextInt(2));
      var lines = new LineSumRows(here.app.database(), bistro, first, last, waiter, source);
      var query =
          "?per_page=100&start_date="
              + first
              + "&end_date="
              + last
              + (waiter == null ? "" : "&waiter=" + waiter)
              + (source == null ? "" : "&source=" + source);
      equal(managers.get(i % 2), query, lines);
    }
  }

  private void equal(Client manager, String query, LineSumRows lines) {
    Function<JsonNode, String> figures =
        row -> row.get("orders").asText() + " " + row.at("/revenue/amount").asText();
    told(
        manager,
        "products" + query,
        "products",
        row ->
            row.get("product_id").textValue()
                + " "
                + row.get("quantity").decimalValue().toPlainString()
                + " "
                + row.at("/revenue/amount").asText(),
        lines.products());
    told(
        manager,
        "summary" + query,
        "days",
        row -> row.get("date").asText() + " " + figures.apply(row),
        lines.days());
    told(
        manager,
        "staff" + query,
        "staff",
        row ->
            (row.get("staff_id").isNull() ? row.get("source") : row.get("staff_id")).asText()
                + " "
                + figures.apply(row),
        lines.staff());
    told(
        manager,
        "hours" + query,
        "cells",
        row ->
            row.get("weekday").asText() + " " + row.get("hour").asText() + " " + figures.apply(row),
        lines.hours());
  }

  private void told(
      Client manager,
      String path,
      String list,
      Function<JsonNode, String> text,
      List<String> lines) {
    var rows = new ArrayList<String>();
    for (var row : manager.get("/api/reports/" + path).expect(200).json().at("/report/" + list)) {
      rows.add(text.apply(row));
    }
    assertThat(rows).as("%s, %s", path, Seed.told()).containsExactlyInAnyOrderElementsOf(lines);
  }

  private void holds() throws SQLException {
    assertThat(Invariants.check(here.app.database()).lines())
        .as(Seed.told())
        .noneMatch(line -> line.contains("BROKEN"));
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A session is closed while its guests order, and the location is locked by someone else. */
class CloseAgainstPlaceTest {
  @Test
  void the_log_has_one_order_of_both_and_what_comes_after_the_closing_is_refused()
      throws Exception {
    try (var evening = new Evening(Clock.systemUTC());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var table = evening.table();
      var another = evening.join(table.code());
      evening.order(table.guest(), 1).expect(201);
      var orders = new ArrayList<CompletableFuture<Answer>>();
      CompletableFuture<Answer> closing;
      var database = evening.app.database();
      try (var lock = database.dataSource().getConnection()) {
        try (var statement = lock.createStatement()) {
          statement.execute("SELECT * FROM location_log FOR UPDATE");
        }
        orders.addAll(ten(() -> evening.order(table.guest(), 1), threads));
        LocksRows.awaitWaiting(database);
        closing =
            CompletableFuture.supplyAsync(
                () -> evening.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()),
                threads);
        orders.addAll(ten(() -> evening.order(another, 1), threads));
        assertThat(orders).noneMatch(CompletableFuture::isDone);
        lock.rollback();
      }
      closing.join().expect(200);
      var placed = new ArrayList<Answer>();
      for (var order : orders) {
        var answer = order.join();
        if (answer.status() == 201) {
          placed.add(answer);
        } else {
          answer.expect(409, "session_closed");
        }
      }
      evening.order(table.guest(), 1).expect(409, "session_closed");
      checkLog(evening, table, placed.size() + 1);
    }
  }

  @Test
  void orders_that_wait_behind_the_closing_in_one_group_are_refused() throws Exception {
    try (var evening = new Evening(Clock.systemUTC());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var table = evening.table();
      evening.order(table.guest(), 1).expect(201);
      CompletableFuture<Answer> closing;
      var orders = new ArrayList<CompletableFuture<Answer>>();
      var database = evening.app.database();
      try (var lock = database.dataSource().getConnection()) {
        try (var statement = lock.createStatement()) {
          statement.execute("SELECT * FROM location_log FOR UPDATE");
        }
        closing =
            CompletableFuture.supplyAsync(
                () -> evening.waiter.post("/api/sessions/" + table.id() + "/closure", Map.of()),
                threads);
        var alone = LocksRows.awaitWaiting(database);
        for (int i = 0; i < 10; i++) {
          orders.add(CompletableFuture.supplyAsync(() -> evening.order(table.guest(), 1), threads));
        }
        var some = LocksRows.awaitWaitingAfter(database, alone);
        LocksRows.awaitWaitingAfter(database, some);
        lock.rollback();
      }
      closing.join().expect(200);
      orders.forEach(order -> order.join().expect(409, "session_closed"));
      checkLog(evening, table, 1);
    }
  }

  private static List<CompletableFuture<Answer>> ten(Supplier<Answer> order, Executor threads) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(order, threads)).limit(10).toList();
  }

  private static void checkLog(Evening evening, Evening.Table table, int orders) {
    var types =
        LocksRows.eventTypes(evening.app.database(), table.id()).stream()
            .filter(type -> !type.equals("session.joined"))
            .toList();
    assertThat(types).startsWith("session.opened", "session.verified").endsWith("session.closed");
    assertThat(types.subList(2, types.size() - 1)).hasSize(orders).containsOnly("order.placed");
  }
}

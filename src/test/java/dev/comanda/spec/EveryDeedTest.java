package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Action;
import dev.comanda.http.Client;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Everything that can be asked for is asked for: what changes something stands in the audit log,
 * what was so already does not, and a node whose clock is wrong does none of it, nor anything by
 * itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryDeedTest {
  /** Longer than anything is kept. */
  private static final Duration LONG = Duration.ofDays(400);

  /** What is kept for a time, and forgotten by the nodes' clocks. */
  private static final Set<String> KEPT_FOR_A_TIME =
      Set.of("audit", "device", "event", "idempotency", "sign_in", "spot_request");

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());

  private final EveryDeed deeds = new EveryDeed(evening);

  /** As it is; no lease ends by itself while somebody looks. */
  private Map<String, String> state() {
    evening.app.database().write(StateRows::lengthenLeases);
    return StateRows.ofAllTables(evening.app.database());
  }

  private Map<String, String> stateBesideTheAuditLog() {
    var state = state();
    state.remove("audit");
    return state;
  }

  @Test
  @Order(1)
  void a_node_whose_clock_is_wrong_does_nothing_that_is_asked_for() {
    var faults = new ArrayList<String>();
    try (var node =
            evening.app.heedingBeside(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(10)));
        var nobody = Client.of(node.url(), evening.nobody.contract())) {
      for (var deed : deeds.all()) {
        var asked = deed.ready().get();
        var before = state();
        var answer = asked.by(nobody);
        if (answer.status() != 503 || !answer.code().equals("clock_wrong")) {
          faults.add(deed + " " + answer.status() + " " + answer.text());
        }
        if (!state().equals(before)) {
          faults.add(deed + " did something");
        }
      }
      nobody
          .with("Authorization", "Bearer " + evening.token("waiter"))
          .get("/api/locations/bistro/panel")
          .expect(200);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  @Order(2)
  void what_changes_something_is_written_down_and_what_was_so_already_is_not() {
    var faults = new ArrayList<String>();
    for (var deed : deeds.all()) {
      var asked = deed.ready().get();
      var word = deed.route().audit().orElseThrow() instanceof Action action ? action.word() : "";
      for (var time : List.of("the first time", "again")) {
        var before = stateBesideTheAuditLog();
        int lines = lines(word);
        var answer = asked.by(evening.nobody);
        boolean changed = !stateBesideTheAuditLog().equals(before);
        if (!changed && time.equals("the first time")) {
          faults.add(deed + " does nothing: " + answer.status() + " " + answer.text());
        }
        if (lines(word) - lines != (changed && !word.isEmpty() ? 1 : 0)) {
          faults.add(deed + " " + time + ": " + (lines(word) - lines) + " lines, " + changed);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private int lines(String word) {
    return StateRows.lines(evening.app.database(), word);
  }

  @Test
  @Order(3)
  void a_code_that_was_used_up_is_no_sign_in() {
    var fresh = new Fresh(evening);
    var coded = fresh.factored(fresh.known());
    int before = lines("staff.signed_in");
    HiddenRows.without(
        evening.app.database(),
        "refresh_token",
        () -> evening.nobody.post("/api/auth/login", coded).expect(500, "internal"));
    evening.nobody.post("/api/auth/login", coded).expect(401, "second_factor_wrong");
    assertThat(lines("staff.signed_in")).isEqualTo(before);
  }

  /** Closing waits for the rounds that each worker makes when it starts. */
  @Test
  @Order(4)
  void a_node_whose_clock_is_far_ahead_forgets_nothing() {
    var before = state();
    evening.app.heedingBeside(Clock.offset(Clock.systemUTC(), LONG)).close();
    assertThat(state()).isEqualTo(before);
    var late = Clock.offset(Clock.systemUTC(), LONG);
    try (var _ = evening.app.beside(late)) {
      long giveUpNanos = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (!forgotten(before).equals(new TreeSet<>(KEPT_FOR_A_TIME))) {
        assertThat(System.nanoTime())
            .as("forgotten: %s", forgotten(before))
            .isLessThan(giveUpNanos);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  /** The tables of what is kept for a time that have fewer rows than before. */
  private Set<String> forgotten(Map<String, String> before) {
    var less = new TreeSet<String>();
    var now = state();
    for (var table : KEPT_FOR_A_TIME) {
      if (rows(now, table) < rows(before, table)) {
        less.add(table);
      }
    }
    return less;
  }

  private static int rows(Map<String, String> state, String table) {
    return Integer.parseInt(state.getOrDefault(table, "0 ").split(" ", 2)[0]);
  }
}

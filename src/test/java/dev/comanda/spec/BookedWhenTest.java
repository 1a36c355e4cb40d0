package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a line is booked, with a session and without one, which has no closing to wait for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookedWhenTest {
  private final HandClock clock = new HandClock(Instant.now());
  @AutoClose private final Workbench bench = new Workbench(clock);
  private final Reconciled reconciled = new Reconciled(bench);

  private JsonNode made(String when) {
    clock.pass(Duration.ofSeconds(1));
    var document = "D" + bench.evening.next();
    return bench.booksOil(
        Map.of("book_on", when, "document_rule", "fixed", "fixed_document", document));
  }

  private void order(boolean session, String id) {
    var line = Map.of("product_id", bench.oil, "quantity", 1);
    var order = new HashMap<String, Object>(Map.of("location", "bistro", "lines", List.of(line)));
    if (session) {
      order.put("session_id", id);
    }
    bench.evening.waiter.post("/api/orders", order).expect(201);
  }

  private void close(String session) {
    var path = "/api/sessions/" + session + "/closure";
    bench.evening.waiter.post(path, Map.of("confirm", true)).expect(200);
  }

  /** The oil is made by nobody: it is served as soon as it is ordered. */
  @ParameterizedTest
  @CsvSource({
    "placed, true, 1, 1",
    "placed, false, 1, 1",
    "served, true, 1, 1",
    "served, false, 1, 1",
    "closed, true, 0, 1",
    "closed, false, 1, 1",
    "never, true, 0, 0",
    "never, false, 0, 0"
  })
  void a_line_is_booked_when_its_integration_says(
      String when, boolean session, int placed, int closed) {
    var made = made(when);
    var bay = bench.bay("");
    order(session, bay);
    bench.until(made, "created", placed);
    assertThat(bench.rows(made)).hasSize(placed);
    if (when.equals("closed") && session) {
      assertThat(reconciled.why(made)).containsExactly("not_yet");
    } else {
      assertThat(reconciled.why(made)).isEmpty();
    }
    close(bay);
    bench.until(made, "created", closed);
    assertThat(bench.rows(made)).hasSize(closed);
    assertThat(reconciled.why(made)).isEmpty();
    bench.admin().delete(Connections.path(made)).expect(204);
  }
}

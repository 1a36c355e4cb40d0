package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines that wait when their connection is removed say so, and people can see to each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovedIntegrationTest {
  private static final Map<String, Object> NOTHING = Map.of();
  private static final Map<String, String> REASON = Map.of("reason", "I looked");

  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  private void remove(JsonNode at) {
    evening.admin.delete(Connections.path(at)).expect(204);
  }

  /** A line that waits for a person since its connection was removed. */
  private JsonNode removed(JsonNode line, String state) {
    var now = bookings.now(line);
    assertThat(Bookings.state(now)).as("%s", now).isEqualTo(state);
    assertThat(now.at("/reason/code").textValue()).isEqualTo("integration_removed");
    assertThat(now.has("due_at")).isFalse();
    return now;
  }

  private JsonNode does(JsonNode line, String act, Map<String, ?> body) {
    return bookings.act(line, act, body).expect(200).json();
  }

  private static Map<String, Object> booked(boolean is) {
    return Map.of("booked", is, "reason", "I looked");
  }

  @Test
  void whatever_waits_says_so_and_what_is_over_stays_as_it_was() {
    var at = bookings.resting();
    var held = bookings.order(at);
    bookings.number(at, "10");
    held = bookings.now(held);
    var lines = List.of(held, bookings.order(at), bookings.order(at), bookings.order(at));
    ParkedRows.error(evening.app.database(), Bookings.id(lines.get(1)));
    does(lines.get(2), "clearing", REASON);
    does(lines.get(3), "skip", REASON);
    var skipped = bookings.now(lines.get(3));
    remove(at);
    removed(lines.get(0), "error");
    assertThat(removed(lines.get(1), "error").at("/reason/text").textValue())
        .endsWith("Before: It is closed.");
    assertThat(Bookings.state(bookings.now(lines.get(2)))).isEqualTo("cleared");
    does(lines.get(2), "clearing/undo", NOTHING);
    removed(lines.get(2), "error");
    assertThat(bookings.now(lines.get(3)).get("reason")).isEqualTo(skipped.get("reason"));
    assertThat(bookings.list("integration=" + Bookings.id(at) + "&state=held,placed")).isEmpty();
  }

  @Test
  void what_was_held_is_never_booked_and_can_be_seen_to() {
    var at = bookings.resting();
    var lines = List.of(bookings.order(at), bookings.order(at), bookings.order(at));
    assertThat(lines).allMatch(line -> Bookings.state(line).equals("held"));
    remove(at);
    for (var line : lines) {
      removed(line, "error");
      assertThat(Bookings.why(bookings.act(line, "retry", NOTHING)))
          .isEqualTo("integration_removed");
      var edited = evening.manager.patch(Bookings.path(line), Map.of("product_number", "10"));
      assertThat(Bookings.why(edited)).isEqualTo("integration_removed");
    }
    does(lines.get(0), "resolution", booked(false));
    removed(lines.get(0), "error");
    assertThat(Bookings.state(does(lines.get(0), "skip", REASON))).isEqualTo("skipped");
    assertThat(Bookings.state(does(lines.get(1), "resolution", booked(true)))).isEqualTo("created");
    does(lines.get(2), "clearing", REASON);
    does(lines.get(2), "clearing/undo", NOTHING);
    removed(lines.get(2), "error");
  }

  @Test
  void what_nobody_knows_is_looked_for_no_more_and_a_person_says_how_it_is() {
    try (var erp = new LinesStandIn(Clock.systemUTC())) {
      erp.from(Fault.CLAIMS);
      var at = bookings.to(erp);
      var first = bookings.until(bookings.order(at), "unknown");
      var behind = bookings.order(at);
      remove(at);
      removed(first, "unknown");
      removed(behind, "error");
      assertThat(Bookings.why(bookings.act(first, "retry", NOTHING)))
          .isEqualTo("integration_removed");
      does(first, "resolution", booked(false));
      removed(first, "error");
      var swept =
          evening.manager.post(Connections.path(at) + "/clearing", Map.of()).expect(200).json();
      assertThat(swept.get("count").intValue()).isEqualTo(2);
    }
  }
}

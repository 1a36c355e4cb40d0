package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.HostileErp.Fault;
import dev.comanda.erp.lines.LinesStandIn;
import java.time.Clock;
import java.util.Map;

/** All that can happen to lines for ERPs happens once; nothing goes on afterwards. */
final class KnownBookings {
  private static final Map<String, Object> REASON = Map.of("reason", "looked at it");
  private static final Map<String, Object> NOTHING = Map.of();

  private final Evening evening;
  private final Bookings bookings;

  KnownBookings(Evening evening) {
    this.evening = evening;
    bookings = new Bookings(evening);
  }

  void happen() {
    waiting();
    try (var silent = new LinesStandIn(Clock.systemUTC());
        var closed = new LinesStandIn(Clock.systemUTC())) {
      booking(silent, closed);
    }
  }

  /** Held, placed, changed, cleared, skipped, cancelled. */
  private void waiting() {
    var at = bookings.resting();
    var line = bookings.order(at);
    bookings.number(at, "10");
    evening.manager.patch(Bookings.path(line), Map.of("quantity", 2)).expect(200);
    bookings.act(line, "clearing", REASON).expect(200);
    bookings.act(line, "clearing/undo", NOTHING).expect(200);
    bookings.act(line, "skip", REASON).expect(200);
    var order = "/api/orders/" + bookings.order(at).get("order_id").textValue();
    evening.waiter.post(order + "/cancellation", REASON).expect(200);
    end(at);
  }

  /** Unknown, in error, told of both, created, and both over. */
  private void booking(LinesStandIn silent, LinesStandIn closed) {
    silent.from(Fault.CLAIMS);
    closed.refuseAll("document_closed");
    var one = bookings.to(silent);
    var unknown = bookings.until(bookings.order(one), "unknown");
    var other = bookings.to(closed);
    var error = bookings.until(bookings.order(other), "error");
    alerts(one, 1);
    alerts(other, 1);
    closed.refuseAll("");
    bookings.act(error, "skip", REASON).expect(200);
    silent.from(Fault.NONE);
    var booked = Map.of("booked", true, "reason", "looked at it");
    while (bookings.act(unknown, "resolution", booked).status() == 409) {
      Thread.onSpinWait();
    }
    alerts(one, 0);
    alerts(other, 0);
    var second = bookings.list("limit=1&integration=" + Bookings.id(one)).getFirst();
    bookings.until(second, "created");
    end(one);
    end(other);
  }

  private void alerts(JsonNode at, int count) {
    bookings.until(Connections.path(at) + "/health", seen -> seen.get("alerts").size() == count);
  }

  private void end(JsonNode at) {
    evening.admin.delete(Connections.path(at)).expect(204);
  }
}

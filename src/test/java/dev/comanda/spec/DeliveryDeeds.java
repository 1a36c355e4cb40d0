package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Verb;
import java.util.Map;
import java.util.function.Supplier;

/** What can be done to lines for an ERP, each to one of its own. */
final class DeliveryDeeds {
  private static final Map<String, Object> NOTHING = Map.of();
  private static final Map<String, Object> REASON = Map.of("reason", "late");

  private final Evening evening;
  private final Bookings bookings;
  private final String token;

  /** An administrator with this token does it all. */
  DeliveryDeeds(Evening evening, String token) {
    this.evening = evening;
    this.token = token;
    bookings = new Bookings(evening);
  }

  /** By their routes. */
  Map<String, Supplier<Asked>> all() {
    var one = Bookings.ALL + "/{id}";
    var many = Connections.ALL + "/{id}";
    return Map.of(
        "PATCH " + one,
        () -> Asked.as(token, Verb.PATCH, Bookings.path(waiting()), Map.of("quantity", 2)),
        "POST " + one + "/retry",
        () -> post(Bookings.path(failed()) + "/retry", NOTHING),
        "POST " + one + "/resolution",
        () -> post(Bookings.path(failed()) + "/resolution", booked()),
        "POST " + one + "/skip",
        () -> post(Bookings.path(waiting()) + "/skip", REASON),
        "POST " + one + "/clearing",
        () -> post(Bookings.path(waiting()) + "/clearing", REASON),
        "POST " + one + "/clearing/undo",
        () -> post(Bookings.path(cleared()) + "/clearing/undo", NOTHING),
        "POST " + many + "/retry",
        () -> post(of(failed()) + "/retry", Map.of("confirm", 1, "document", Bookings.DOCUMENT)),
        "POST " + many + "/clearing",
        () -> post(of(waiting()) + "/clearing", Map.of("confirm", 9, "reason", "late")),
        "POST " + many + "/clearing/undo",
        () -> post(of(cleared()) + "/clearing/undo", Map.of("confirm", 9)));
  }

  private static Map<String, Object> booked() {
    return Map.of("booked", true, "reason", "looked");
  }

  private Asked post(String path, Object body) {
    return Asked.as(token, Verb.POST, path, body);
  }

  private static String of(JsonNode delivery) {
    return Connections.ALL + "/" + delivery.get("integration_id").textValue();
  }

  private JsonNode waiting() {
    return bookings.order(bookings.asleep());
  }

  private JsonNode cleared() {
    var line = waiting();
    bookings.act(line, "clearing", REASON).expect(200);
    return line;
  }

  /** Beside another that stays so, of which those have been told who run the place. */
  private JsonNode failed() {
    var at = bookings.asleep();
    var other = bookings.order(at);
    evening.manager.patch(Bookings.path(other), Map.of("document", "4712")).expect(200);
    ParkedRows.error(evening.app.database(), Bookings.id(other));
    bookings.until(Connections.path(at) + "/health", seen -> !seen.get("alerts").isEmpty());
    var line = bookings.order(at);
    ParkedRows.error(evening.app.database(), Bookings.id(line));
    return line;
  }
}

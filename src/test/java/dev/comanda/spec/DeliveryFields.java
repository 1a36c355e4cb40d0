package dev.comanda.spec;

import static dev.comanda.spec.TextFields.HERE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client.Answer;
import dev.comanda.spec.TextFields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of lines for ERPs that a person writes into. */
final class DeliveryFields {
  private static final String ONE = Bookings.ALL + "/{id}";
  private static final String MANY = Connections.ALL + "/{id}/";

  private final TextFields fields;
  private final Evening evening;
  private final Bookings bookings;

  DeliveryFields(TextFields fields, Evening evening) {
    this.fields = fields;
    this.evening = evening;
    bookings = new Bookings(evening);
  }

  /** Each at one connection. */
  List<Field> all() {
    var at = bookings.asleep();
    var all = new ArrayList<Field>();
    all.add(edited(at, "document"));
    all.add(edited(at, "product_number"));
    all.add(reasoned(at, "skip", Map.of("reason", HERE)));
    all.add(reasoned(at, "clearing", Map.of("reason", HERE)));
    all.add(reasoned(at, "resolution", Map.of("reason", HERE, "booked", true)));
    for (var what : List.of("retry", "clearing", "clearing/undo")) {
      all.add(meant(at, what, "q"));
      all.add(meant(at, what, "document"));
      all.add(meant(at, what, "reason_code"));
    }
    all.add(swept(at));
    return all;
  }

  private Field edited(JsonNode at, String name) {
    var line = bookings.order(at);
    return TextFields.field(
        "PATCH " + ONE,
        "/" + name,
        "/" + name,
        text -> fields.send("PATCH ", Bookings.path(line), Map.of(name, text)));
  }

  private Field reasoned(JsonNode at, String act, Map<String, Object> body) {
    return TextFields.field(
        "POST " + ONE + "/" + act,
        "/reason",
        "/data/0/reason",
        text -> {
          var line = bookings.order(at);
          ParkedRows.error(evening.app.database(), Bookings.id(line));
          var path = Bookings.path(line) + "/" + act;
          return noted(fields.send("POST ", path, fields.filled(body, text)));
        });
  }

  /** What is said stands in the audit log. */
  private Answer noted(Answer done) {
    return done.status() == 200 ? evening.admin.get("/api/audit?limit=1") : done;
  }

  private Field meant(JsonNode at, String what, String name) {
    var path = Connections.path(at) + "/" + what;
    return TextFields.field(
        "POST " + MANY + what,
        "/" + name,
        "/" + name,
        text -> fields.send("POST ", path, Map.of(name, text)));
  }

  private Field swept(JsonNode at) {
    var path = Connections.path(at) + "/clearing";
    return TextFields.field(
        "POST " + MANY + "clearing",
        "/reason",
        "/data/0/reason",
        text -> {
          bookings.order(at);
          return noted(fields.send("POST ", path, Map.of("confirm", 1_000, "reason", text)));
        });
  }
}

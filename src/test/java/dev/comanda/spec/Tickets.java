package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.http.Client;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tickets at the bar, one after the other; each is answered by its path. */
final class Tickets {
  static final String BAR = "/api/locations/bar";

  private final Evening evening;
  private final Client admin;
  private @Nullable String station;

  /** Of an administrator. */
  Tickets(Evening evening) {
    this.evening = evening;
    this.admin = evening.admin;
  }

  private JsonNode made(String path, Object body) {
    return admin.post(path, body).expect(201).json();
  }

  /** A station to which nothing goes. */
  String aStation() {
    return BAR + "/stations/" + another();
  }

  /** Another station. */
  String another() {
    var name = Map.of("name", "Station " + evening.next());
    return Fresh.id(made(BAR + "/stations", name));
  }

  private String station() {
    var known = station;
    if (known == null) {
      known = another();
      station = known;
      for (var category : admin.get(BAR + "/categories").json().get("data")) {
        admin
            .patch(BAR + "/categories/" + Fresh.id(category), Map.of("station_id", known))
            .expect(200);
      }
    }
    return known;
  }

  private JsonNode order() {
    station();
    var drink = Fresh.id(admin.get(BAR + "/products").named("Mojito"));
    var lines = List.of(Map.of("product_id", drink, "quantity", 1));
    return made("/api/orders", Map.of("location", "bar", "lines", lines));
  }

  private String of(JsonNode order) {
    for (var each : admin.get("/api/stations/" + station() + "/tickets").json().get("tickets")) {
      if (each.get("order_id").equals(order.get("id"))) {
        return "/api/tickets/" + Fresh.id(each);
      }
    }
    throw new AssertionError("no ticket of " + order);
  }

  /** A ticket that nobody has in hand. */
  String fresh() {
    return of(order());
  }

  /** One that is ready. */
  String ready() {
    var ticket = fresh();
    admin.post(ticket + "/ready", Map.of()).expect(200);
    return ticket;
  }

  /** One that this administrator has taken and not begun. */
  String claimed() {
    fresh();
    var taken = admin.post("/api/stations/" + station() + "/claims", Map.of()).expect(200);
    return "/api/tickets/" + taken.json().at("/tickets/0/id").textValue();
  }

  /** One whose order was cancelled, which nobody there has seen. */
  String changed() {
    var order = order();
    var ticket = of(order);
    admin
        .post("/api/orders/" + Fresh.id(order) + "/cancellation", Map.of("reason", "late"))
        .expect(200);
    return ticket;
  }
}

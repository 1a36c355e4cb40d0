package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.BookedRows;
import dev.comanda.erp.lines.SheetsErp;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The bistro as a workshop: its lines are booked in an ERP with worksheets, oil is sold by tenths
 * of a litre, and cars stand in bays.
 */
final class Workbench implements AutoCloseable {
  static final String BISTRO = "/api/locations/bistro";

  final Evening evening;
  final SheetsErp erp = new SheetsErp();
  final Connections connections;

  /** A product by the litre. */
  final String oil;

  Workbench() {
    this(Clock.systemUTC());
  }

  /** One whose node goes by this clock. */
  Workbench(Clock clock) {
    evening = new Evening(clock);
    connections = new Connections(evening);
    oil = oil();
  }

  private String oil() {
    var body = new HashMap<>(new Fresh(evening).product());
    body.put("unit", "litre");
    body.put("quantity_step", new BigDecimal("0.1"));
    var made = evening.manager.post(BISTRO + "/products", body).expect(201).json();
    return made.get("id").textValue();
  }

  /** An integration that books in this ERP. */
  JsonNode books() {
    return books(Map.of());
  }

  /** The same with more that is set. */
  JsonNode books(Map<String, Object> more) {
    var body = new HashMap<>(connections.body("bistro"));
    body.put("connector", "hasty");
    body.put("address", erp.address().toString());
    body.put("username", "comanda");
    body.put("password", SheetsErp.SECRET);
    body.putAll(more);
    return connections.made(body);
  }

  /** One whose ERP knows the oil as number 10. */
  JsonNode booksOil() {
    return booksOil(Map.of());
  }

  /** The same with more that is set. */
  JsonNode booksOil(Map<String, Object> more) {
    var made = books(more);
    numbers(made, oil, "10");
    return made;
  }

  /** Gives a product its number in the ERP. */
  void numbers(JsonNode made, String product, String number) {
    var path = Connections.path(made) + "/mappings";
    evening.manager.put(path, Connections.number(product, number)).expect(200);
  }

  /** A bay with a car, booked on a worksheet; an empty one is none. */
  String bay(String document) {
    var bay = Map.of("name", "Bay " + evening.next());
    var spot = evening.manager.post(BISTRO + "/spots", bay).expect(201).json().get("id");
    var opened = evening.waiter.post(BISTRO + "/sessions", Map.of("spot_id", spot)).expect(201);
    var session = opened.json().get("id").textValue();
    if (!document.isEmpty()) {
      document(session, document);
    }
    return session;
  }

  /** Says on which worksheet a session is booked. */
  void document(String session, String document) {
    var path = "/api/sessions/" + session + "/document";
    evening.waiter.put(path, Map.of("document", document)).expect(200);
  }

  /** Orders so much of a product; the answer is the order. */
  JsonNode order(String session, String product, String quantity) {
    var line = Map.of("product_id", product, "quantity", new BigDecimal(quantity));
    var order = Map.of("session_id", session, "location", "bistro", "lines", List.of(line));
    return evening.waiter.post("/api/orders", order).expect(201).json();
  }

  /** How all of an integration stands. */
  List<BookedRows.Row> rows(JsonNode made) {
    var id = UUID.fromString(made.get("id").textValue());
    return BookedRows.of(evening.app.database(), id);
  }

  /** Waits until all of it is so; then how it is. */
  List<BookedRows.Row> until(JsonNode made, String what, Predicate<List<BookedRows.Row>> so) {
    Wait.until(what, () -> so.test(rows(made)));
    return rows(made);
  }

  /** Waits until so many are in this state. */
  List<BookedRows.Row> until(JsonNode made, String state, int count) {
    return until(
        made,
        count + " are " + state,
        rows -> rows.stream().filter(row -> row.state().equals(state)).count() == count);
  }

  /** Says what of an integration should run. */
  void wants(JsonNode made, Map<String, Object> state) {
    evening.admin.put(Connections.path(made) + "/state", state).expect(200);
  }

  /** How the integration itself is. */
  JsonNode seen(JsonNode made) {
    return evening.admin.get(Connections.path(made)).expect(200).json();
  }

  Client admin() {
    return evening.admin;
  }

  @Override
  public void close() {
    erp.close();
    evening.close();
  }
}

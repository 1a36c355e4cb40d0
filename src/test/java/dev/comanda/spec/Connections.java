package dev.comanda.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connections of places to an ERP, made by an administrator. */
final class Connections {
  static final String ALL = "/api/integrations";

  private final Evening evening;

  Connections(Evening evening) {
    this.evening = evening;
  }

  /** A body of one that nobody has made. */
  Map<String, Object> body(String location) {
    var body = new HashMap<String, Object>();
    body.put("location", location);
    body.put("slug", "bennys-" + evening.next());
    body.put("workshop", "Bennys Auto");
    body.put("connector", "ledger");
    body.put("address", "http://127.0.0.1:8000/erp");
    // Else it depends on the time of day what a test meets.
    body.put("canary_at", "");
    return body;
  }

  /** The same with another value of one field. */
  Map<String, Object> body(String location, String field, Object value) {
    var body = body(location);
    body.put(field, value);
    return body;
  }

  JsonNode made(String location) {
    return made(body(location));
  }

  JsonNode made(Map<String, Object> body) {
    return evening.admin.post(ALL, body).expect(201).json();
  }

  /** The path of one. */
  static String path(JsonNode made) {
    return ALL + "/" + made.get("id").textValue();
  }

  /** The path of a new one. */
  String aPath(String location) {
    return path(made(location));
  }

  /** A line as it is sent to one, on its own document. */
  static Map<String, Object> line(String uniqueId) {
    var line = new HashMap<String, Object>();
    line.put("workshop", "Bennys Auto");
    line.put("worksheet", "558");
    line.put("product_nr", "10");
    line.put("product_amount", "5");
    line.put("uniqueid", uniqueId);
    line.put("username", "benny");
    line.put("password", "hush hush");
    return line;
  }

  /** Gives a product a number. */
  static Map<String, Object> number(String product, String number) {
    return Map.of("data", List.of(Map.of("product_id", product, "number", number)));
  }
}

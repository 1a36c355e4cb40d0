package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/** What the stand-in answers. */
record Said(int status, Map<String, String> headers, byte[] body) {
  static final String JSON = "application/json";

  static Said json(int status, String json) {
    return of(status, JSON, json);
  }

  static Said no(int status, String error) {
    return json(status, "{\"error\":\"" + error + "\",\"message\":\"Nein.\"}");
  }

  static Said of(int status, String type, String body) {
    return new Said(status, Map.of("Content-Type", type), body.getBytes(UTF_8));
  }

  Said with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Said(status, more, body);
  }
}

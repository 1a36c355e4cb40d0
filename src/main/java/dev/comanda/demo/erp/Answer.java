package dev.comanda.demo.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.comanda.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a browser is answered.
 *
 * @param to where it goes on, or nothing
 * @param cookies to be set
 */
record Answer(int status, String type, byte[] body, String to, List<String> cookies) {
  static final int OK = 200;
  static final int SEE_OTHER = 303;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;
  static final int TOO_MANY = 429;
  static final int FAILED = 500;

  static Answer page(int status, Html page) {
    return new Answer(
        status, "text/html; charset=utf-8", page.markup().getBytes(UTF_8), "", List.of());
  }

  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text.getBytes(UTF_8), "", List.of());
  }

  static Answer json(Object value) {
    return new Answer(OK, "application/json", Json.bytes(value), "", List.of());
  }

  static Answer file(String type, byte[] content) {
    return new Answer(OK, type, content, "", List.of());
  }

  static Answer to(String path) {
    return new Answer(SEE_OTHER, "text/plain", new byte[0], path, List.of());
  }

  Answer with(String cookie) {
    var more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, type, body, to, List.copyOf(more));
  }

  void send(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Frame-Options", "SAMEORIGIN");
    if (!to.isEmpty()) {
      headers.set("Location", to);
    }
    cookies.forEach(cookie -> headers.add("Set-Cookie", cookie));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}

package dev.comanda.erp.lines;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request as the stand-in got it. */
record Sent(String method, String target, Headers headers, byte[] body) {
  static Sent of(HttpExchange http) throws IOException {
    return new Sent(
        http.getRequestMethod(),
        http.getRequestURI().toString(),
        http.getRequestHeaders(),
        http.getRequestBody().readAllBytes());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  boolean writes() {
    return method.equals("POST");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}

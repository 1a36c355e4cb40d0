package dev.comanda.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What precedes the body of a request, the same for requests and for handshakes of WebSockets.
 *
 * @param path the path as sent, still encoded
 * @param query the query as sent, still encoded
 * @param secure whether the client came by TLS, to us or to the proxy before us
 */
record Head(
    String method,
    String path,
    @Nullable String query,
    boolean secure,
    String address,
    Function<String, List<String>> headers) {

  /** A header's first value. */
  Optional<String> header(String name) {
    return headers.apply(name).stream().findFirst();
  }

  /** A cookie's value, as sent. */
  Optional<String> cookie(String name) {
    for (var line : headers.apply("Cookie")) {
      for (var part : line.split(";", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0 && part.substring(0, equals).strip().equals(name)) {
          return Optional.of(part.substring(equals + 1).strip());
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the method only reads. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}

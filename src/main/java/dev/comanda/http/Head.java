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
 * @param reached from whom and for which host it came
 */
record Head(
    String method,
    String path,
    @Nullable String query,
    Reached reached,
    Function<String, List<String>> headers) {

  /** Whether the client came by TLS, to us or to the proxy before us. */
  boolean secure() {
    return reached.secure();
  }

  /** The client's IP address. */
  String address() {
    return reached.address();
  }

  /** The host that the client asked for, with its port unless it is the scheme's own. */
  Optional<String> host() {
    return reached.host();
  }

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

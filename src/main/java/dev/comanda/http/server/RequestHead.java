package dev.comanda.http.server;

import dev.comanda.http.proxy.Reached;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What precedes the body of a request, the same for requests and for handshakes of WebSockets.
 *
 * @param path the path as sent, still encoded
 * @param query the query as sent, still encoded
 * @param reached from whom and for which host it came
 */
record RequestHead(
    String method,
    String path,
    @Nullable String query,
    Reached reached,
    Function<String, List<String>> headers) {

  /** That of a request. */
  static RequestHead of(Request request, HttpSettings settings) {
    var path = request.getHttpURI().getPath();
    Function<String, List<String>> headers = request.getHeaders()::getValuesList;
    return new RequestHead(
        request.getMethod(),
        path == null ? "/" : path,
        request.getHttpURI().getQuery(),
        reached(Request.getRemoteAddr(request), request.isSecure(), headers, settings),
        headers);
  }

  private static Reached reached(
      String peer, boolean tls, Function<String, List<String>> headers, HttpSettings settings) {
    return Reached.of(peer, tls, headers, settings.proxies(), settings.publicUrl());
  }

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

  /** What the name of a cookie begins with that came by TLS; see {@link Answer}. */
  static final String OF_THIS_HOST = "__Host-";

  /** A cookie's value, as sent. By TLS only one that this host itself has set counts. */
  Optional<String> cookie(String plain) {
    var name = secure() ? OF_THIS_HOST + plain : plain;
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

  /** Whether the client takes an answer that is compressed by gzip. */
  boolean takesGzip() {
    return headers.apply("Accept-Encoding").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(coding -> coding.equals("gzip") || (coding.startsWith("gzip;") && !zero(coding)));
  }

  private static boolean zero(String coding) {
    return coding.matches("gzip;\\s*q=0(\\.0*)?");
  }

  /** Whether the method only reads. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }
}

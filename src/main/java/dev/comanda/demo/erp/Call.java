package dev.comanda.demo.erp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks.
 *
 * @param path from the slash on, without the query
 * @param query the fields behind the question mark
 * @param form the fields of what is sent
 */
record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> cookies) {

  /** The largest form; all fields of the longest line have a tenth of it. */
  static final int BODY_BYTES_MAX = 16 * 1024;

  private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,9}(?=/|$)");

  /** What is asked, or nothing where the body is too large or no form. */
  static Optional<Call> of(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      return Optional.empty();
    }
    var uri = exchange.getRequestURI();
    try {
      return Optional.of(
          new Call(
              exchange.getRequestMethod(),
              uri.getPath(),
              fields(uri.getRawQuery()),
              fields(new String(body, UTF_8)),
              cookies(exchange.getRequestHeaders().getOrDefault("Cookie", List.of()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(@Nullable String encoded) {
    var fields = new HashMap<String, String>();
    for (var pair : (encoded == null ? "" : encoded).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return Map.copyOf(fields);
  }

  private static Map<String, String> cookies(List<String> headers) {
    var cookies = new HashMap<String, String>();
    for (var pair : String.join(";", headers).split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        cookies.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return Map.copyOf(cookies);
  }

  /** What is typed in a field of the form, without white space at its ends; nothing if absent. */
  String field(String name) {
    return form.getOrDefault(name, "").strip();
  }

  /** The path with {@code #} for each number, such as {@code /worksheets/#}. */
  String shape() {
    return NUMBER.matcher(path).replaceAll("#");
  }

  /** The number in the path that comes first, second … */
  int number(int index) {
    return Integer.parseInt(NUMBER.matcher(path).results().toList().get(index).group());
  }

  /** Which faults may show. */
  Where where() {
    if (method.equals("GET")) {
      return Where.READ;
    }
    return switch (shape()) {
      case "/worksheets/#/lines" -> Where.SUBMIT;
      case "/login" -> Where.LOG_IN;
      default -> Where.OTHER;
    };
  }
}

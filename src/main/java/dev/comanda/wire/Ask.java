package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request.
 *
 * @param target path and query below the address, as they are sent; begins with a slash
 * @param headers beside those that every request has
 * @param body empty where it has none
 */
public record Ask(String method, String target, Map<String, String> headers, byte[] body) {
  /** Letters of ASCII that can be seen, and within a header spaces. */
  private static final Pattern WORD = Pattern.compile("[!-~]+");

  private static final Pattern LINE = Pattern.compile("[ -~]+");

  /** Checks that nothing of it can end a line of HTTP. */
  public Ask {
    if (!WORD.matcher(method).matches()
        || !WORD.matcher(target).matches()
        || !target.startsWith("/")
        || !headers.keySet().stream().allMatch(name -> WORD.matcher(name).matches())
        || !headers.values().stream().allMatch(value -> LINE.matcher(value).matches())) {
      throw new IllegalArgumentException("This cannot be asked: " + method + " " + target);
    }
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** As its bytes go out. Each has a connection of its own, and no cache may answer. */
  byte[] bytes(Address to) {
    var head = new StringBuilder();
    head.append(method + " " + to.path() + target + " HTTP/1.1\r\n");
    head.append("Host: " + to.authority() + "\r\n");
    head.append("User-Agent: Comanda\r\nConnection: close\r\nCache-Control: no-store\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    head.append("\r\n");
    var bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.toString().getBytes(US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}

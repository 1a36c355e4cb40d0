package dev.comanda.http.proxy;

import dev.comanda.network.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one proxy says of who came to it: an element of {@code Forwarded} (RFC 7239), or of {@code
 * X-Forwarded-For} and its companions.
 *
 * @param from empty when the proxy does not tell, or tells no IP address
 * @param scheme {@code http}, {@code https}, or empty
 * @param host what was asked for, or empty
 */
record Hop(Optional<InetAddress> from, String scheme, String host) {
  /** All hops of {@code Forwarded}, the one next to the client first. */
  static List<Hop> standard(Function<String, List<String>> headers) {
    return values(headers.apply("Forwarded"), ',').map(Hop::element).toList();
  }

  /** All hops of {@code X-Forwarded-For}, with what its companions say of each. */
  static List<Hop> customary(Function<String, List<String>> headers) {
    var from = values(headers.apply("X-Forwarded-For"), ',').toList();
    var schemes = values(headers.apply("X-Forwarded-Proto"), ',').toList();
    var hosts = values(headers.apply("X-Forwarded-Host"), ',').toList();
    if (from.isEmpty()) {
      return schemes.isEmpty() && hosts.isEmpty()
          ? List.of()
          : List.of(new Hop(Optional.empty(), scheme(at(schemes, 0, 1)), at(hosts, 0, 1)));
    }
    var hops = new ArrayList<Hop>(from.size());
    for (int i = 0; i < from.size(); i++) {
      var scheme = scheme(at(schemes, i, from.size()));
      hops.add(new Hop(node(from.get(i)), scheme, at(hosts, i, from.size())));
    }
    return hops;
  }

  /**
   * What belongs to a hop: a list as long as the addresses goes with them one by one; of another
   * one the last counts for all, for it is from the proxy that is next to us.
   */
  private static String at(List<String> values, int index, int count) {
    if (values.isEmpty()) {
      return "";
    }
    return values.size() == count ? values.get(index) : values.getLast();
  }

  private static Hop element(String text) {
    Optional<InetAddress> from = Optional.empty();
    var scheme = "";
    var host = "";
    for (var pair : values(List.of(text), ';').toList()) {
      int equals = pair.indexOf('=');
      var name = pair.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
      var value = unquoted(pair.substring(equals + 1).strip());
      switch (name) {
        case "for" -> from = node(value);
        case "proto" -> scheme = scheme(value);
        case "host" -> host = value;
        default -> {
          // Others, like "by", say nothing that counts here.
        }
      }
    }
    return new Hop(from, scheme, host);
  }

  private static String scheme(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https") ? lower : "";
  }

  /** The address of a node, without its port: {@code 1.2.3.4:5}, {@code [2001:db8::1]:5}, alone. */
  private static Optional<InetAddress> node(String text) {
    var node = unquoted(text);
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? Optional.empty() : Network.address(node.substring(1, end));
    }
    int colon = node.indexOf(':');
    boolean withPort = colon > 0 && colon == node.lastIndexOf(':');
    return Network.address(withPort ? node.substring(0, colon) : node);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** The values of header lines in order; what stands in quotes is not parted. */
  private static Stream<String> values(List<String> lines, char separator) {
    return lines.stream()
        .flatMap(line -> parted(line, separator).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static List<String> parted(String line, char separator) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == separator && !quoted) {
        parts.add(line.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(line.substring(start));
    return parts;
  }
}

package dev.comanda.gateway;

import dev.comanda.json.Json;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What robots send: the members of a JSON object or the fields of a form, whatever their type is
 * called, as texts without what no text may hold.
 */
record SchedulerBody(Map<String, String> fields) {
  /** What a body says; nothing where it is neither. */
  static SchedulerBody of(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).strip();
    return new SchedulerBody(text.startsWith("{") ? object(text) : form(text));
  }

  private static Map<String, String> object(String text) {
    var fields = new HashMap<String, String>();
    try {
      for (var member : Json.tree(text).properties()) {
        if (member.getValue().isValueNode() && !member.getValue().isNull()) {
          fields.put(member.getKey(), member.getValue().asText());
        }
      }
    } catch (UncheckedIOException e) {
      return Map.of();
    }
    return fields;
  }

  private static Map<String, String> form(String text) {
    var fields = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        decoded(parts[1]).ifPresent(value -> fields.put(parts[0], value));
      }
    }
    return fields;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A field by any of its names, cleaned; of what is longer the beginning. Empty where it says
   * nothing.
   */
  Optional<String> text(int charsMax, String... names) {
    for (var name : names) {
      var value = fields.get(name);
      if (value != null && !clean(value, charsMax).isEmpty()) {
        return Optional.of(clean(value, charsMax));
      }
    }
    return Optional.empty();
  }

  private static String clean(String text, int charsMax) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .limit(charsMax)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}

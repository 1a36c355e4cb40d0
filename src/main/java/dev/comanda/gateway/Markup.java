package dev.comanda.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML made of our own files, whose {@code {name}} stand for texts, and of texts that are no markup
 * whatever is in them.
 *
 * @param html what a browser may take for markup
 */
record Markup(String html) {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  /** A text that shows as itself, also within quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * A file beside this class, its holes filled.
   *
   * @param values texts, which are escaped, and markup, which is not
   */
  static Markup of(String file, Map<String, Object> values) {
    var filled =
        HOLE.matcher(read(file))
            .replaceAll(
                hole -> {
                  var value = Objects.requireNonNull(values.get(hole.group(1)), hole.group(1));
                  return Matcher.quoteReplacement(
                      value instanceof Markup markup ? markup.html() : escaped(value.toString()));
                });
    return new Markup(filled);
  }

  private static String read(String file) {
    try (var stream = Markup.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

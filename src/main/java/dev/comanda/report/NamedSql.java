package dev.comanda.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL from a file, with {@code :name} where a parameter stands.
 *
 * @param text with {@code ?} instead
 * @param names of the parameters in their order
 */
record NamedSql(String text, List<String> names) {
  private static final Pattern NAME = Pattern.compile("(?<!:):([a-z_]+)");

  /** Copies the list. */
  NamedSql {
    names = List.copyOf(names);
  }

  /** Reads a file of this package. */
  static NamedSql file(String name) {
    try (var file = Objects.requireNonNull(NamedSql.class.getResourceAsStream(name), name)) {
      var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var names = NAME.matcher(sql).results().map((MatchResult found) -> found.group(1)).toList();
      return new NamedSql(NAME.matcher(sql).replaceAll("?"), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values by name as the parameters that the text wants. */
  @Nullable Object[] parameters(Map<String, ? extends @Nullable Object> values) {
    return names.stream()
        .map(
            name -> {
              if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for :" + name);
              }
              return values.get(name);
            })
        .toArray();
  }
}

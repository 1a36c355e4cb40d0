package dev.comanda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code NAME=value} lines; {@code #} begins a comment line, quotes may enclose a value.
 */
final class EnvFile {
  static final String NAME = ".env";

  /** Bytes read at most; all settings with their longest values have less than 8 KB. */
  private static final int BYTES_MAX = 64 * 1024;

  private EnvFile() {}

  /** The values of the file, none if there is no such file; what cannot be read becomes a fault. */
  static Map<String, String> read(Path file, List<String> faults) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      if (Files.size(file) > BYTES_MAX) {
        faults.add(file + ": is larger than " + BYTES_MAX + " bytes");
        return Map.of();
      }
      return parse(Files.readString(file, StandardCharsets.UTF_8), file, faults);
    } catch (IOException e) {
      faults.add(file + ": cannot be read: " + e.getMessage());
      return Map.of();
    }
  }

  private static Map<String, String> parse(String text, Path file, List<String> faults) {
    var values = new LinkedHashMap<String, String>();
    var number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      var line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var equals = line.indexOf('=');
      if (equals < 1) {
        faults.add(file + ":" + number + ": is not NAME=value");
        continue;
      }
      var name = line.substring(0, equals).strip();
      if (values.put(name, unquoted(line.substring(equals + 1).strip())) != null) {
        faults.add(file + ":" + number + ": sets " + name + " again");
      }
    }
    return values;
  }

  private static String unquoted(String text) {
    var quoted =
        text.length() > 1
            && text.charAt(0) == text.charAt(text.length() - 1)
            && (text.startsWith("\"") || text.startsWith("'"));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}

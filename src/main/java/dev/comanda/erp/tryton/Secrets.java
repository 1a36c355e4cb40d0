package dev.comanda.erp.tryton;

import dev.comanda.json.Json;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What no evidence and no word of trouble may show, however it is written. */
final class Secrets {
  private static final String MASK = "********";

  private final Set<String> hidden = new LinkedHashSet<>();

  /** Hides a text from now on, also as JSON writes it, with and without letters beyond ASCII. */
  void hide(String secret) {
    if (secret.isBlank()) {
      return;
    }
    var quoted = Json.text(secret);
    var written = quoted.substring(1, quoted.length() - 1);
    hidden.add(secret);
    hidden.add(written);
    hidden.add(ascii(written));
  }

  private static String ascii(String text) {
    var ascii = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  /** A text without any of them. */
  String masked(String text) {
    var masked = text;
    for (var each : hidden) {
      masked = masked.replace(each, MASK);
    }
    return masked;
  }
}

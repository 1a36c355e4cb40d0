package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered, whole.
 *
 * @param headers by name in small letters; of several of a name the first
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** A header, whichever letter case its name is given in. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What it says it is, without parameters, in small letters; empty where it does not say. */
  public String type() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Its body as UTF-8; what is none is shown as such. */
  public String text() {
    return new String(body, UTF_8);
  }
}

package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was answered, whole.
 *
 * @param headers by name in small letters; of several of a name the first
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** With more it is longer than anybody waits, however long that is. */
  private static final int SECONDS_DIGITS_MAX = 9;

  private static final Pattern SECONDS = Pattern.compile("\\d+");

  /** A header, whichever letter case its name is given in. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What it says it is, without parameters, in small letters; empty where it does not say. */
  public String type() {
    return header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * After what time it asks to be asked again; nothing where it says none that can be understood.
   *
   * @param max what is longer counts as this
   */
  public Optional<Duration> retryAfter(Instant now, Duration max) {
    return header("Retry-After")
        .flatMap(text -> wait(text, now))
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(max) > 0 ? max : wait);
  }

  private static Optional<Duration> wait(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      boolean countable = text.length() <= SECONDS_DIGITS_MAX;
      return Optional.of(Duration.ofSeconds(countable ? Long.parseLong(text) : Integer.MAX_VALUE));
    }
    try {
      var then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Its body as UTF-8; what is none is shown as such. */
  public String text() {
    return new String(body, UTF_8);
  }
}

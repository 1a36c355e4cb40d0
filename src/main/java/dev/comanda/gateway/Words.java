package dev.comanda.gateway;

import dev.comanda.location.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of the pages that the server makes, in the reader's language.
 *
 * @param language of the texts, as a code of BCP 47
 */
record Words(String language, Map<String, String> texts) {
  /** Languages that there is a file of texts for; the first is for all others. */
  private static final List<String> LANGUAGES = List.of("en", "de");

  private static final Map<String, Words> READ =
      LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(each -> each, Words::read));

  /** For a reader whose browser sends this {@code Accept-Language}; may be empty. */
  static Words accepted(String header) {
    return in(
        ranges(header)
            .map(range -> range.getRange().split("-", 2)[0])
            .filter(LANGUAGES::contains)
            .findFirst()
            .orElse(LANGUAGES.getFirst()));
  }

  /** In this language, or in English. */
  static Words in(String language) {
    return Objects.requireNonNull(READ.get(LANGUAGES.contains(language) ? language : "en"));
  }

  private static Stream<Locale.LanguageRange> ranges(String header) {
    try {
      return header.isBlank() ? Stream.empty() : Locale.LanguageRange.parse(header).stream();
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static Words read(String language) {
    var properties = new Properties();
    var file = "words_" + language + ".properties";
    try (var stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(
        language,
        properties.stringPropertyNames().stream()
            .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
  }

  /** The text of a key; {@code %s} stands for the value. */
  String text(String key, Object... values) {
    return String.format(Locale.ROOT, Objects.requireNonNull(texts.get(key), key), values);
  }

  /** An amount as it is written in this language. */
  String money(Money money) {
    var format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(language));
    format.setCurrency(money.currency());
    int digits = money.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(java.math.BigDecimal.valueOf(money.minor(), digits));
  }
}

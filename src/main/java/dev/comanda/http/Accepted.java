package dev.comanda.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an {@code Accept} header says of a type that it names. Pure. */
public final class Accepted {
  private static final String JSON = "application/json";

  private static final Pattern QUALITY = Pattern.compile("(?i)\\bq\\s*=\\s*([01](?:\\.\\d{0,3})?)");

  private Accepted() {}

  /** Whether a file of this type is asked for by its name, and JSON is not liked better. */
  public static boolean wants(Optional<String> header, String type) {
    var accepted = header.orElse("");
    double quality = quality(accepted, type);
    return quality > 0 && quality >= quality(accepted, JSON);
  }

  /**
   * How much a type is liked, from 0 to 1; 0 also where it is not named. Ranges of types count for
   * none of them.
   */
  public static double quality(String accepted, String type) {
    return Arrays.stream(accepted.split(",", -1))
        .map(range -> range.split(";", 2))
        .filter(range -> range[0].strip().toLowerCase(Locale.ROOT).equals(type))
        .mapToDouble(range -> range.length == 1 ? 1 : quality(range[1]))
        .max()
        .orElse(0);
  }

  private static double quality(String parameters) {
    var quality = QUALITY.matcher(parameters);
    return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
  }
}

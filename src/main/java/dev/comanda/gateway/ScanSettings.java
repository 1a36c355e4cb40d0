package dev.comanda.gateway;

import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How this server takes scans.
 *
 * @param path the base path, beginning with a slash and ending without one
 * @param location the slug of the location that the base path alone means; null for the oldest that
 *     takes scans
 * @param window in which the same drink from the same phone is the same order; zero is never
 */
public record ScanSettings(String path, @Nullable String location, Duration window) {
  /** Characters of a base path. */
  public static final int PATH_CHARS_MAX = 100;

  /** The longest window: past a minute a thirsty guest means it. */
  public static final Duration WINDOW_MAX = Duration.ofMinutes(1);

  /** What holds where nothing is set. */
  public static final ScanSettings DEFAULT = new ScanSettings("/OMS", null, Duration.ofSeconds(5));

  /** {@link #path}. */
  public static final Setting<String> PATH =
      Setting.open(
          "COMANDA_SCAN_PATH",
          "a path like /OMS that is none of Comanda's own; at most "
              + PATH_CHARS_MAX
              + " characters",
          DEFAULT.path(),
          "Where the codes of drinks order by a bare GET; /order-management-system does so too.",
          ScanSettings::checkedPath);

  /** {@link #location}. */
  public static final Setting<String> LOCATION =
      Setting.open(
          "COMANDA_SCAN_LOCATION",
          "the slug of a location",
          "the oldest location that takes scans",
          "Where codes order that name no location: those of the first gateway.",
          ScanSettings::checkedLocation);

  /** {@link #window}. */
  public static final Setting<Duration> WINDOW =
      Setting.open(
          "COMANDA_SCAN_WINDOW",
          "0 to " + WINDOW_MAX.toSeconds() + " seconds; 0 turns it off",
          Long.toString(DEFAULT.window().toSeconds()),
          "So long the same drink scanned again by the same phone is the same order.",
          ScanSettings::checkedWindow);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(PATH, LOCATION, WINDOW);

  /** The first segments of Comanda's own paths. */
  static final Set<String> TAKEN =
      Set.of(
          "",
          "admin",
          "api",
          "design",
          "integrations",
          "live",
          "livez",
          "openapi.json",
          "board",
          "panel",
          "station",
          "photos",
          "products",
          "readyz",
          "receipt",
          "reports",
          "s",
          "scan",
          "scheduler",
          "setup",
          "spots",
          "t",
          "web");

  private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9]){0,59}");
  private static final Pattern PATH_FORM = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._~-]*)+");

  /** As they were set. */
  static ScanSettings of(SettingValues values) {
    return new ScanSettings(
        values.of(PATH, DEFAULT.path()), values.of(LOCATION), values.of(WINDOW, DEFAULT.window()));
  }

  /**
   * A base path as it was set.
   *
   * @throws IllegalArgumentException when it is no path, or begins like one of Comanda's own
   */
  static String checkedPath(String text) {
    if (!PATH_FORM.matcher(text).matches() || text.length() > PATH_CHARS_MAX) {
      throw new IllegalArgumentException("is not a path like /OMS");
    }
    if (TAKEN.contains(text.substring(1).split("/", -1)[0])) {
      throw new IllegalArgumentException("begins like a path of Comanda's own");
    }
    return text;
  }

  /**
   * A location as it was set.
   *
   * @throws IllegalArgumentException when it is no slug
   */
  static String checkedLocation(String text) {
    if (!SLUG.matcher(text).matches()) {
      throw new IllegalArgumentException("is not a slug like blue-hour-bar");
    }
    return text;
  }

  /**
   * A window as it was set, in seconds.
   *
   * @throws IllegalArgumentException when it is no whole number, or longer than {@link #WINDOW_MAX}
   */
  static Duration checkedWindow(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > WINDOW_MAX.toSeconds()) {
      throw new IllegalArgumentException(
          "is not a number of seconds from 0 to " + WINDOW_MAX.toSeconds());
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }
}

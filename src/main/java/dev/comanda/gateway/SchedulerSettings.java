package dev.comanda.gateway;

import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where this server answers the robots of the first scheduler.
 *
 * @param path the base path, beginning with a slash and ending without one
 * @param station a location's slug, alone or with a slash and the name of a station of robots; null
 *     for the first such station of the location that takes scans
 */
public record SchedulerSettings(String path, @Nullable String station) {
  /** Characters of a location and a station. */
  public static final int STATION_CHARS_MAX = 130;

  /** What holds where nothing is set. */
  public static final SchedulerSettings DEFAULT = new SchedulerSettings("/scheduler", null);

  /** {@link #path}. */
  public static final Setting<String> PATH =
      Setting.open(
          "COMANDA_SCHEDULER_PATH",
          "a path like /scheduler that is none of Comanda's own; at most "
              + ScanSettings.PATH_CHARS_MAX
              + " characters",
          DEFAULT.path(),
          "Where robots ask for work, as they asked the first scheduler.",
          SchedulerSettings::checkedPath);

  /** {@link #station}. */
  public static final Setting<String> STATION =
      Setting.open(
          "COMANDA_SCHEDULER_STATION",
          "the slug of a location, or slug/name of one of its stations of robots",
          "the first station of robots at the location of COMANDA_SCAN_LOCATION",
          "Whose tickets robots are given that ask there.",
          text -> Readers.within(text, STATION_CHARS_MAX));

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(PATH, STATION);

  /** As they were set. */
  static SchedulerSettings of(SettingValues values) {
    return new SchedulerSettings(values.of(PATH, DEFAULT.path()), values.of(STATION));
  }

  /**
   * A base path as it was set.
   *
   * @throws IllegalArgumentException as {@link ScanSettings#checkedPath}
   */
  static String checkedPath(String text) {
    return text.equals(DEFAULT.path()) ? text : ScanSettings.checkedPath(text);
  }
}

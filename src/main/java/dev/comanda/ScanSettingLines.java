package dev.comanda;

import dev.comanda.gateway.ScanSettings;
import java.time.Duration;

/** The settings of {@link ScanSettings}, as the reference lists them. */
final class ScanSettingLines {
  static final Setting<String> PATH =
      Setting.open(
          "COMANDA_SCAN_PATH",
          "a path like /OMS that is none of Comanda's own; at most "
              + ScanSettings.PATH_CHARS_MAX
              + " characters",
          ScanSettings.DEFAULT.path(),
          "Where the codes of drinks order by a bare GET; /order-management-system does so too.",
          ScanSettings::checkedPath);

  static final Setting<String> LOCATION =
      Setting.open(
          "COMANDA_SCAN_LOCATION",
          "the slug of a location",
          "the oldest location that takes scans",
          "Where codes order that name no location: those of the first gateway.",
          ScanSettings::checkedLocation);

  static final Setting<Duration> WINDOW =
      Setting.open(
          "COMANDA_SCAN_WINDOW",
          "0 to " + ScanSettings.WINDOW_MAX.toSeconds() + " seconds; 0 turns it off",
          Long.toString(ScanSettings.DEFAULT.window().toSeconds()),
          "So long the same drink scanned again by the same phone is the same order.",
          ScanSettings::checkedWindow);

  private ScanSettingLines() {}
}

package dev.comanda.delivery.desk;

import dev.comanda.part.Setting;
import java.time.Duration;
import java.util.List;

/** When those who run a location are told that lines wait. */
public final class AlertSettings {
  /** Longer than that no line should wait. */
  public static final Setting<Duration> AGE =
      Setting.open(
          "COMANDA_DELIVERY_ALERT_MINUTES",
          "1 to 1440 minutes",
          "15",
          "When a line for an ERP has been waiting for longer, those who run the location are told"
              + " on its log.",
          AlertSettings::minutes);

  /** Unless told otherwise. */
  static final Duration AGE_USUAL = Duration.ofMinutes(15);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(AGE);

  private static final int MINUTES_MAX = 1_440;

  private AlertSettings() {}

  private static Duration minutes(String text) {
    if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MINUTES_MAX) {
      throw new IllegalArgumentException("is not a number from 1 to " + MINUTES_MAX);
    }
    return Duration.ofMinutes(Integer.parseInt(text));
  }
}

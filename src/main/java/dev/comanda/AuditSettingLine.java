package dev.comanda;

import java.time.Duration;

/** The setting of the audit log, as the reference lists it. */
final class AuditSettingLine {
  private static final int DAYS_MIN = 30;
  private static final int DAYS_MAX = 3_650;

  static final Setting<Duration> DAYS =
      Setting.open(
          "COMANDA_AUDIT_DAYS",
          DAYS_MIN + " to " + DAYS_MAX + " days",
          "365",
          "How long the audit log keeps who did what.",
          text -> Settings.days(text, DAYS_MIN, DAYS_MAX));

  private AuditSettingLine() {}
}

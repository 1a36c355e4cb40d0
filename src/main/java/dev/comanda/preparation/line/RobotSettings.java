package dev.comanda.preparation.line;

import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import dev.comanda.preparation.robot.TrustedAuthorities;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;

/** How robots are called. */
public final class RobotSettings {
  /** Whose certificates count beside those that Java knows. */
  public static final Setting<Path> AUTHORITY =
      Setting.open(
          "COMANDA_ROBOT_AUTHORITY",
          "an absolute path of a file in PEM",
          "the authorities that Java knows alone",
          "Certificates of the authority that signed those of robots' engines, where they are called by"
              + " https with certificates of your own.",
          Readers::path);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(AUTHORITY);

  private RobotSettings() {}

  /**
   * Whose certificates count.
   *
   * @throws TrustedAuthorities.Unusable when the file holds none
   */
  static SSLContext trusted(SettingValues values) {
    var file = values.of(AUTHORITY);
    return file == null ? TrustedAuthorities.known() : TrustedAuthorities.knownAnd(file);
  }
}

package dev.comanda;

import java.util.Map;

/** The settings as people read them, made from {@link Settings}. */
final class SettingsReference {
  private SettingsReference() {}

  /** What {@code comanda settings} prints: every setting, and its value where one is set. */
  static String text(Map<String, String> set) {
    var text = new StringBuilder(2048);
    text.append(
        """
        Settings are read from the environment, then from the file .env in the working directory.
        An unknown COMANDA_* name or a bad value stops the start.
        """);
    for (var setting : Settings.ALL) {
      var now = set.get(setting.name());
      text.append('\n').append(setting.name()).append('\n');
      text.append("    ").append(setting.doc()).append('\n');
      text.append("    value:   ").append(setting.accepts()).append('\n');
      text.append("    default: ").append(setting.byDefault()).append('\n');
      if (now != null) {
        text.append("    set to:  ").append(setting.shown(now)).append('\n');
      }
    }
    return text.toString();
  }

  /** The contents of {@code .env.example}: every setting, commented out. */
  static String envExample() {
    var text = new StringBuilder(2048);
    text.append(
        """
        # Copy to .env and set what should differ from the defaults.
        # Made by: ./comanda settings --env > .env.example
        """);
    for (var setting : Settings.ALL) {
      text.append("\n# ").append(setting.doc()).append('\n');
      text.append("# Value: ").append(setting.accepts()).append('\n');
      text.append("# Default: ").append(setting.byDefault()).append('\n');
      text.append('#').append(setting.name()).append("=\n");
    }
    return text.toString();
  }
}

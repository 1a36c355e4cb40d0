package dev.comanda.part;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was set, by the settings' names: each part reads its own.
 *
 * @param texts every one of which its setting can read
 */
public record SettingValues(Map<String, String> texts) {
  /** Nothing was set: what is so by default holds. */
  public static final SettingValues NONE = new SettingValues(Map.of());

  /** Of texts that can be read. */
  public SettingValues {
    texts = Map.copyOf(texts);
  }

  /** Their names alone, as some are secret. */
  @Override
  public String toString() {
    return "SettingValues" + texts.keySet();
  }

  /** What was set, or null. */
  public <T> @Nullable T of(Setting<T> setting) {
    var text = texts.get(setting.name());
    return text == null ? null : setting.reader().read(text);
  }

  /** What was set, or else what is so by default. */
  public <T> T of(Setting<T> setting, T byDefault) {
    var value = of(setting);
    return value == null ? byDefault : value;
  }
}

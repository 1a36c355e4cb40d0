package dev.comanda;

import dev.comanda.part.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings that a command takes as options too: the same words, before all other sources. */
final class Given {
  @Option(names = "--port", paramLabel = "PORT", description = "As COMANDA_PORT; 0 for any free.")
  private @Nullable String port;

  @Option(names = "--listen", paramLabel = "IP", description = "As COMANDA_LISTEN.")
  private @Nullable String listen;

  @Option(names = "--public-url", paramLabel = "URL", description = "As COMANDA_PUBLIC_URL.")
  private @Nullable String publicUrl;

  @Option(names = "--data", paramLabel = "DIR", description = "Keep its data there.")
  private @Nullable Path data;

  /** Those of the address, by name; only what was given. */
  Map<String, String> address() {
    var given = new HashMap<String, String>();
    put(given, Settings.PORT, port);
    put(given, Settings.LISTEN, listen);
    put(given, Settings.PUBLIC_URL, publicUrl);
    return given;
  }

  /** All of them; a relative folder is one of the working folder. */
  Map<String, String> all(Path workingFolder) {
    var given = address();
    given.putAll(data(data, workingFolder));
    return given;
  }

  /** The setting of a folder that an option named, if it did. */
  static Map<String, String> data(@Nullable Path folder, Path workingFolder) {
    return folder == null
        ? Map.of()
        : Map.of(Settings.DATA.name(), workingFolder.resolve(folder).normalize().toString());
  }

  /** The folder, or null for the default one. */
  @Nullable Path folder() {
    return data;
  }

  private static void put(Map<String, String> given, Setting<?> setting, @Nullable String text) {
    if (text != null) {
      given.put(setting.name(), text);
    }
  }
}

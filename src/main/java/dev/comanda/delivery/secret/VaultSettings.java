package dev.comanda.delivery.secret;

import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import java.nio.file.Path;
import java.util.List;

/** Where the keys are that seal what integrations sign in with. */
public final class VaultSettings {
  /** A file of keys. */
  public static final Setting<Path> KEY_FILE =
      Setting.open(
          "COMANDA_SECRET_KEY_FILE",
          "an absolute path; not together with COMANDA_SECRET_KEY",
          "secret.key in COMANDA_DATA, made when it is first needed",
          "The keys that seal what integrations sign in with, a line each: id:key, the key 32"
              + " bytes in base 64. The first seals, all open. All nodes need the same.",
          Readers::path);

  /** One key, where there is no file. */
  public static final Setting<SealingKey> KEY =
      Setting.secret(
          "COMANDA_SECRET_KEY",
          SealingKey.FORM + "; not together with COMANDA_SECRET_KEY_FILE",
          "none",
          "The key itself, where there is no file for it. All nodes need the same.",
          VaultSettings::key);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(KEY_FILE, KEY);

  private VaultSettings() {}

  private static SealingKey key(String text) {
    return SealingKey.read(text).orElseThrow(() -> new IllegalArgumentException("is not id:key"));
  }
}

package dev.comanda.delivery.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Login;
import dev.comanda.part.SettingValues;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Vaults under test, and what is sealed in them. */
final class Sealings {
  static final Home HOME = Home.of(new UUID(1, 2), new UUID(3, 4));
  static final Login LOGIN = new Login("kellner", "grüße-aus-dem-keller");

  /** Two keys of the same id, and one of another. */
  static final String KEY = "one:" + "A".repeat(43) + "=";

  static final String KEY_OF_SAME_ID = "one:" + "B".repeat(42) + "A=";
  static final String OTHER_KEY = "two:" + "C".repeat(42) + "A=";

  private Sealings() {}

  /** Keys of the data folder. */
  static VaultKeys keysIn(Path data) {
    return VaultKeys.of(SettingValues.NONE, data);
  }

  /** Keys of a file that a setting names. */
  static VaultKeys keysOf(Path file) {
    return VaultKeys.of(
        new SettingValues(Map.of("COMANDA_SECRET_KEY_FILE", file.toString())), Path.of("/proc"));
  }

  /** The key that a setting gives. */
  static VaultKeys given(String line) {
    return VaultKeys.of(new SettingValues(Map.of("COMANDA_SECRET_KEY", line)), Path.of("/proc"));
  }

  /** What was sealed, which must have come about. */
  static byte[] bytes(Sealing sealing) {
    assertThat(sealing).isInstanceOf(Sealing.Sealed.class);
    return ((Sealing.Sealed) sealing).bytes();
  }

  /** Why it cannot be read, which must be so. */
  static String why(Opening<?> opening) {
    assertThat(opening).isInstanceOf(Opening.Unreadable.class);
    return ((Opening.Unreadable<?>) opening).why();
  }
}

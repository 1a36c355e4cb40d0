package dev.comanda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.secret.Vault;
import dev.comanda.delivery.secret.VaultKeys;
import dev.comanda.part.SettingValues;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which login is sealed, by whichever key. */
class KeyringTest {
  private static final UUID AT = new UUID(0, 1);
  private static final UUID ONE = new UUID(0, 2);
  private static final Login BENNY = new Login("benny", "hush hush");

  @TempDir Path folder;

  @Test
  void what_another_key_has_sealed_since_is_the_same_login_and_no_other_is() {
    var keys = VaultKeys.of(SettingValues.NONE, folder);
    var keyring = new Keyring(new Vault(keys));
    var used = keyring.seal(AT, ONE, BENNY);
    keys.rotate();
    var anew = keyring.seal(AT, ONE, BENNY);
    assertThat(anew).isNotEqualTo(used);
    assertThat(keyring.same(AT, ONE, anew, used)).isTrue();
    var other = keyring.seal(AT, ONE, new Login("benny", "hush"));
    assertThat(keyring.same(AT, ONE, other, used)).isFalse();
    byte[] damaged = {1, 2, 3};
    assertThat(keyring.same(AT, ONE, damaged, used)).isFalse();
    assertThat(keyring.same(AT, ONE, damaged, damaged.clone())).isTrue();
  }
}

package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.KEY;
import static dev.comanda.delivery.secret.Sealings.KEY_OF_SAME_ID;
import static dev.comanda.delivery.secret.Sealings.LOGIN;
import static dev.comanda.delivery.secret.Sealings.OTHER_KEY;
import static dev.comanda.delivery.secret.Sealings.bytes;
import static dev.comanda.delivery.secret.Sealings.given;
import static dev.comanda.delivery.secret.Sealings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.Seed;
import dev.comanda.delivery.connector.Login;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed opens in its row, by its key, as it was; or not at all. */
class VaultTest {
  private static final Home TASK =
      new Home(HOME.locationId(), HOME.integrationId(), new UUID(5, 6));

  private final Vault vault = new Vault(given(KEY));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geheim",
        "",
        " with spaces ",
        "Größe & Maß: €, Ⅷ, e\u0301",
        "密码🔑👨‍👩‍👧",
        "line\nand\u0000nothing",
        "half of a \ud83d pair"
      })
  void whatever_somebody_signs_in_with_comes_back(String password) {
    for (var login : List.of(new Login("kellner", password), new Login(password, "x"))) {
      for (var home : List.of(HOME, TASK)) {
        assertThat(vault.open(home, bytes(vault.seal(home, login))))
            .isEqualTo(new Opening.Opened<>(login));
      }
    }
  }

  @Test
  void bytes_come_back_to_the_longest_and_no_longer() {
    var lots = Seed.of(VaultTest.class);
    for (int length : new int[] {0, 1, 100, Vault.BYTES_MAX}) {
      var text = new byte[length];
      lots.nextBytes(text);
      var opened = vault.openBytes(HOME, bytes(vault.seal(HOME, text)));
      assertThat(opened).isInstanceOf(Opening.Opened.class);
      assertThat(((Opening.Opened<byte[]>) opened).value()).isEqualTo(text);
    }
    assertThatThrownBy(() -> vault.seal(HOME, new byte[Vault.BYTES_MAX + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_sign_in_may_be_as_long_as_is_said_and_no_longer() {
    var longest = new Login("u", "€".repeat(Vault.LOGIN_CHARS_MAX - 1));
    assertThat(vault.open(HOME, bytes(vault.seal(HOME, longest))))
        .isEqualTo(new Opening.Opened<>(longest));
    var longer = new Login("uu", longest.password());
    assertThatThrownBy(() -> vault.seal(HOME, longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("€");
  }

  @Test
  void no_byte_can_be_changed_left_out_or_added() {
    var sealed = bytes(vault.seal(HOME, LOGIN));
    for (int at = 0; at < sealed.length; at++) {
      for (int difference = 1; difference < 256; difference++) {
        var changed = sealed.clone();
        changed[at] ^= (byte) difference;
        assertThat(why(vault.open(HOME, changed))).as("byte %d", at).isNotEmpty();
      }
      assertThat(why(vault.open(HOME, Arrays.copyOf(sealed, at)))).isNotEmpty();
    }
    assertThat(why(vault.open(HOME, Arrays.copyOf(sealed, sealed.length + 1)))).isNotEmpty();
  }

  @Test
  void in_no_other_row_it_opens() {
    var homes =
        List.of(
            HOME,
            TASK,
            Home.of(new UUID(1, 3), HOME.integrationId()),
            Home.of(new UUID(2, 2), HOME.integrationId()),
            Home.of(HOME.locationId(), new UUID(3, 5)),
            Home.of(HOME.integrationId(), HOME.locationId()),
            new Home(HOME.locationId(), HOME.integrationId(), new UUID(5, 7)),
            new Home(HOME.locationId(), new UUID(5, 6), HOME.integrationId()));
    for (var sealedFor : homes) {
      var sealed = bytes(vault.seal(sealedFor, LOGIN));
      for (var kept : homes) {
        var opened = vault.open(kept, sealed);
        if (kept.equals(sealedFor)) {
          assertThat(opened).isEqualTo(new Opening.Opened<>(LOGIN));
        } else {
          assertThat(why(opened)).contains("sealed for another row");
        }
      }
    }
  }

  @Test
  void a_sign_in_is_no_bytes_and_bytes_are_no_sign_in() {
    var sealed = bytes(vault.seal(HOME, LOGIN));
    assertThat(why(vault.openBytes(HOME, sealed))).contains("as something else");
    var text = bytes(vault.seal(HOME, new byte[] {0, 0, 0, 0}));
    assertThat(why(vault.open(HOME, text))).contains("as something else");
    text[1] = sealed[1];
    assertThat(why(vault.open(HOME, text))).contains("was changed");
  }

  @Test
  void another_key_does_not_open_it_and_is_told_by_its_id() {
    var sealed = bytes(vault.seal(HOME, LOGIN));
    assertThat(why(new Vault(given(OTHER_KEY)).open(HOME, sealed)))
        .isEqualTo("What is kept was sealed by the key one, which this node does not have.");
    assertThat(why(new Vault(given(KEY_OF_SAME_ID)).open(HOME, sealed)))
        .contains("The key one does not open what is kept")
        .contains("another key of this id");
  }

  @Test
  void the_same_sealed_again_looks_otherwise() {
    assertThat(bytes(vault.seal(HOME, LOGIN))).isNotEqualTo(bytes(vault.seal(HOME, LOGIN)));
  }
}

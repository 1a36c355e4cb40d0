package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.KEY;
import static dev.comanda.delivery.secret.Sealings.KEY_OF_SAME_ID;
import static dev.comanda.delivery.secret.Sealings.LOGIN;
import static dev.comanda.delivery.secret.Sealings.OTHER_KEY;
import static dev.comanda.delivery.secret.Sealings.bytes;
import static dev.comanda.delivery.secret.Sealings.given;
import static dev.comanda.delivery.secret.Sealings.keysIn;
import static dev.comanda.delivery.secret.Sealings.keysOf;
import static dev.comanda.delivery.secret.Sealings.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where keys come from, and that what is wrong with them is told and not worked around. */
class VaultKeysTest {
  @TempDir Path folder;

  @Test
  void the_first_key_is_made_when_something_is_sealed_and_not_before() throws IOException {
    var data = folder.resolve("not/there");
    var vault = new Vault(keysIn(data));
    var foreign = bytes(new Vault(given(KEY)).seal(HOME, LOGIN));
    assertThat(why(vault.open(HOME, foreign))).contains("sealed by the key one");
    assertThat(keysIn(data).warnings()).isEmpty();
    assertThat(data).doesNotExist();

    var sealed = bytes(vault.seal(HOME, LOGIN));
    var file = data.resolve("secret.key");
    assertThat(Files.readString(file)).matches("[0-9a-f]{16}:[A-Za-z0-9+/]{43}=\n");
    assertThat(new Vault(keysIn(data)).open(HOME, sealed)).isEqualTo(new Opening.Opened<>(LOGIN));
    for (var name : new String[] {"secret.key", "secret.key.lock"}) {
      assertThat(Files.getPosixFilePermissions(data.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(data.resolve("secret.key.new")).doesNotExist();
  }

  @Test
  void what_a_crash_left_half_written_is_no_key() throws IOException {
    Files.writeString(folder.resolve("secret.key.new"), "half");
    bytes(new Vault(keysIn(folder)).seal(HOME, LOGIN));
    assertThat(keysIn(folder).now()).isInstanceOf(Keys.Usable.class);
    assertThat(folder.resolve("secret.key.new")).doesNotExist();
  }

  @Test
  void who_comes_first_at_once_agrees_on_one_key() {
    var ids = Collections.synchronizedSet(new HashSet<String>());
    var sealed =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(
                each -> {
                  var keys = keysIn(folder);
                  var bytes = bytes(new Vault(keys).seal(HOME, LOGIN));
                  ids.add(Envelope.read(bytes).orElseThrow().keyId());
                  return bytes;
                })
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(sealed)
        .allSatisfy(
            each ->
                assertThat(new Vault(keysIn(folder)).open(HOME, each))
                    .isEqualTo(new Opening.Opened<>(LOGIN)));
  }

  @Test
  void each_of_a_file_opens_and_the_first_seals() throws IOException {
    var file = folder.resolve("keys");
    Files.writeString(file, "# of this year\r\n\r\n  " + OTHER_KEY + "  \r\n# before\r\n" + KEY);
    chmod(file, "rw-------");
    var vault = new Vault(keysOf(file));
    var sealed = bytes(vault.seal(HOME, LOGIN));
    assertThat(new Vault(given(OTHER_KEY)).open(HOME, sealed))
        .isEqualTo(new Opening.Opened<>(LOGIN));
    assertThat(vault.open(HOME, bytes(new Vault(given(KEY)).seal(HOME, LOGIN))))
        .isEqualTo(new Opening.Opened<>(LOGIN));
    assertThat(keysOf(file).warnings()).isEmpty();
  }

  static Stream<Arguments> harms() {
    var key = KEY.substring(KEY.indexOf(':') + 1);
    var many = new StringBuilder();
    IntStream.rangeClosed(0, KeyFile.KEYS_MAX)
        .forEach(each -> many.append("k").append(each).append(':').append(key).append('\n'));
    return Stream.of(
        Arguments.of("", "it holds 0 keys"),
        Arguments.of("# nothing\n", "it holds 0 keys"),
        Arguments.of(many.toString(), "it holds " + (KeyFile.KEYS_MAX + 1) + " keys"),
        Arguments.of(key, "line 1 is not id:key"),
        Arguments.of(":" + key, "line 1 is not id:key"),
        Arguments.of("a b:" + key, "line 1 is not id:key"),
        Arguments.of("x".repeat(33) + ":" + key, "line 1 is not id:key"),
        Arguments.of("größe:" + key, "line 1 is not id:key"),
        Arguments.of("\uFEFF" + KEY, "line 1 is not id:key"),
        Arguments.of(KEY + "\n\nmine:", "line 3 is not id:key"),
        Arguments.of(KEY.replace("AAA", "A?A"), "line 1 is not id:key"),
        Arguments.of("short:AAAAAAAAAAAAAAAAAAAAAA==", "line 1 is not id:key"),
        Arguments.of(KEY + KEY, "line 1 is not id:key"),
        Arguments.of(KEY + "\n" + KEY_OF_SAME_ID, "line 2 has the id of a line before it"),
        Arguments.of("#".repeat(70_000), "it is larger than 65536 bytes"));
  }

  @ParameterizedTest
  @MethodSource("harms")
  void a_malformed_file_is_told_left_as_it_is_and_counts_again_once_mended(
      String text, String reason) throws IOException {
    var file = folder.resolve("secret.key");
    var sealed = bytes(new Vault(given(KEY)).seal(HOME, LOGIN));
    Files.writeString(file, text);
    chmod(file, "rw-------");
    for (var keys : new VaultKeys[] {keysIn(folder), keysOf(file)}) {
      var said = "The key file " + file + " cannot be used: " + reason;
      assertThat(keys.warnings()).singleElement().asString().startsWith(said);
      var vault = new Vault(keys);
      assertThat(why(vault.open(HOME, sealed))).startsWith(said);
      assertThat(vault.seal(HOME, LOGIN))
          .isInstanceOfSatisfying(
              Sealing.NotSealed.class, not -> assertThat(not.why()).startsWith(said));
      assertThat(keys.rotate()).isInstanceOf(Rotation.NotAdded.class);
    }
    assertThat(file).hasContent(text);

    Files.writeString(file, KEY);
    assertThat(new Vault(keysOf(file)).open(HOME, sealed)).isEqualTo(new Opening.Opened<>(LOGIN));
  }

  @Test
  void a_file_that_a_setting_names_is_not_made() {
    var file = folder.resolve("none");
    assertThat(keysOf(file).warnings()).singleElement().asString().contains(file + " is not there");
    assertThat(new Vault(keysOf(file)).seal(HOME, LOGIN)).isInstanceOf(Sealing.NotSealed.class);
    assertThat(keysOf(file).rotate()).isInstanceOf(Rotation.NotAdded.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_is_no_file_of_keys() {
    assertThat(keysOf(folder).warnings()).singleElement().asString().contains("directory");
  }

  @Test
  void where_nothing_can_be_written_it_is_told() {
    var keys = keysIn(Path.of("/proc/comanda"));
    assertThat(new Vault(keys).seal(HOME, LOGIN))
        .isInstanceOfSatisfying(
            Sealing.NotSealed.class,
            not ->
                assertThat(not.why())
                    .startsWith("The key file /proc/comanda/secret.key cannot be written: "));
  }

  @Test
  void a_file_that_everybody_may_read_is_used_and_told() throws IOException {
    var file = Files.writeString(folder.resolve("keys"), KEY);
    chmod(file, "rw-r--r--");
    assertThat(keysOf(file).warnings())
        .singleElement()
        .asString()
        .contains("may be read by every user of this machine");
    assertThat(new Vault(keysOf(file)).seal(HOME, LOGIN)).isInstanceOf(Sealing.Sealed.class);
    chmod(file, "rw-r-----");
    assertThat(keysOf(file).warnings()).isEmpty();
  }

  @Test
  void a_file_that_may_not_be_read_is_told() throws IOException {
    assumeTrue(!"root".equals(System.getProperty("user.name")), "Root may read everything.");
    var file = Files.writeString(folder.resolve("keys"), KEY);
    chmod(file, "-w-------");
    assertThat(keysOf(file).warnings()).singleElement().asString().contains("may not");
  }

  private static void chmod(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}

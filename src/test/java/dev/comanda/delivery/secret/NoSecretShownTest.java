package dev.comanda.delivery.secret;

import static dev.comanda.delivery.secret.Sealings.HOME;
import static dev.comanda.delivery.secret.Sealings.bytes;
import static dev.comanda.delivery.secret.Sealings.given;
import static dev.comanda.delivery.secret.Sealings.keysIn;
import static dev.comanda.delivery.secret.Sealings.keysOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.comanda.delivery.connector.Login;
import dev.comanda.part.SettingValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither a key nor what it seals is in any text that the program might show. */
class NoSecretShownTest {
  private static final String PASSWORD = "p4ssw0rd-of-nobody";
  private static final String USER = "user-of-nobody";
  private static final byte[] KEY = PASSWORD.repeat(2).substring(0, 32).getBytes(UTF_8);
  private static final String KEY_TEXT = Base64.getEncoder().encodeToString(KEY);
  private static final Login LOGIN = new Login(USER, PASSWORD);

  private static final List<String> SECRETS =
      List.of(
          PASSWORD,
          USER,
          KEY_TEXT.substring(0, 12),
          HexFormat.of().formatHex(KEY),
          Arrays.toString(KEY));

  @TempDir Path folder;

  @Test
  void no_text_of_an_object_shows_any() {
    var looked = new TreeSet<String>();
    for (var sample : samples()) {
      looked.add(sample.getClass().getName());
      assertShowsNone(sample.toString());
    }
    for (var each : new ClassFileImporter().importPackages(Vault.class.getPackageName())) {
      if (each.tryGetMethod("toString").isPresent()) {
        assertThat(looked).contains(each.getName());
      }
    }
  }

  @Test
  void no_failure_shows_any() {
    var keys = given("k1:" + KEY_TEXT);
    var vault = new Vault(keys);
    var failures = new ArrayList<Throwable>();
    failures.add(catchThrowable(() -> vault.seal(HOME, new Login(USER, PASSWORD.repeat(1000)))));
    failures.add(catchThrowable(() -> vault.seal(HOME, PASSWORD.repeat(1000).getBytes(UTF_8))));
    failures.add(catchThrowable(() -> VaultSettings.KEY.reader().read(KEY_TEXT)));
    failures.add(catchThrowable(() -> VaultSettings.KEY.reader().read("k1:" + KEY_TEXT + "=")));
    for (var failure : failures) {
      assertThat(failure).isNotNull();
      var told = new StringWriter();
      failure.printStackTrace(new PrintWriter(told, true));
      assertShowsNone(told.toString());
    }
    assertThat(VaultSettings.KEY.shown("k1:" + KEY_TEXT)).isEqualTo("********");
  }

  @Test
  void no_reason_shows_any() throws IOException {
    var sealed = bytes(new Vault(given("k1:" + KEY_TEXT)).seal(HOME, LOGIN));
    var file = folder.resolve("keys");
    for (var text :
        List.of(KEY_TEXT, "k1:" + KEY_TEXT + "x", "k1:" + KEY_TEXT.replace("=", "?"), PASSWORD)) {
      Files.writeString(file, text);
      var keys = keysOf(file);
      var vault = new Vault(keys);
      keys.warnings().forEach(NoSecretShownTest::assertShowsNone);
      assertShowsNone(vault.seal(HOME, LOGIN).toString());
      assertShowsNone(vault.open(HOME, sealed).toString());
      assertShowsNone(vault.resealed(HOME, sealed).toString());
      assertShowsNone(keys.rotate().toString());
    }
    var damaged = (USER + PASSWORD).getBytes(UTF_8);
    assertShowsNone(new Vault(keysIn(folder)).open(HOME, damaged).toString());
  }

  /** One of each class that says itself what its text is, full of secrets. */
  private static List<Object> samples() {
    var key = SealingKey.read("k1:" + KEY_TEXT).orElseThrow();
    var secret = PASSWORD.getBytes(UTF_8);
    return List.of(
        LOGIN,
        key,
        new Keys.Usable(List.of(key)),
        new Keys.Unusable("why"),
        new Rotation.Added("k1"),
        new Rotation.NotAdded("why"),
        HOME,
        new Sealing.Sealed(secret),
        new Sealing.NotSealed("why"),
        new Opening.Opened<>(LOGIN),
        new Opening.Opened<>(PASSWORD),
        new Opening.Unreadable<>("why"),
        new Resealed.AsItWas(),
        new Resealed.Anew(secret),
        new Resealed.Unreadable("why"),
        new Resealing.Outcome(1, 2, Map.of("why", 3)),
        new SealedTable.Row(HOME, secret),
        new Envelope(Envelope.Kind.LOGIN, "k1", secret, secret),
        new Vault.Content(Envelope.Kind.LOGIN, "k1", secret),
        new SettingValues(Map.of("COMANDA_SECRET_KEY", "k1:" + KEY_TEXT)));
  }

  private static void assertShowsNone(String text) {
    assertThat(text).doesNotContain(SECRETS);
  }
}

package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever somebody sets a password or a PIN, its rules stand beside the field before. */
class PasswordRulesTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/dev/comanda/web/js");

  @ParameterizedTest
  @CsvSource({
    "en, Add somebody, At least 8 characters, 4 to 8 digits",
    "de, Jemanden aufnehmen, Mindestens 8 Zeichen, 4 bis 8 Ziffern"
  })
  void who_adds_or_changes_somebody_reads_them(
      String language, String add, String password, String pin) {
    try (var evening = new Evening(Clock.systemUTC());
        var desk = Browser.start(Device.DESK, Scheme.LIGHT, language)) {
      desk.open(evening.app.url() + "/admin");
      desk.type("[name=email]", "manager@demo.example");
      desk.type("[name=password]", DemoPlaces.PASSWORD);
      desk.press(desk.see(".entry-card [type=submit]"));
      desk.press(add);
      desk.see("person-dialog .field", password);
      desk.see("person-dialog .field", pin);
      desk.press(desk.see("person-dialog .modal-foot .quiet"));
      desk.gone("person-dialog dialog");
      desk.press(desk.see(".key > .button"));
      desk.see("person-dialog .field", password);
      desk.see("person-dialog .field", pin);
    }
  }

  @ParameterizedTest
  @CsvSource({"en, At least 8 characters", "de, Mindestens 8 Zeichen"})
  void who_sets_up_reads_them(String language, String password) {
    try (var fresh = TestApp.start();
        var desk = Browser.start(Device.DESK, Scheme.LIGHT, language)) {
      desk.open(fresh.setupLink().orElseThrow());
      desk.see("setup-administrator .field", password);
    }
  }

  @Test
  void there_is_no_other_page_where_a_password_is_set() throws IOException {
    try (var scripts = Files.walk(SCRIPTS)) {
      var setting =
          scripts
              .filter(Files::isRegularFile)
              .filter(script -> text(script).contains("new-password"))
              .map(script -> SCRIPTS.relativize(script).toString());
      // Who signs in at an ERP keeps to that one's rules.
      assertThat(setting)
          .containsExactlyInAnyOrder(
              "admin/person-dialog.js", "setup/administrator.js", "console/fields.js");
    }
  }

  private static String text(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

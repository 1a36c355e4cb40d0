package dev.comanda.spec;

import dev.comanda.TestApp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of set-up, walked in one go. */
class SetupScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "setup-";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));

  @Test
  void from_the_link_to_the_panel(@TempDir Path folder) {
    try (var app = TestApp.start();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      desk.open(app.url() + "/setup");
      desk.see(".message-warning");
      pictures.look(desk, "setup-without-link");
      new SetupWalk(desk, phone)
          .walk(app.setupLink().orElseThrow(), new SetupFiles(folder), pictures::lookTwice);
      desk.press("To the panel");
      desk.see(".fresh-live");
    }
    pictures.complete();
  }
}

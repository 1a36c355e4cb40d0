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
      desk.open(app.url() + "/");
      desk.see("h1", "Comanda is not set up yet");
      pictures.look(desk, "setup-not-yet");
      desk.expect("/api/setup/link .*401");
      desk.open(app.url() + "/setup#guess");
      desk.see(".message-warning", "no longer valid");
      pictures.look(desk, "setup-wrong-link");
      new SetupWalk(desk, phone)
          .walk(app.setupLink().orElseThrow(), new SetupFiles(folder), pictures::lookTwice);
      desk.press("To the panel");
      desk.see(".fresh-live");
    }
    pictures.complete();
  }
}

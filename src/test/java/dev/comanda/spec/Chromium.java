package dev.comanda.spec;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts the machine's Chromium without a window; ChromeDriver gives each a profile of its own. */
public final class Chromium {
  /**
   * The program itself: the command of this name is a script that stays between, so that whoever
   * ends it leaves the browser behind.
   */
  private static final File SHELL = new File("/usr/lib/chromium/chromium-headless-shell");

  private Chromium() {}

  /** A browser that asks for pages in this language. */
  public static ChromeDriver start(String language) {
    var options = new ChromeOptions();
    options.setBinary(
        SHELL.canExecute() ? SHELL : program("chromium", "chromium-browser", "google-chrome"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--accept-lang=" + language,
        "--window-size=1440,1040");
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    // Without it Selenium would look for a driver on the network.
    System.setProperty("webdriver.chrome.driver", program("chromedriver").getPath());
    return new ChromeDriver(options);
  }

  private static File program(String... names) {
    for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (var name : names) {
        var file = new File(folder, name);
        if (file.canExecute()) {
          return file;
        }
      }
    }
    throw new IllegalStateException(
        "none of " + List.of(names) + " is on the PATH; ./comanda test installs it on Debian");
  }
}

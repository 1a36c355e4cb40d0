package dev.comanda.erp.browser;

import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the browser and its driver are there and fit, which an update of one of them can end over
 * night.
 *
 * @param browser its version, empty where there is none or it cannot be run
 * @param driver its version, the same
 * @param fault what is wrong and how it is mended; empty where they fit
 */
public record BrowserFit(
    Optional<String> browser, Optional<String> driver, Optional<String> fault) {
  private static final String INSTALL = "apt-get install -y chromium chromium-driver";
  private static final String UPDATE =
      "apt-get update && apt-get install -y --only-upgrade chromium chromium-driver";

  private static final Pattern VERSION = Pattern.compile("(\\d+)(\\.\\d+){2,3}");

  /** Asks both for their versions: takes up to a second. */
  public static BrowserFit of(Programs programs) throws InterruptedException {
    var starters = Programs.missingStarters();
    if (!starters.isEmpty()) {
      return missing(String.join(" and ", starters), "apt-get install -y util-linux");
    }
    if (programs.browser().isEmpty()) {
      return missing("Chromium", INSTALL);
    }
    if (programs.driver().isEmpty()) {
      return missing("ChromeDriver, which drives Chromium,", INSTALL);
    }
    return compared(programs.browser().get(), programs.driver().get());
  }

  private static BrowserFit missing(String what, String mending) {
    return new BrowserFit(
        Optional.empty(),
        Optional.empty(),
        Optional.of(what + " is not installed on this machine. Install it: " + mending));
  }

  private static BrowserFit compared(Path browser, Path driver) throws InterruptedException {
    var ofBrowser = version(browser);
    var ofDriver = version(driver);
    return new BrowserFit(
        ofBrowser, ofDriver, fault(browser, ofBrowser, driver, ofDriver).map(String::strip));
  }

  private static Optional<String> fault(
      Path browser, Optional<String> ofBrowser, Path driver, Optional<String> ofDriver) {
    if (ofBrowser.isEmpty() || ofDriver.isEmpty()) {
      var silent = ofBrowser.isEmpty() ? browser : driver;
      return Optional.of(
          silent + " cannot be run, or does not say its version. Install it again: " + INSTALL);
    }
    if (major(ofBrowser.get()).equals(major(ofDriver.get()))) {
      return Optional.empty();
    }
    return Optional.of(
        "Chromium "
            + ofBrowser.get()
            + " ("
            + browser
            + ") and ChromeDriver "
            + ofDriver.get()
            + " ("
            + driver
            + ") do not fit: the first number of both must be the same. Bring both up to date: "
            + UPDATE);
  }

  private static Optional<String> version(Path program) throws InterruptedException {
    try {
      var said = Subprocess.run(Subprocess.builder(List.of(program.toString(), "--version")), "");
      var version = VERSION.matcher(said.output());
      return said.ok() && version.find() ? Optional.of(version.group()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Not a program for this machine.
    }
  }

  private static String major(String version) {
    return version.substring(0, version.indexOf('.'));
  }
}

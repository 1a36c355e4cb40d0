package dev.comanda.erp.browser;

import dev.comanda.process.Subprocess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the browser and its driver are.
 *
 * @param browser empty where none was found
 * @param driver empty where none was found
 */
public record Programs(Optional<Path> browser, Optional<Path> driver) {
  /**
   * In the order in which they are taken: programs themselves before scripts that start them, the
   * one without windows before the one with them.
   */
  private static final List<String> BROWSERS =
      List.of(
          "/usr/lib/chromium/chromium-headless-shell",
          "/usr/lib/chromium/chromium",
          "/opt/google/chrome/chrome",
          "chromium",
          "chromium-browser",
          "google-chrome");

  private static final List<String> DRIVERS = List.of("chromedriver");

  /** What starts a browser so that it ends with us. */
  private static final List<String> STARTERS = List.of("setsid", "setpriv");

  /** Those of this machine. */
  public static Programs found() {
    return new Programs(first(BROWSERS), first(DRIVERS));
  }

  /** What of the system itself is missing, by names. */
  static List<String> missingStarters() {
    return STARTERS.stream().filter(name -> !Subprocess.installed(name)).toList();
  }

  private static Optional<Path> first(List<String> names) {
    return names.stream().flatMap(Programs::places).filter(Files::isExecutable).findFirst();
  }

  private static Stream<Path> places(String name) {
    return name.startsWith("/") ? Stream.of(Path.of(name)) : Subprocess.places(name);
  }
}

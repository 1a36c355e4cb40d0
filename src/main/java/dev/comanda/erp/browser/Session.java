package dev.comanda.erp.browser;

import dev.comanda.process.Folders;
import dev.comanda.process.Household;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser that runs, with its driver, in a folder and a process group of its own. */
final class Session {
  private static final Logger log = LoggerFactory.getLogger(Session.class);

  private final Path folder;
  private final Household household;
  private final Wire wire;
  private final Driver driver;
  private final Limits limits;
  private final String window;
  private final Set<String> secrets = new HashSet<>();
  private int lines;
  private boolean ended;

  Session(Path folder, Household household, Wire wire, Driver driver, Limits limits) {
    this.folder = folder;
    this.household = household;
    this.wire = wire;
    this.driver = driver;
    this.limits = limits;
    this.window = driver.getWindowHandle();
  }

  /** The first window, which is never closed. */
  String window() {
    return window;
  }

  Driver driver() {
    return driver;
  }

  /** What was typed in it and must not be seen. */
  Set<String> secrets() {
    return secrets;
  }

  /** Until when its commands may last from now on. */
  void until(Until until) {
    wire.bound(limits.command(), until);
  }

  void countLine() {
    lines++;
  }

  /** Whether it has served or grown so much that a new one is better. */
  boolean worn() {
    return lines >= limits.linesMax() || household.residentBytes() > limits.residentMaxBytes();
  }

  /** Ends it as a whole, none of its processes asked, and removes its folder. */
  synchronized void end() {
    if (!ended) {
      end(folder, household, limits);
    }
    ended = true;
  }

  static void end(Path folder, Household household, Limits limits) {
    if (!household.end(limits.end())) {
      log.warn("processes of a browser in {} cannot be ended: {}", folder, household.living());
    }
    try {
      Folders.remove(folder);
    } catch (IOException e) {
      log.warn("a browser's folder {} cannot be removed before the next start", folder, e);
    }
  }
}

package dev.comanda.erp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/**
 * Tests that cannot run on this machine. What is left out, and why, stands in {@code
 * target/left-out}; {@code ./comanda test} tells it in its last lines.
 */
public final class LeftOut {
  private static final Path FILE = Path.of("target", "left-out");

  private LeftOut() {}

  /**
   * Leaves the test out that is about to run, or all of its class, unless it is possible here.
   *
   * @param what as people call it, as {@code Tryton}
   * @param why and what would make it run, in a sentence without a full stop
   */
  public static void unless(boolean possible, String what, String why) {
    if (possible) {
      return;
    }
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          what + ": " + why + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Assumptions.abort(what + " is left out: " + why);
  }
}

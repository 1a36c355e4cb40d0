package dev.comanda.erp.browser;

import java.time.Duration;

/**
 * How long things may take and how much browsers may hold.
 *
 * @param start of a browser, until it takes commands
 * @param command for one command to the browser; less than a lease, and more than {@code load}
 * @param load for a page to come and be complete
 * @param patience until what should stand on a complete page is there
 * @param end of a browser's processes, and for signing out before
 * @param linesMax lines after which a browser is replaced
 * @param residentMaxBytes memory after which it is replaced
 * @param browsersMax browsers that are kept at once in this process
 */
public record Limits(
    Duration start,
    Duration command,
    Duration load,
    Duration patience,
    Duration end,
    int linesMax,
    long residentMaxBytes,
    int browsersMax) {
  /** Measured: a start takes 1–2 s, a plain page 50 ms; a browser holds 150–300 MB. */
  public static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          200,
          600L << 20,
          8);

  /** Checks that a page's limit ends before the command's that asks for it. */
  public Limits {
    if (load.compareTo(command) >= 0) {
      throw new IllegalArgumentException("a page may take " + load + ", a command " + command);
    }
  }
}

package dev.comanda;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the program that are open. */
final class Opened {
  private static final Logger log = LoggerFactory.getLogger(Opened.class);

  private Opened() {}

  /** Closes all of them, the last that was opened first; one that fails keeps no other open. */
  static void close(Deque<AutoCloseable> open) {
    for (var part : open) {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("closing {} failed", part, e);
      }
    }
  }
}

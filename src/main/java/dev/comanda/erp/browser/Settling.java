package dev.comanda.erp.browser;

import java.time.Duration;
import java.util.List;

/**
 * When a page that works by itself has settled: no request of its scripts is under way, nothing
 * moves, and that for a while. Before, it may wipe what is typed and move what is pressed.
 *
 * @param quiet how long nothing must have happened; longer than the page waits before it answers a
 *     key
 * @param listening ends of the addresses that it asks all the time, to hear of news
 */
public record Settling(Duration quiet, List<String> listening) {
  /** Copies the list. */
  public Settling {
    listening = List.copyOf(listening);
  }
}

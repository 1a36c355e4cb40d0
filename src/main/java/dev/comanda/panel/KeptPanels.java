package dev.comanda.panel;

import dev.comanda.json.Json;
import dev.comanda.json.Packed;
import dev.comanda.log.Audience;
import dev.comanda.log.Kept;
import dev.comanda.log.LocationLog;
import dev.comanda.log.Mark;
import dev.comanda.problem.Turns;
import java.util.UUID;

/**
 * Panels as they go out: each is read, written and packed once for all of an audience who ask for
 * it, until anything happens at the location. Thread-safe.
 */
public final class KeptPanels {
  private final Panels panels;
  private final LocationLog log;
  private final Kept<Key, Page> pages = new Kept<>(page -> page.json().bytes());

  private record Key(UUID locationId, Audience audience) {}

  private record Page(Mark at, Packed json) {}

  /** Keeps what the panels show. */
  public KeptPanels(Panels panels, LocationLog log) {
    this.panels = panels;
    this.log = log;
  }

  /**
   * What an audience among the staff may know of a location, as JSON.
   *
   * @param turns at reading one that is not kept
   */
  public Packed panel(UUID locationId, Audience audience, Turns turns) {
    var asked = log.mark(locationId);
    return pages
        .get(
            new Key(locationId, audience),
            known -> known.at().isSince(asked),
            () -> turns.take(() -> page(locationId, audience)))
        .json();
  }

  private Page page(UUID locationId, Audience audience) {
    var all = panels.all(locationId);
    var json = Json.bytes(Known.panel(all.panel(), audience));
    return new Page(all.at(), Packed.of(json, json.length));
  }
}

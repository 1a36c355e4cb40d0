package dev.comanda.catalog;

import dev.comanda.json.Json;
import dev.comanda.json.Packed;
import dev.comanda.log.Kept;
import dev.comanda.log.Mark;
import dev.comanda.problem.Turns;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Menus as they go out: each is read, written and packed once for all who ask for it in its
 * language, until the location is configured otherwise or something that was sold out is back.
 * Thread-safe.
 */
public final class KeptMenus {
  private final Menus menus;
  private final Clock clock;
  private final Kept<UUID, Menus.Spoken> languages = new Kept<>(spoken -> 0);
  private final Kept<Key, Page> pages = new Kept<>(page -> page.beginning().bytes());

  private record Key(UUID locationId, String language) {}

  /**
   * A menu as JSON but for its position, which goes on with the log.
   *
   * @param tag names what it says
   * @param from as in {@link Menus.Shown}, and {@code until}
   */
  public record Page(Packed beginning, String tag, Mark at, Instant from, Instant until) {
    static Page of(Menus.Shown shown) {
      var json = Json.bytes(shown.menu());
      var beginning = Packed.of(json, json.length - "}".length());
      return new Page(beginning, digest(json), shown.at(), shown.from(), shown.until());
    }

    private boolean holds(Mark asked, Instant now) {
      return at.isConfiguredSince(asked) && !now.isBefore(from) && now.isBefore(until);
    }

    /** What ends it for somebody who asked at this mark: the latest at which it held. */
    public byte[] end(Mark asked) {
      var position = asked.isSince(at) ? asked.position() : at.position();
      return (",\"position\":\"" + position + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Keeps what the menus show. */
  public KeptMenus(Menus menus, Clock clock) {
    this.menus = menus;
    this.clock = clock;
  }

  /**
   * The menu in a language, or in the location's first where that is not spoken.
   *
   * @param asked how far the location was after somebody asked
   * @param turns at reading one that is not kept
   */
  public Page page(UUID locationId, String language, Mark asked, Turns turns) {
    var now = clock.instant();
    var spoken =
        languages
            .get(locationId, l -> l.at().isConfiguredSince(asked), () -> menus.spoken(locationId))
            .answering(language);
    return pages.get(
        new Key(locationId, spoken),
        known -> known.holds(asked, now),
        () -> turns.take(() -> Page.of(menus.show(locationId, spoken))));
  }

  private static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.comanda.catalog;

import dev.comanda.location.Location;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the menu.
 *
 * @param name in the language that was asked for; in the log, in the location's first
 * @param names in at least one language
 * @param stationId where its products are prepared that say nothing themselves; null for none
 * @param needsPreparation false where those are only handed out
 * @param sort where it stands in the menu, lowest first
 * @param deleted true in the event that tells of its end, else null
 * @param version grows with every change
 */
public record Category(
    UUID id,
    String name,
    Map<String, String> names,
    @Nullable UUID stationId,
    Boolean needsPreparation,
    int sort,
    @Nullable Boolean deleted,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  /** Categories of one location. */
  public static final int COUNT_MAX = 500;

  /** Events from before there were stations say nothing of them. */
  public Category {
    needsPreparation = needsPreparation == null || needsPreparation;
  }

  /** Where its products are prepared that say nothing themselves. */
  public record Preparing(@Nullable UUID stationId, boolean needed) {
    /** Nowhere yet, though they are to be prepared. */
    public static final Preparing UNSAID = new Preparing(null, true);
  }

  /** With its name in one language. */
  public static Category of(
      UUID id,
      Map<String, String> names,
      Preparing preparing,
      int sort,
      int version,
      String language,
      Location at) {
    return new Category(
        id,
        Texts.name(language, names, at),
        names,
        preparing.stationId(),
        preparing.needed(),
        sort,
        null,
        version);
  }

  /** The same in its next version. */
  Category next() {
    return new Category(id, name, names, stationId, needsPreparation, sort, deleted, version + 1);
  }

  Category ended() {
    return new Category(id, name, names, stationId, needsPreparation, sort, true, version + 1);
  }
}

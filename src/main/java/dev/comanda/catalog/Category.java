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
 * @param sort where it stands in the menu, lowest first
 * @param deleted true in the event that tells of its end, else null
 * @param version grows with every change
 */
public record Category(
    UUID id,
    String name,
    Map<String, String> names,
    int sort,
    @Nullable Boolean deleted,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  /** Categories of one location. */
  public static final int COUNT_MAX = 500;

  /** With its name in one language. */
  public static Category of(
      UUID id, Map<String, String> names, int sort, int version, String language, Location at) {
    return new Category(id, Texts.name(language, names, at), names, sort, null, version);
  }

  /** The same in its next version. */
  Category next() {
    return new Category(id, name, names, sort, deleted, version + 1);
  }

  Category ended() {
    return new Category(id, name, names, sort, true, version + 1);
  }
}

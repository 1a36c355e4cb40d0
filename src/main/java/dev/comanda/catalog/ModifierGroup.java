package dev.comanda.catalog;

import dev.comanda.location.Location;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Modifiers of which a product's buyer chooses some, like how a steak is cooked.
 *
 * @param name in the language that was asked for; in the log, in the location's first
 * @param names in at least one language
 * @param min how many must be chosen; 0 where nothing needs to be
 * @param max how many may be chosen, each once
 * @param modifiers at least one, in their order
 * @param sort where it stands among other groups, lowest first
 * @param deleted true in the event that tells of its end, else null
 * @param version grows with every change
 */
public record ModifierGroup(
    UUID id,
    String name,
    Map<String, String> names,
    int min,
    int max,
    List<Modifier> modifiers,
    int sort,
    @Nullable Boolean deleted,
    int version) {

  /** Characters of a name. */
  public static final int NAME_CHARS_MAX = 60;

  /** Groups of one location; the menu carries those that its products have. */
  public static final int COUNT_MAX = 500;

  /** Modifiers of one group. */
  public static final int MODIFIERS_MAX = 50;

  /** Copies the list. */
  public ModifierGroup {
    modifiers = List.copyOf(modifiers);
  }

  /** The same in its next version. */
  ModifierGroup next() {
    return new ModifierGroup(id, name, names, min, max, modifiers, sort, deleted, version + 1);
  }

  ModifierGroup ended() {
    return new ModifierGroup(id, name, names, min, max, modifiers, sort, true, version + 1);
  }

  static ModifierGroup of(
      UUID id,
      Map<String, String> names,
      int min,
      int max,
      List<Modifier> modifiers,
      int sort,
      int version,
      String language,
      Location at) {
    var name = Texts.name(language, names, at);
    return new ModifierGroup(id, name, names, min, max, modifiers, sort, null, version);
  }
}

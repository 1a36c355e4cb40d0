package dev.comanda.json;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What two names are compared by, wherever names are stored, found or must differ. The same name
 * may be typed with another letter case, with other spaces, or by a keyboard that puts accents
 * behind their letters. Pure; Java alone decides, as each database folds letters in its own way.
 */
public final class NameKey {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** What nobody sees: joiners and marks of direction, soft hyphens. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u034F&&[^\\u0600-\\u0605]]+");

  /** Accents of Latin, Greek and Cyrillic letters, and what is written around Arabic ones. */
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F\\u064B-\\u065F]+");

  private NameKey() {}

  /**
   * The key of a name: compatible characters are one (NFKC), letters have no case, white space is
   * one space and none at the ends. Accents count. The key of a key is itself.
   */
  public static String of(String name) {
    var key = once(name);
    var again = once(key);
    while (!again.equals(key)) {
      key = again;
      again = once(key);
    }
    return key.isEmpty() ? name : key;
  }

  private static String once(String name) {
    var text = Normalizer.normalize(name, Normalizer.Form.NFKC);
    // Upper case first: it takes ß for SS and both small sigmas for one.
    var folded = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    return SPACES.matcher(UNSEEN.matcher(folded).replaceAll("")).replaceAll(" ").strip();
  }

  /**
   * What a text is searched by, and what is searched for in it: its key without accents, so that
   * {@code creme} finds Crème.
   */
  public static String search(String text) {
    var apart = Normalizer.normalize(of(text), Normalizer.Form.NFKD);
    return ACCENTS
        .matcher(apart)
        .replaceAll("")
        .replace('ø', 'o')
        .replace('đ', 'd')
        .replace('ł', 'l')
        .replace('ı', 'i')
        .replace("æ", "ae")
        .replace("œ", "oe");
  }
}

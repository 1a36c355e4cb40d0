package dev.comanda.location;

import dev.comanda.problem.Refused;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a thing in addresses: {@code a-z 0-9} with single hyphens between. */
public final class Slug {
  /** Characters of a location's. */
  static final int CHARS_MAX = 60;

  private static final Pattern FORM = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Slug() {}

  /**
   * A slug that a client chose; what could be an id is none.
   *
   * @throws Refused {@code invalid} with {@code slug}
   */
  public static String parse(String pointer, String sent, int charsMax) {
    if (sent.length() > charsMax || !FORM.matcher(sent).matches() || ID.matcher(sent).matches()) {
      throw Refused.field(
          pointer,
          "slug",
          "A slug has 1 to " + charsMax + " of a-z and 0-9, with single hyphens between them.");
    }
    return sent;
  }

  /** The slug that suits a name: "Café Größe" becomes "cafe-grosse". */
  static String of(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replace("ß", "ss")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    // Room is left for the number that makes it unique.
    var slug = plain.substring(0, Math.min(plain.length(), CHARS_MAX - 5)).replaceAll("-$", "");
    return slug.isEmpty() || ID.matcher(slug).matches() ? "location" : slug;
  }
}

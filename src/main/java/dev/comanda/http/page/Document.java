package dev.comanda.http.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page's document as it is sent: our own files by their addresses of this release, its style
 * sheets as one, and all modules that it imports named in its head, so that a browser asks for them
 * at once instead of one after the other.
 */
final class Document {
  private static final Pattern SHEET =
      Pattern.compile("\n *<link rel=\"stylesheet\" href=\"/web/(css/[^\"]+)\">");

  /** The texts that a page starts with, in whatever language its reader has. */
  private static final Pattern TEXTS =
      Pattern.compile("\n *<link rel=\"modulepreload\" href=\"/web/([^\"]+)\">");

  private static final String LANGUAGE = "{language}";

  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"module\" src=\"/web/([^\"]+)\">");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("(?<=<script type=\"importmap\">)\\{.*?(?=</script>)");

  private static final String MAPPED = "{\"imports\":{";

  /** Where a file of ours is named; those of libraries have their versions. */
  private static final Pattern OURS = Pattern.compile("(?<=(?:href|src)=\")/web/(?!lib/)");

  private static final String END = "\n  </head>";

  private final Assets assets;
  private final String html;

  /** The document in one of our files. */
  Document(Assets assets, String file) {
    this.assets = assets;
    this.html = assets.get(file).text();
  }

  /** All of its style sheets, in order, as one; without those for paper alone. */
  String sheets() {
    return found(SHEET).stream()
        .map(sheet -> assets.get(sheet).text())
        .collect(Collectors.joining("\n"));
  }

  /**
   * The document for a reader.
   *
   * @param sheets the file that has its sheets
   * @param language one that messages exist in
   */
  String text(String sheets, String language) {
    var map = IMPORT_MAP.matcher(html).results().findFirst().orElseThrow().group();
    int at = SHEET.matcher(html).results().findFirst().orElseThrow().start();
    var rest = SHEET.matcher(html.substring(at)).replaceAll("");
    var whole =
        html.substring(0, at)
            + line("stylesheet", sheets)
            + TEXTS.matcher(rest).replaceAll("").replace(END, ahead(map, language) + END);
    var root = assets.root();
    // Who imports a file by its plain address has the page's own module, not a second one.
    var entry = "\"/web/js/\":\"" + root + "js/\",";
    return OURS.matcher(whole).replaceAll(root).replace(map, map.replace(MAPPED, MAPPED + entry));
  }

  /** What a browser asks for at once, and what the page itself asks for when it has begun. */
  private String ahead(String map, String language) {
    var script = found(SCRIPT);
    var roots = new ArrayList<>(script);
    found(TEXTS).forEach(file -> roots.add(file.replace(LANGUAGE, language)));
    var modules = new Modules(assets, map);
    var first = modules.first(roots);
    return Stream.concat(
            first.stream()
                .filter(file -> !script.contains(file))
                .map(file -> line("modulepreload", file)),
            modules.later(first).stream().map(file -> line("later", file)))
        .collect(Collectors.joining());
  }

  private static String line(String rel, String file) {
    return "\n    <link rel=\"" + rel + "\" href=\"/web/" + file + "\">";
  }

  private List<String> found(Pattern pattern) {
    return pattern.matcher(html).results().map((MatchResult one) -> one.group(1)).toList();
  }
}

package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for how all pages look: every value is one of those in tokens.css. */
class TidyLookTest {
  private static final String WEB = "src/main/resources/dev/comanda/web/";
  private static final String TOKENS = WEB + "css/tokens.css";

  private static final Pattern COLOUR =
      Pattern.compile(
          "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|light-dark)a?\\("
              + "|:[^;]*(?<![\\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow)(?![\\w-])");

  private static final Pattern COLOUR_IN_SCRIPT =
      Pattern.compile("['\"`:]#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl)a?\\(");

  private static final Pattern THEME =
      Pattern.compile("<meta name=\"theme-color\" content=\"(#\\w+)\" media=\"[^:]+: (\\w+)\\)\">");

  private static final Pattern GROUND =
      Pattern.compile("--ground: var\\(--light, (#\\w+)\\) var\\(--dark, (#\\w+)\\);");

  private static final Pattern DECLARED = Pattern.compile("(?m)^ *(--[a-z0-9-]+):");
  private static final Pattern USED = Pattern.compile("var\\((--[a-z0-9-]+)");

  /** What a part of a page may set for those within it. */
  private static final Pattern LENT = Pattern.compile("--(?:fill|on|tone|tone-ink)");

  /** What has a scale, and how a value of it is written. */
  private static final List<Scale> SCALES =
      List.of(
          new Scale("font-size", "var\\(--t-\\d\\d\\)|inherit|0|10pt|14pt|0\\.\\d+em"),
          new Scale("font-weight", "var\\(--w-(?:text|strong|head)\\)|inherit"),
          new Scale(
              "border(?:-[a-z]+)*-radius",
              "(?:calc\\(var\\(--r-\\d+\\) - var\\(--s-2\\)\\)|var\\(--[rs]-\\w+\\)|50%|0|2mm|0\\.1\\d+rem| )+"),
          new Scale("transition", "[^;]*var\\(--(?:quick|calm|slow)\\)[^;]*"),
          new Scale("box-shadow", "var\\(--lift-\\d\\)|none|inset [^;]*|0 0 0 [^;]*"),
          new Scale(
              "(?:row-|column-)?gap", "(?:var\\(--s-\\d+\\)|0|\\d+mm|0 var\\(--s-\\d+\\)| )+"));

  private record Scale(String property, String values) {
    /** What of a sheet is not on it. */
    Stream<String> off(String sheet) {
      return Pattern.compile("(?m)^ *(" + property + "): ([^;]*);")
          .matcher(sheet)
          .results()
          .filter(found -> !found.group(2).strip().matches(values))
          .map(MatchResult::group)
          .map(String::strip);
    }
  }

  private static List<String> sheets() {
    return RepositoryFiles.below(WEB + "css/", "css").stream()
        .filter(file -> !file.equals(TOKENS))
        .toList();
  }

  @Test
  void colours_stand_in_one_file() {
    for (var file : sheets()) {
      var text = RepositoryFiles.read(file).replaceAll("(?s)/\\*.*?\\*/", "");
      assertThat(COLOUR.matcher(text).results().map(MatchResult::group)).as(file).isEmpty();
    }
    for (var file : RepositoryFiles.below(WEB + "js/", "js")) {
      var text = RepositoryFiles.read(file);
      assertThat(COLOUR_IN_SCRIPT.matcher(text).results().map(MatchResult::group))
          .as(file)
          .isEmpty();
    }
  }

  @Test
  void a_browsers_own_bar_has_the_colour_of_the_ground() {
    var ground = GROUND.matcher(RepositoryFiles.read(TOKENS));
    assertThat(ground.find()).isTrue();
    for (var file : RepositoryFiles.below("src/main/resources/", "html")) {
      var text = RepositoryFiles.read(file);
      var bars = THEME.matcher(text).results().map(one -> one.group(2) + one.group(1)).toList();
      if (text.contains("<head>")) {
        assertThat(bars)
            .as(file)
            .containsExactly("light" + ground.group(1), "dark" + ground.group(2));
      }
    }
  }

  @Test
  void sizes_weights_radii_shadows_and_times_are_those_of_the_scales() {
    var off = new ArrayList<String>();
    for (var file : sheets()) {
      var text = RepositoryFiles.read(file);
      SCALES.forEach(scale -> scale.off(text).forEach(found -> off.add(file + ": " + found)));
    }
    assertThat(off).isEmpty();
  }

  @Test
  void every_token_is_used_and_whatever_is_used_is_one() {
    var tokens = RepositoryFiles.read(TOKENS);
    var declared = new TreeSet<String>();
    DECLARED.matcher(tokens).results().forEach(found -> declared.add(found.group(1)));
    var used = new TreeSet<String>();
    Stream.concat(Stream.of(TOKENS), sheets().stream())
        .map(RepositoryFiles::read)
        .flatMap(text -> USED.matcher(text).results())
        .map(found -> found.group(1))
        .filter(name -> !LENT.matcher(name).matches())
        .forEach(used::add);
    assertThat(used).isEqualTo(declared);
  }

  @Test
  void every_page_begins_with_the_tokens() {
    for (var file : RepositoryFiles.below("src/main/resources/", "html")) {
      var sheets = RepositoryFiles.read(file).split("rel=\"stylesheet\" href=\"", -1);
      if (sheets.length > 1) {
        assertThat(sheets[1]).as(file).startsWith("/web/css/tokens.css\"");
      }
    }
  }

  @Test
  void a_font_that_is_named_is_there_with_its_licence() {
    var tokens = RepositoryFiles.read(TOKENS);
    var first = Pattern.compile("--font: \"(\\w+)\"").matcher(tokens);
    assertThat(first.find()).isTrue();
    assertThat(tokens).contains("font-family: " + first.group(1) + ";");
    var files =
        Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(tokens).results().map(m -> m.group(1));
    for (var file : files.toList()) {
      var font = Objects.requireNonNull(Path.of(TOKENS).getParent()).resolve(file).normalize();
      assertThat(RepositoryFiles.exists(font)).as(file).isTrue();
      assertThat(RepositoryFiles.exists(font.resolveSibling("OFL.txt"))).isTrue();
    }
    for (var file : sheets()) {
      assertThat(RepositoryFiles.read(file)).as(file).doesNotContain("font-family: \"");
    }
  }
}

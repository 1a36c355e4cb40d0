package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the scripts of all pages. */
class TidyPagesTest {
  private static final String PAGES = "src/main/resources/dev/comanda/web/";
  private static final Pattern SCRIPT = Pattern.compile("type=\"module\" src=\"/web/(js/[^\"]+)\"");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import|export) [^;]*?'(\\.[^']+)';");

  /** What a page reads while it runs. */
  private static final Pattern LATER = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");

  /** The form of imports that the server reads, so that it names them in pages. */
  private static final Pattern READ = Pattern.compile("(?m)^import (?:[^;']* from )?'[^']+';$");

  private static final Pattern ANY_IMPORT =
      Pattern.compile("(?m)^\\s*(?:import\\b(?!\\()|export\\s*[{*]).*");

  /** Dynamic ones: of parts of a page, of a library, and of messages, which documents name. */
  private static final Pattern DYNAMIC = Pattern.compile("(?<!#)\\bimport\\(([^)]*)\\)");

  private static final Pattern SPEAKS = Pattern.compile("\\bspeak\\([^;]*?((?:, '[a-z-]+')*)\\);");

  private static final Pattern NAMES_TEXTS =
      Pattern.compile("href=\"/web/js/messages/\\{language}(?:-([a-z-]+))?\\.js\"");

  private static final Pattern SHOWS_TIMES = Pattern.compile("\\b(clock|day|moment|dated)\\(");
  private static final Pattern FORMAT = Pattern.compile("Intl\\.(DateTime|Number)Format[^;]*;");

  /** Who names a fault of a field: its code is the second parameter. */
  private static final Pattern FAULT =
      Pattern.compile("(?:Refused\\s*\\.field|\\bFault|faults\\s*\\.add|\\.at|\\bUnclean)\\(");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+)\"");

  /** Faults that pass on the code of others. */
  private static final Set<String> PASS_ON =
      Set.of("Refused", "Faults", "ImportCells", "Json", "CleanText");

  @Test
  void whatever_the_server_says_of_a_field_has_words_in_every_language() {
    var german = RepositoryFiles.read(PAGES + "js/messages/de-faults.js");
    var english = RepositoryFiles.read(PAGES + "js/messages/en.js");
    var calls = RepositoryFiles.read(PAGES + "js/api.js");
    assertThat(calls).as("English is said by the server").contains("(error?.detail ?? '')");
    assertThat(english).doesNotContain("'fault.");
    var shared = Pattern.compile("SHARED = \\[([^\\]]*)]").matcher(calls);
    assertThat(shared.find()).isTrue();
    var codes = faultCodes();
    assertThat(codes).contains("session_full", "too_many", "ambiguous", "characters");
    for (var code : codes) {
      boolean told = german.contains("'fault." + code + "': '");
      boolean tells = shared.group(1).contains("'" + code + "'");
      assertThat(told || tells).as("fault " + code + " has German words").isTrue();
      assertThat(!tells || english.contains("'problem." + code + "': '")).as(code).isTrue();
    }
  }

  @Test
  void only_one_script_has_the_servers_own_words_of_a_field() {
    var own = Pattern.compile("(?<!\\bevent)\\.detail\\b");
    for (var file : RepositoryFiles.below(PAGES + "js/", "js")) {
      boolean says = own.matcher(RepositoryFiles.read(file)).find();
      assertThat(says)
          .as(file + " says what is for readers of English")
          .isEqualTo(file.endsWith("/api.js"));
    }
  }

  private static Set<String> faultCodes() {
    var codes = new TreeSet<String>();
    for (var file : RepositoryFiles.below("src/main/java/", "java")) {
      var source = RepositoryFiles.read(file);
      var calls = FAULT.matcher(source);
      while (calls.find()) {
        var code = second(source, calls.end());
        LITERAL.matcher(code).results().forEach(found -> codes.add(found.group(1)));
        if (!calls.group().equals(".at(") && !code.isBlank() && !code.contains("\"")) {
          var name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
          assertThat(PASS_ON.contains(name)).as(file + " names its fault: " + code).isTrue();
        }
      }
    }
    return codes;
  }

  /** The second parameter of a call whose parameters begin here, or nothing. */
  private static String second(String source, int from) {
    int depth = 0;
    int start = -1;
    boolean text = false;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        text = !text;
      } else if (!text && "([{".indexOf(c) >= 0) {
        depth++;
      } else if (!text && ")]}".indexOf(c) >= 0 && depth-- == 0) {
        return start < 0 ? "" : source.substring(start, i);
      } else if (!text && c == ',' && depth == 0) {
        if (start >= 0) {
          return source.substring(start, i);
        }
        start = i + 1;
      }
    }
    return "";
  }

  @Test
  void no_time_is_formatted_without_a_time_zone() {
    for (var file : RepositoryFiles.below(PAGES + "js/", "js")) {
      FORMAT
          .matcher(RepositoryFiles.read(file))
          .results()
          .filter(found -> found.group(1).equals("DateTime"))
          .forEach(found -> assertThat(found.group()).as(file).contains("timeZone"));
    }
  }

  @Test
  void no_page_asks_the_browser_how_many_digits_a_currency_has() {
    for (var file : RepositoryFiles.below(PAGES + "js/", "js")) {
      if (!file.endsWith("/format.js")) {
        assertThat(RepositoryFiles.read(file)).as(file).doesNotContain("style: 'currency'");
      }
    }
  }

  @Test
  void every_page_that_shows_times_says_first_whose_they_are() {
    for (var page : RepositoryFiles.below(PAGES, "html")) {
      boolean shows = false;
      boolean says = false;
      for (var module : modulesOf(page)) {
        var text = module.endsWith("format.js") ? "" : RepositoryFiles.read(module.toString());
        shows |= SHOWS_TIMES.matcher(text).find();
        says |= text.contains("timesOf(");
      }
      assertThat(says || !shows).as(page + " calls timesOf()").isTrue();
    }
  }

  @Test
  void every_page_says_so_when_it_cannot_start() {
    for (var page : RepositoryFiles.below(PAGES, "html")) {
      assertThat(RepositoryFiles.read(page)).as(page).contains("src=\"/web/js/old.js\"");
    }
  }

  @Test
  void every_import_has_a_form_that_the_server_reads() {
    for (var file : RepositoryFiles.below(PAGES + "js/", "js")) {
      var text = RepositoryFiles.read(file);
      var others = READ.matcher(text).replaceAll("");
      assertThat(ANY_IMPORT.matcher(others).results().map(MatchResult::group)).as(file).isEmpty();
      DYNAMIC
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .forEach(
              named ->
                  assertThat(named)
                      .as(file)
                      .matches(
                          "'\\./[a-z./-]+\\.js'|'chart\\.js'|`\\./messages/\\$\\{file}\\.js`"));
    }
  }

  @Test
  void every_page_names_the_texts_that_it_starts_with() {
    for (var page : RepositoryFiles.below(PAGES, "html")) {
      var document = RepositoryFiles.read(page);
      var named = new TreeSet<String>();
      NAMES_TEXTS
          .matcher(document)
          .results()
          .forEach(found -> named.add(Objects.requireNonNullElse(found.group(1), "")));
      var spoken = new TreeSet<>(Set.of(""));
      for (var module : modulesOf(page)) {
        if (!module.endsWith("i18n.js")) {
          SPEAKS
              .matcher(RepositoryFiles.read(module.toString()))
              .results()
              .flatMap(found -> Pattern.compile("[a-z-]+").matcher(found.group(1)).results())
              .forEach(part -> spoken.add(part.group()));
        }
      }
      assertThat(named).as(page).isEqualTo(spoken);
    }
  }

  private static Set<Path> modulesOf(String page) {
    var script = SCRIPT.matcher(RepositoryFiles.read(page));
    assertThat(script.find()).as(page).isTrue();
    var modules = new LinkedHashSet<Path>();
    collect(Path.of(PAGES, script.group(1)), modules);
    return modules;
  }

  private static void collect(Path module, Set<Path> modules) {
    if (!RepositoryFiles.exists(module) || !modules.add(module)) {
      return;
    }
    var text = RepositoryFiles.read(module.toString());
    Stream.concat(IMPORT.matcher(text).results(), LATER.matcher(text).results())
        .forEach(found -> collect(module.resolveSibling(found.group(1)).normalize(), modules));
  }
}

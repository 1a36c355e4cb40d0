package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * No page's script speaks of a name that it has not, nor brings in one that it does not use: what
 * is pressed once in an evening would fail then. TypeScript's compiler looks, in the tests'
 * browser.
 */
class ScriptNamesTest {
  private static final String SCRIPTS = "src/main/resources/dev/comanda/web/js/";

  /** Where test dependencies have TypeScript. */
  private static final String TYPESCRIPT = "/META-INF/resources/webjars/typescript/5.9.3/lib/";

  /** What a browser brings to every script, beside the language. */
  private static final List<String> BROWSER = List.of("dom", "dom.iterable");

  /**
   * TypeScript's numbers for: no such name (also with a better one, also in short properties), no
   * such export (also with a better one), no such module, and brought in or declared for nothing.
   */
  private static final List<Integer> NAMES =
      List.of(2304, 2552, 18004, 2305, 2724, 2307, 6133, 6192, 6196);

  private static final String CHECK =
      """
      const [files, libraries, names] = arguments;
      const options = {
        allowJs: true, checkJs: true, noEmit: true, noUnusedLocals: true, types: [],
        target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler, lib: libraries,
      };
      const host = {
        fileExists: (path) => path in files,
        readFile: (path) => files[path],
        getSourceFile: (path) =>
          path in files ? ts.createSourceFile(path, files[path], ts.ScriptTarget.ESNext, true) : undefined,
        getDefaultLibFileName: () => '/lib.esnext.d.ts',
        getDefaultLibLocation: () => '/',
        getCurrentDirectory: () => '/',
        getCanonicalFileName: (path) => path,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\\n',
        writeFile: () => {},
      };
      const scripts = Object.keys(files).filter((path) => !path.startsWith('/lib.'));
      const program = ts.createProgram(scripts, options, host);
      return ts
        .getPreEmitDiagnostics(program)
        .filter(({ code }) => names.includes(code))
        .map(({ file, start, messageText }) => {
          const { line } = file.getLineAndCharacterOfPosition(start);
          return file.fileName + ':' + (line + 1) + ' ' + ts.flattenDiagnosticMessageText(messageText, ' ');
        });
      """;

  @Test
  void every_name_in_a_script_is_known_and_used() {
    var files = new HashMap<String, String>();
    for (var file : RepositoryFiles.below(SCRIPTS, "js")) {
      files.put("/" + file.substring(SCRIPTS.length()), RepositoryFiles.read(file));
    }
    int scripts = files.size();
    files.put(
        "/libraries.d.ts",
        "declare module 'lit';\ndeclare module 'lit/*';\ndeclare module 'chart.js';\ndeclare module '*/currencies.js';");
    BROWSER.forEach(name -> library(files, name));
    library(files, "esnext");
    files.put("/planted.js", "import { html, nothing } from 'lit';\nhtml`${missing}`;\n");
    try (var browser = Browser.start(Device.DESK)) {
      browser.run(resource("typescript.js") + ";window.ts = ts;");
      var libraries = List.of("lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts");
      var said = (List<?>) Objects.requireNonNull(browser.run(CHECK, files, libraries, NAMES));
      assertThat(scripts).isGreaterThan(100);
      assertThat(said)
          .map(Object::toString)
          .containsExactlyInAnyOrder(
              "/planted.js:1 'nothing' is declared but its value is never read.",
              "/planted.js:2 Cannot find name 'missing'.");
    }
  }

  /** Adds a file of TypeScript's own descriptions, and those that it refers to. */
  private static void library(Map<String, String> files, String name) {
    var path = "/lib." + name + ".d.ts";
    if (files.containsKey(path)) {
      return;
    }
    var text = resource(path.substring(1));
    files.put(path, text);
    for (var line : text.lines().filter(each -> each.startsWith("/// <reference lib=")).toList()) {
      library(files, line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')));
    }
  }

  private static String resource(String name) {
    try (var in = ScriptNamesTest.class.getResourceAsStream(TYPESCRIPT + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

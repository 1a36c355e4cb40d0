package dev.comanda.http.page;

import dev.comanda.json.Json;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What modules import, directly and through others, as far as their files name it. */
final class Modules {
  /** The one form that imports have in our own modules; a test keeps them to it. */
  private static final Pattern OURS = Pattern.compile("(?m)^import (?:[^;']* from )?'([^']+)';");

  /** The one form of those of ours that a page reads while it runs. */
  private static final Pattern LATER = Pattern.compile("\\bimport\\('(\\.[^']+)'\\)");

  /** The form in the compressed modules of libraries. */
  private static final Pattern LIBRARYS = Pattern.compile("\\b(?:from|import)\"([^\"]+)\"");

  private final Assets assets;
  private final Map<String, String> bare;

  /**
   * Modules as a page with this import map sees them.
   *
   * @param importMap as JSON
   */
  Modules(Assets assets, String importMap) {
    this.assets = assets;
    this.bare = Json.own(importMap, ImportMap.class).imports();
  }

  /** An import map, as far as pages use it. */
  record ImportMap(Map<String, String> imports) {}

  /** These files and those that they import, the nearest first, each below {@code /web/}. */
  Set<String> first(Collection<String> roots) {
    var reached = new LinkedHashSet<String>();
    var next = new ArrayDeque<>(roots);
    while (!next.isEmpty()) {
      var module = next.remove();
      if (reached.add(module)) {
        next.addAll(named(module, ours(module) ? OURS : LIBRARYS));
      }
    }
    return reached;
  }

  /** What these read of ours while they run, with all that it takes beside them. */
  Set<String> later(Set<String> first) {
    var roots =
        first.stream().filter(Modules::ours).flatMap(file -> named(file, LATER).stream()).toList();
    var later = new LinkedHashSet<>(first(roots));
    later.removeAll(first);
    return later;
  }

  private static boolean ours(String module) {
    return !module.startsWith(Assets.LIBRARY_FOLDER);
  }

  private List<String> named(String module, Pattern form) {
    return form.matcher(assets.get(module).text())
        .results()
        .map(found -> resolve(module, found.group(1)))
        .toList();
  }

  private String resolve(String module, String specifier) {
    var address =
        specifier.startsWith(".")
            ? URI.create(Assets.ROOT + module).resolve(specifier).getPath()
            : mapped(specifier).orElseThrow(() -> new IllegalStateException(module + specifier));
    return address.substring(Assets.ROOT.length());
  }

  private Optional<String> mapped(String specifier) {
    return bare.keySet().stream()
        .filter(key -> key.equals(specifier) || (key.endsWith("/") && specifier.startsWith(key)))
        .max(Comparator.comparingInt(String::length))
        .map(key -> bare.get(key) + specifier.substring(key.length()));
  }
}

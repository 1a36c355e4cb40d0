package dev.comanda;

import dev.comanda.demo.DemoFolder;
import dev.comanda.http.Access;
import dev.comanda.http.Action;
import dev.comanda.http.Audit;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.http.Unaudited;
import dev.comanda.json.Json;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes as people read them, made from {@link Routes}. */
final class RoutesReference {
  private RoutesReference() {}

  /** What {@code comanda routes} prints: starts a server for that, on a database of its own. */
  static String text(Config config) {
    var folder = config.data().resolveSibling(config.data().getFileName() + "-routes");
    var demo = new DemoFolder(folder);
    try (var app = App.start(config.forThisMachineIn(demo.data()), Clock.systemUTC(), line -> {})) {
      return text(app.routes());
    } finally {
      demo.remove();
    }
  }

  /** The contents of {@code docs/routes.md}: every route, in the order of {@link Routes}. */
  static String text(Routes routes) {
    var text = new StringBuilder(32 * 1024);
    text.append(
        """
        # Routes

        Made by: `./comanda routes > docs/routes.md`. What they take and answer stands in
        [openapi.json](../src/main/resources/dev/comanda/openapi.json).

        Who may call:

        """);
    for (var access : Access.values()) {
      text.append("- `").append(name(access)).append("`: ").append(who(access)).append('\n');
    }
    text.append(
        """

        A path with `{loc}` is reached only by staff and keys of that location, but for `open` ones.
        An API key is let in by its scope; where none stands, by none. What changes something is
        written into the [audit log](decisions/audit-log.md) under a word, or says why it is not.

        | Verb | Path | Who | Key | Audit log |
        |---|---|---|---|---|
        """);
    routes.http().forEach(route -> text.append(line(route)));
    text.append(
        """

        WebSockets; whom they let stay is decided after the hello:

        """);
    routes.sockets().forEach(each -> text.append("- `").append(each.path()).append("`\n"));
    return text.toString();
  }

  private static String line(Route route) {
    var cells =
        Stream.of(
            route.verb().name(),
            "`" + route.path() + "`",
            name(route.access()),
            route.scope().map(RoutesReference::word).orElse(""),
            route.audit().map(RoutesReference::written).orElse(""));
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String name(Access access) {
    return access.name().toLowerCase(Locale.ROOT);
  }

  private static String who(Access access) {
    return switch (access) {
      case OPEN -> "anybody, signed in or not";
      case GUEST -> "a guest who joined a session";
      case ASKER -> "a phone that asked at a spot to be let in";
      case STAFF -> "any member of staff";
      case SERVICE -> "waiters, managers, administrators";
      case MANAGEMENT -> "managers, administrators";
      case ADMINISTRATION -> "administrators";
    };
  }

  private static String word(Scope scope) {
    return "`" + Json.tree(Json.text(scope)).textValue() + "`";
  }

  private static String written(Audit audit) {
    return switch (audit) {
      case Action action -> "`" + action.word() + "`";
      case Unaudited not -> not.why();
    };
  }
}

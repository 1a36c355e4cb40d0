package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.db.OpenFolder;
import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Access;
import dev.comanda.http.Action;
import dev.comanda.http.Reply;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.http.Verb;
import dev.comanda.http.server.ContractCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of routes and the document that clients read say the same. */
class RoutesTest {
  @Test
  void every_route_stands_in_the_document_and_the_reverse() {
    try (var app = TestApp.start()) {
      var documented = new TreeSet<String>();
      for (var each : new ContractCheck().documented()) {
        documented.add(each.verb() + " " + each.path());
      }
      assertThat(app.routes()).containsExactlyInAnyOrderElementsOf(documented);
    }
  }

  @Test
  void the_list_of_routes_is_what_the_command_prints(
      @TempDir(factory = OpenFolder.class) Path folder) throws IOException {
    var out = new StringWriter();
    var err = new StringWriter();
    var environment = Map.of("COMANDA_DATA", folder.resolve("data").toString());
    var exit =
        Main.run(
            new String[] {"routes"},
            environment,
            folder,
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    assertThat(exit).as(err.toString()).isZero();
    assertThat(Files.readString(Path.of("docs/routes.md"))).isEqualTo(out.toString());
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_route_that_changes_something_says_what_is_written_down_or_cannot_be() {
    for (var verb : Verb.values()) {
      ThrowingCallable made =
          () ->
              new Route(
                  verb,
                  "/silent",
                  Access.STAFF,
                  Optional.empty(),
                  Optional.empty(),
                  request -> Reply.nothing());
      if (verb == Verb.GET) {
        assertThatNoException().isThrownBy(made);
      } else {
        assertThatThrownBy(made).hasMessageContaining(verb + " /silent");
      }
    }
    assertThatThrownBy(() -> new Unaudited("Why not")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_action_is_that_of_a_route_or_of_who_guesses() {
    try (var app = TestApp.start()) {
      var actions = EnumSet.of(Action.SIGN_IN_FAILED, Action.GUESSED);
      for (var route : app.table()) {
        route
            .audit()
            .filter(Action.class::isInstance)
            .map(Action.class::cast)
            .ifPresent(actions::add);
      }
      assertThat(actions).isEqualTo(EnumSet.allOf(Action.class));
    }
  }

  @Test
  void the_base_path_of_scans_is_a_setting_and_never_one_of_our_own() {
    var drinks = Map.of("COMANDA_SCAN_PATH", "/drinks/order");
    try (var app = TestApp.demo(Clock.systemUTC(), drinks)) {
      assertThat(app.routes())
          .contains("GET /drinks/order", "GET /drinks/order/", "GET /drinks/order/{loc}")
          .contains("GET /order-management-system")
          .doesNotContain("GET /OMS");
      for (var route : app.routes()) {
        var path = route.substring(route.indexOf('/'));
        if (!path.startsWith("/drinks/") && !path.startsWith("/order-management-system")) {
          assertThatThrownBy(() -> ScanSettings.PATH.reader().read("/" + path.split("/", 3)[1]))
              .as(path)
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    assertThat(ScanSettings.PATH.reader().read("/order-management-system"))
        .isEqualTo("/order-management-system");
  }
}

package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.gateway.ScanSettings;
import dev.comanda.http.Access;
import dev.comanda.http.ContractCheck;
import dev.comanda.http.Verb;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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
  void what_changes_something_is_in_the_audit_log_or_says_why_not() {
    try (var app = TestApp.start()) {
      var changes =
          app.table().stream()
              .filter(route -> route.verb() != Verb.GET)
              .filter(route -> route.access() != Access.GUEST)
              .map(Audited::line)
              .toList();
      var said = new TreeSet<>(Audited.ACTIONS.keySet());
      said.addAll(Audited.ELSEWHERE.keySet());
      assertThat(changes).containsExactlyInAnyOrderElementsOf(said);
      assertThat(Audited.ELSEWHERE.values()).allSatisfy(why -> assertThat(why).endsWith("."));
    }
  }

  @Test
  void the_base_path_of_scans_is_a_setting_and_never_one_of_our_own() {
    var drinks = new ScanSettings("/drinks/order", null, Duration.ZERO);
    try (var app = TestApp.demo(Clock.systemUTC(), drinks)) {
      assertThat(app.routes())
          .contains("GET /drinks/order", "GET /drinks/order/", "GET /drinks/order/{loc}")
          .contains("GET /order-management-system")
          .doesNotContain("GET /OMS");
      for (var route : app.routes()) {
        var path = route.substring(route.indexOf('/'));
        if (!path.startsWith("/drinks/") && !path.startsWith("/order-management-system")) {
          assertThatThrownBy(() -> ScanSettings.checkedPath("/" + path.split("/", 3)[1]))
              .as(path)
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    assertThat(ScanSettings.checkedPath("/order-management-system"))
        .isEqualTo("/order-management-system");
  }
}

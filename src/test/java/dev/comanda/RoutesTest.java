package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.ContractCheck;
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
}

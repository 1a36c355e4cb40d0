package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.http.Client;
import dev.comanda.part.NodeRole;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node of several does, and when it keeps out. */
class NodeRolesTest {
  private final TestApp all = TestApp.start();

  @AfterEach
  void close() {
    all.close();
  }

  @Test
  void a_node_for_upkeep_tells_how_it_is_and_serves_nobody() {
    var link = all.setupLink().orElseThrow();
    try (var upkeep = all.beside(Clock.systemUTC(), Set.of(NodeRole.UPKEEP));
        var client = Client.of(upkeep.url())) {
      client.get("/readyz").expect(200);
      client.get("/livez").expect(200);
      client.get("/").expect(404);
      client.post("/api/auth/login", Map.of("email", "a@b.example", "password", "x")).expect(404);
      assertThat(upkeep.setupLink()).isEmpty();
    }
    assertThat(link).contains("/setup#");
  }

  @Test
  void a_node_for_the_api_alone_serves() {
    try (var api = all.beside(Clock.systemUTC(), Set.of(NodeRole.API));
        var client = Client.of(api.url())) {
      client.get("/readyz").expect(200);
      client.get("/").expect(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, ahead of", "-5, behind"})
  void a_node_whose_clock_is_not_the_databases_is_not_ready(int seconds, String how) {
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    try (var node = all.beside(clock, Set.of(NodeRole.values()));
        var client = Client.of(node.url())) {
      var answer = client.get("/readyz").expect(503, "clock_wrong");
      assertThat(answer.json().get("detail").textValue()).contains(how);
      client.get("/livez").expect(200);
    }
  }
}

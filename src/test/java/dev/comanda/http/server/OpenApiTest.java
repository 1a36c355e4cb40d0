package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.comanda.http.Access;
import dev.comanda.http.Client;
import dev.comanda.http.Verb;
import dev.comanda.http.page.OpenApi;
import dev.comanda.json.Json;
import dev.comanda.problem.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  /** What older clients of the waiter API send more is passed over. */
  private static final Set<String> OPEN = Set.of("StaffOrderBody", "WantedProduct", "WorkshopLine");

  private final ContractCheck contract = new ContractCheck();

  @Test
  void the_document_is_served() {
    var openApi = new OpenApi();
    try (var surface =
            new Surface().route(Verb.GET, "/openapi.json", Access.OPEN, openApi::document).start();
        var client = Client.of("http://127.0.0.1:" + surface.port(), contract)) {
      var answer = client.get("/openapi.json").expect(200);
      assertThat(answer.json().get("openapi").textValue()).isEqualTo("3.1.0");
      client.with("If-None-Match", answer.header("ETag")).get("/openapi.json").expect(304);
    }
    assertThat(contract.seen()).extracting(ContractCheck.Seen::status).containsExactly(200, 304);
  }

  @Test
  void every_reference_leads_somewhere() {
    var references = new ArrayList<String>();
    collect(contract.document(), references);
    assertThat(references).hasSizeGreaterThan(100);
    for (var reference : new TreeSet<>(references)) {
      assertThat(contract.document().at(reference.substring(1)).isMissingNode())
          .as(reference)
          .isFalse();
    }
  }

  @Test
  void every_schema_is_one_of_draft_202012() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    SpecificationVersion.DRAFT_2020_12.getDialectId()));
    for (var schema : contract.document().at("/components/schemas").properties()) {
      assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty();
    }
  }

  @Test
  void every_shape_is_closed() {
    for (var schema : contract.document().at("/components/schemas").properties()) {
      if (schema.getValue().has("properties")) {
        assertThat(schema.getValue().get("additionalProperties").booleanValue())
            .as(schema.getKey())
            .isEqualTo(OPEN.contains(schema.getKey()));
      }
    }
  }

  @Test
  void every_operation_has_a_name_of_its_own() {
    var names = new HashSet<String>();
    for (var path : contract.document().get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        assertThat(names.add(operation.getValue().get("operationId").textValue()))
            .as(path.getKey())
            .isTrue();
      }
    }
  }

  @Test
  void every_code_stands_in_the_document() {
    var codes = new ArrayList<String>();
    contract.document().at("/components/schemas/Code/enum").forEach(c -> codes.add(c.textValue()));
    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Code.values()).map(Code::wireName).toList());
  }

  @Test
  void an_answer_of_another_shape_is_found() {
    var health = Json.bytes(Map.of("status", "alive"));
    contract.check("GET", "/livez", 200, "application/json", health);
    for (var wrong :
        List.of(Map.of("status", 5), Map.of(), Map.of("status", "alive", "more", true))) {
      assertThatThrownBy(
              () -> contract.check("GET", "/livez", 200, "application/json", Json.bytes(wrong)))
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(() -> contract.check("GET", "/livez", 200, "text/html", health))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract.check("GET", "/livez", 201, "application/json", health))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract.check("GET", "/none", 200, "application/json", health))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void events_are_held_against_their_type() {
    var event =
        """
        {"position":"1:2","seq":2,"type":"session.opened","at":"2026-01-01T12:00:00Z",
         "session_id":"01990000-0000-7000-8000-000000000001",
         "data":{"id":"01990000-0000-7000-8000-000000000001",
           "location_id":"01990000-0000-7000-8000-000000000002","code":"1-abc","name":"Table 1",
           "state":"opened","opened_at":"2026-01-01T12:00:00Z","version":1}}
        """;
    contract.valid("Event", event.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                contract.valid(
                    "Event",
                    event
                        .replace("session.opened", "order.placed")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AssertionError.class);
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").textValue());
    }
    node.forEach(child -> collect(child, references));
  }
}

package dev.comanda.erp.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.comanda.RepositoryFiles;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Holds what is asked and answered against docs/line-protocol.openapi.json. What does not fit is
 * kept, as a server's thread is nobody's test. Thread-safe.
 */
final class ProtocolCheck {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  static final JsonNode DOCUMENT = parse(RepositoryFiles.read("docs/line-protocol.openapi.json"));

  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** A request. */
  void asked(Sent sent) {
    var operation = operation(sent);
    if (operation.isMissingNode()) {
      faults.add("not in the document: " + sent.method() + " " + sent.target());
      return;
    }
    var query = query(sent.target());
    for (var each : operation.get("parameters")) {
      var parameter = resolved(each);
      var name = parameter.get("name").textValue();
      switch (parameter.get("in").textValue()) {
        case "header" -> holds(parameter.get("schema"), text(sent.header(name).orElse("")), name);
        case "query" -> holds(parameter.get("schema"), text(query.getOrDefault(name, "")), name);
        default -> assertThat(sent.target()).startsWith("/documents/");
      }
    }
    if (operation.has("requestBody")) {
      var schema = operation.at("/requestBody/content/application~1json/schema");
      holds(schema, parse(sent.text()), sent.text());
    } else if (sent.body().length > 0) {
      faults.add("a body with " + sent.method());
    }
  }

  /** An answer of those that the document names. */
  void answered(Sent sent, Said said) {
    var response = resolved(operation(sent).path("responses").path("" + said.status()));
    if (response.isMissingNode()) {
      return;
    }
    seen.add(sent.method() + " " + path(sent.target()) + " " + said.status());
    var schema = response.at("/content/application~1json/schema");
    var body = new String(said.body(), StandardCharsets.UTF_8);
    if (Said.JSON.equals(said.headers().get("Content-Type"))) {
      holds(schema, parse(body), body);
    }
  }

  /** What did not fit. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** Method, path and status of each answer that came. */
  Set<String> seen() {
    return new TreeSet<>(seen);
  }

  /** Each that the document names. */
  static Set<String> documented() {
    var all = new TreeSet<String>();
    for (var path : DOCUMENT.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        for (var response : operation.getValue().get("responses").properties()) {
          if (!response.getKey().equals("default")) {
            all.add(method + " " + path.getKey() + " " + response.getKey());
          }
        }
      }
    }
    return all;
  }

  private void holds(JsonNode schema, JsonNode value, String what) {
    var root = (ObjectNode) MAPPER.createObjectNode().setAll(((ObjectNode) schema).deepCopy());
    root.set("components", DOCUMENT.get("components"));
    for (var each : REGISTRY.getSchema(root).validate(value)) {
      faults.add(what + ": " + each);
    }
  }

  private static JsonNode operation(Sent sent) {
    return DOCUMENT
        .path("paths")
        .path(path(sent.target()))
        .path(sent.method().toLowerCase(Locale.ROOT));
  }

  private static String path(String target) {
    var path = target.split("\\?", 2)[0];
    return path.startsWith("/documents/") ? "/documents/{document}" : path;
  }

  private static Map<String, String> query(String target) {
    var query = new HashMap<String, String>();
    if (target.contains("?")) {
      for (var pair : target.split("\\?", 2)[1].split("&", -1)) {
        var parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static JsonNode text(String text) {
    return MAPPER.getNodeFactory().textNode(text);
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + json, e);
    }
  }
}

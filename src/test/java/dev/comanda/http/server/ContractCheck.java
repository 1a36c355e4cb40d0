package dev.comanda.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.comanda.http.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Holds real answers against {@code openapi.json}, and remembers which of its statuses were seen.
 * The document is read, and its shapes are made, once for all tests of a JVM: that takes longer
 * than most of the tests. Thread-safe.
 */
public final class ContractCheck {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final JsonNode DOCUMENT = parse(published());
  private static final Router<JsonNode> ROUTER = router();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private final Set<Seen> seen = ConcurrentHashMap.newKeySet();
  private volatile Consumer<Seen> after = each -> {};

  /**
   * A status that a route answered or may answer.
   *
   * @param path as the document has it, with {@code {name}} for its parameters
   */
  public record Seen(String verb, String path, int status) implements Comparable<Seen> {
    @Override
    public int compareTo(Seen other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return verb + " " + path + " " + status;
    }
  }

  private static Router<JsonNode> router() {
    var router = new Router<JsonNode>();
    for (var path : DOCUMENT.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        router.add(
            Verb.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
            path.getKey().equals("/web/{path}") ? "/web/{path...}" : path.getKey(),
            operation.getValue());
      }
    }
    return router;
  }

  private static byte[] published() {
    try (var in = ContractCheck.class.getResourceAsStream("/dev/comanda/openapi.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document; nobody changes it. */
  public JsonNode document() {
    return DOCUMENT;
  }

  /** Does something after each answer that the document names. */
  public void after(Consumer<Seen> work) {
    after = work;
  }

  /** What was seen so far. */
  public Set<Seen> seen() {
    return new TreeSet<>(seen);
  }

  /** Every status that the document names, {@code default} left out. */
  public Set<Seen> documented() {
    var all = new TreeSet<Seen>();
    for (var path : DOCUMENT.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        for (var response : operation.getValue().get("responses").properties()) {
          if (!response.getKey().equals("default")) {
            all.add(
                new Seen(
                    operation.getKey().toUpperCase(Locale.ROOT),
                    path.getKey(),
                    Integer.parseInt(response.getKey())));
          }
        }
      }
    }
    return all;
  }

  /**
   * Holds one answer against the document.
   *
   * @param path as it was sent, without the query
   * @param contentType empty when the answer had none
   * @throws AssertionError when the document knows no such status, type or shape there
   */
  public void check(String verb, String path, int status, String contentType, byte[] body) {
    var what = verb + " " + path + " " + status + " " + new String(body, StandardCharsets.UTF_8);
    var offered = operation(verb, path);
    // A verb that is not offered is turned down in the words of the path's surface.
    var match = offered.or(() -> anyOperation(path));
    if (offered.isEmpty()) {
      assertThat(status).as(what).isGreaterThanOrEqualTo(400);
    }
    if (match.isEmpty()) {
      valid(what, "#/components/schemas/Problem", body);
      return;
    }
    var responses = match.get().get("responses");
    boolean named = offered.isPresent() && responses.has("" + status);
    var response = resolved(named ? responses.get("" + status) : responses.get("default"));
    var content = response.get("content");
    if (content == null) {
      assertThat(body).as(what).isEmpty();
    } else {
      var type = contentType.split(";", 2)[0].strip();
      assertThat(content.properties().stream().map(Map.Entry::getKey)).as(what).contains(type);
      var schema = content.get(type).get("schema");
      if (type.endsWith("json") && schema.has("$ref")) {
        valid(what, schema.get("$ref").textValue(), body);
      } else if (type.endsWith("json")) {
        assertThat(inline(verb, path, status, schema).validate(parse(body))).as(what).isEmpty();
      }
    }
    if (named) {
      var answer = new Seen(verb, template(path), status);
      seen.add(answer);
      after.accept(answer);
    }
  }

  /** Holds some JSON against a named schema of the document. */
  public void valid(String schema, byte[] json) {
    valid(new String(json, StandardCharsets.UTF_8), "#/components/schemas/" + schema, json);
  }

  private static void valid(String what, String ref, byte[] json) {
    var schema =
        SCHEMAS.computeIfAbsent(ref, key -> schema(MAPPER.createObjectNode().put("$ref", key)));
    assertThat(schema.validate(parse(json))).as(what).isEmpty();
  }

  private static Schema inline(String verb, String path, int status, JsonNode schema) {
    return SCHEMAS.computeIfAbsent(verb + template(path) + status, key -> schema(schema));
  }

  private static Schema schema(JsonNode schema) {
    var root = schema.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) root)
        .set("components", DOCUMENT.get("components"));
    return REGISTRY.getSchema(root);
  }

  private static Optional<JsonNode> operation(String verb, String path) {
    var asked = verb.equals("HEAD") ? "GET" : verb;
    return ROUTER
        .find(path)
        .flatMap(
            match ->
                match.byVerb().entrySet().stream()
                    .filter(entry -> entry.getKey().name().equals(asked))
                    .map(Map.Entry::getValue)
                    .findFirst());
  }

  private static Optional<JsonNode> anyOperation(String path) {
    return ROUTER.find(path).flatMap(match -> match.byVerb().values().stream().findFirst());
  }

  private static String template(String path) {
    return ROUTER.find(path).orElseThrow().template().replace("...}", "}");
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + new String(json, StandardCharsets.UTF_8), e);
    }
  }
}

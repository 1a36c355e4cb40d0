package dev.comanda.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * JSON in and out, strictly: {@code snake_case}, no unknown or duplicate field, no number where a
 * text belongs or the reverse, at most {@value #DEPTH_MAX} levels deep, no text with NUL or a lone
 * surrogate (PostgreSQL can store neither, and one such row would spoil a whole batch).
 * Thread-safe.
 */
public final class Json {
  /** Levels of nesting that a body may have; the deepest of ours has five. */
  public static final int DEPTH_MAX = 16;

  /** Digits that a number in a body may have; the largest of ours has 19. */
  public static final int NUMBER_DIGITS_MAX = 40;

  private static final JsonMapper MAPPER = mapper();

  private Json() {}

  private static JsonMapper mapper() {
    var factory =
        com.fasterxml.jackson.core.JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_DIGITS_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    var clean =
        new SimpleModule()
            .addDeserializer(String.class, new CleanText())
            .addDeserializer(Instant.class, new CleanInstant());
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(clean)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            c ->
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /** A value as UTF-8 JSON. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value as JSON text. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our own JSON, from the database, as a value; a fault in it is a bug. */
  public static <T> T own(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our own JSON as a tree. */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a member that is not known is turned down. */
  public static Refused unknownField(String pointer) {
    return Refused.field(pointer, "unknown_field", "This field is not known here.");
  }

  /**
   * A client's JSON as a value.
   *
   * @throws Refused {@link Code#MALFORMED} when it is no JSON, {@link Code#INVALID} naming the
   *     field when a field is unknown, doubled or of the wrong type
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (json.length == 0) {
      throw new Refused(Code.MALFORMED, "The body is empty; send a JSON object.");
    }
    try {
      var value = MAPPER.readValue(json, type);
      if (value == null) {
        throw Refused.field("", "type", "The body must be a JSON object.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw unknownField(pointer(e.getPath()));
    } catch (StreamConstraintsException e) {
      throw new Refused(Code.MALFORMED, "The JSON is nested too deeply or a number is too long.");
    } catch (JsonParseException e) {
      throw malformed(e);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof JsonParseException cause) {
        throw malformed(cause);
      }
      if (e.getCause() instanceof StreamConstraintsException) {
        throw new Refused(Code.MALFORMED, "The JSON is nested too deeply or a number is too long.");
      }
      if (e instanceof CleanText.Unclean unclean) {
        var words = String.valueOf(e.getOriginalMessage());
        throw Refused.field(pointer(e.getPath()), unclean.faultCode(), words);
      }
      throw Refused.field(pointer(e.getPath()), "type", "This value has the wrong type.");
    } catch (IOException e) {
      throw new Refused(Code.MALFORMED, "The body is not readable JSON.");
    }
  }

  private static Refused malformed(JsonParseException e) {
    var at = e.getLocation();
    var where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new Refused(Code.MALFORMED, "The body is not readable JSON" + where + ".");
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    var pointer = new StringBuilder();
    for (var step : path) {
      pointer.append('/');
      var name = step.getFieldName();
      pointer.append(
          name == null
              ? String.valueOf(step.getIndex())
              : name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}

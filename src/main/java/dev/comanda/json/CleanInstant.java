package dev.comanda.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Moments that PostgreSQL can store, as texts: no numbers, which say seconds to some. */
final class CleanInstant extends StdScalarDeserializer<Instant> {
  private static final long serialVersionUID = 1L;

  CleanInstant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new CleanText.Unclean(parser, "type", "This must be a text.");
    }
    try {
      return Instants.within(Instant.parse(parser.getText()));
    } catch (DateTimeException e) {
      throw new CleanText.Unclean(parser, "instant", Instants.WORDS);
    }
  }
}

package dev.comanda.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts that PostgreSQL can store: no NUL, no half of a surrogate pair. */
final class CleanText extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1L;

  CleanText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new Unclean(parser, "type", "This must be a text.");
    }
    var text = parser.getText();
    if (!storable(text)) {
      throw new Unclean(parser, "characters", "A text may not contain NUL or half a character.");
    }
    return text;
  }

  private static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** A text that is refused, in words for the client. */
  static final class Unclean extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private final String faultCode;

    Unclean(@Nullable JsonParser parser, String faultCode, String words) {
      super(parser, words);
      this.faultCode = faultCode;
    }

    String faultCode() {
      return faultCode;
    }
  }
}

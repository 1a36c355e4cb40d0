package dev.comanda.http.server;

import dev.comanda.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it: what is broken is refused, never guessed. */
final class Percent {
  private Percent() {}

  /**
   * The text that an encoded part of a URL stands for.
   *
   * @param where what to name in a refusal: {@code path} or {@code query:NAME}
   * @param plusIsSpace whether {@code +} means a space, as in queries of forms
   * @throws Refused {@code invalid} for broken encodings, what is no ASCII before or no UTF-8 after
   *     decoding, and for control characters
   */
  static String decode(String encoded, String where, boolean plusIsSpace) {
    var bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        if (i + 2 >= encoded.length()) {
          throw broken(where);
        }
        int high = Character.digit(encoded.charAt(i + 1), 16);
        int low = Character.digit(encoded.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          throw broken(where);
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.put((byte) ' ');
      } else if (c > '~') {
        throw broken(where);
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      return clean(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString(), where);
    } catch (CharacterCodingException e) {
      throw broken(where);
    }
  }

  private static String clean(String text, String where) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Refused.field(where, "control_character", "Control characters are not allowed here.");
    }
    return text;
  }

  private static Refused broken(String where) {
    return Refused.field(where, "encoding", "This part of the address is not encoded properly.");
  }
}

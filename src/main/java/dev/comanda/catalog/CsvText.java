package dev.comanda.catalog;

import dev.comanda.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A CSV file's bytes as text. Pure. */
final class CsvText {
  private CsvText() {}

  /**
   * UTF-8, with or without a mark at its beginning.
   *
   * @throws Refused {@code invalid} that names the encoding it seems to be
   */
  static String of(byte[] bytes) {
    if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
      throw encoding("UTF-32");
    }
    if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF) || hasNul(bytes)) {
      throw encoding("UTF-16");
    }
    int start = begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw encoding("Windows-1252 or ISO 8859");
    }
  }

  static Refused encoding(String name) {
    return Refused.field(
        "", "encoding", "This file seems to be in " + name + "; save it as CSV in UTF-8.");
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNul(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }
}

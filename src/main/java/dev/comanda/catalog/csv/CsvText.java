package dev.comanda.catalog.csv;

import dev.comanda.problem.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file's bytes as text.
 *
 * @param encoding what it was read as, as a name of IANA
 */
record CsvText(String text, String encoding) {
  /** Spreadsheets on Windows save in these where nothing else is chosen; by language. */
  private static final Map<String, String> OLD =
      Map.ofEntries(
          Map.entry("cs", "windows-1250"),
          Map.entry("hr", "windows-1250"),
          Map.entry("hu", "windows-1250"),
          Map.entry("pl", "windows-1250"),
          Map.entry("ro", "windows-1250"),
          Map.entry("sk", "windows-1250"),
          Map.entry("sl", "windows-1250"),
          Map.entry("bg", "windows-1251"),
          Map.entry("ru", "windows-1251"),
          Map.entry("sr", "windows-1251"),
          Map.entry("uk", "windows-1251"),
          Map.entry("el", "windows-1253"),
          Map.entry("tr", "windows-1254"),
          Map.entry("he", "windows-1255"),
          Map.entry("ar", "windows-1256"),
          Map.entry("fa", "windows-1256"),
          Map.entry("et", "windows-1257"),
          Map.entry("lt", "windows-1257"),
          Map.entry("lv", "windows-1257"),
          Map.entry("vi", "windows-1258"),
          Map.entry("th", "x-windows-874"),
          Map.entry("ja", "windows-31j"),
          Map.entry("ko", "x-windows-949"),
          Map.entry("zh", "GBK"));

  /**
   * The encoding that its beginning names, else UTF-8 where it is that, else the old one of a
   * language.
   *
   * @param named what the sender says it is; null when nothing is said
   * @throws Refused {@code invalid} with {@code encoding}
   */
  static CsvText of(byte[] bytes, @Nullable String named, String language) {
    var marked = marked(bytes);
    if (marked.isPresent()) {
      return decoded(bytes, marked.get()).orElseThrow(() -> unreadable(marked.get().name()));
    }
    if (named != null) {
      var charset = charset(named);
      return charset.flatMap(one -> decoded(bytes, one)).orElseThrow(() -> unreadable(named));
    }
    var old = charset(OLD.getOrDefault(language, "windows-1252"));
    return decoded(bytes, StandardCharsets.UTF_8)
        .filter(read -> read.text.indexOf(0) < 0)
        .or(() -> old.flatMap(one -> decoded(bytes, one)))
        .filter(read -> read.text.indexOf(0) < 0)
        .orElseThrow(() -> unreadable("an encoding that is not known"));
  }

  /** Marks at the beginning; without one, every second byte is 0 in UTF-16 of these parts. */
  private static Optional<Charset> marked(byte[] bytes) {
    if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
      return charset("UTF-32LE");
    }
    if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return charset("UTF-32BE");
    }
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    boolean even = bytes.length > 3 && bytes.length % 2 == 0;
    if (begins(bytes, 0xFF, 0xFE) || (even && bytes[1] == 0 && bytes[3] == 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return begins(bytes, 0xFE, 0xFF) || (even && bytes[0] == 0 && bytes[2] == 0)
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<CsvText> decoded(byte[] bytes, Charset charset) {
    try {
      var text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return Optional.of(new CsvText(bare, charset.name()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Refused unreadable(String name) {
    return Refused.field(
        "", "encoding", "This file cannot be read as " + name + "; save it as CSV in UTF-8.");
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
}

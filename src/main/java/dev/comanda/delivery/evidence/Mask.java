package dev.comanda.delivery.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.json.Json;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes passwords out of texts, in every form in which one may stand in a request, an answer or a
 * page. Connectors do so too; this holds also where one forgets it. Immutable, and never shown.
 */
public final class Mask {
  /** Nothing is hidden. */
  public static final Mask NONE = new Mask(List.of());

  private static final String HIDDEN = "********";

  /** What is shorter stands in words and numbers that are no secret. */
  private static final int SECRET_CHARS_MIN = 4;

  /** Of shorter ones too much would look like one when it is written in other letters. */
  private static final int CODED_CHARS_MIN = 6;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7f]");

  private final List<String> hidden;

  private Mask(List<String> hidden) {
    this.hidden = hidden;
  }

  /** The same that also hides the password of one who signs in. */
  public Mask and(@Nullable Login login) {
    if (login == null || login.password().isBlank()) {
      return this;
    }
    var all = new ArrayList<>(hidden);
    all.addAll(forms(login));
    all.sort(Comparator.comparingInt(String::length).reversed());
    return new Mask(List.copyOf(all));
  }

  /** A text without them. */
  public String over(String text) {
    var masked = text;
    for (var each : hidden) {
      masked = masked.replace(each, HIDDEN);
    }
    return masked;
  }

  /**
   * A text that we have put together ourselves, and nobody else, without those of them that are too
   * long to stand there as a number or a word that is no secret.
   */
  public String overOurs(String text) {
    var masked = text;
    for (var each : hidden) {
      if (each.length() >= SECRET_CHARS_MIN) {
        masked = masked.replace(each, HIDDEN);
      }
    }
    return masked;
  }

  /** Trouble in whose words there is none of them. */
  public Trouble over(Trouble trouble) {
    var code = over(trouble.code());
    var text = over(trouble.text());
    return code.equals(trouble.code()) && text.equals(trouble.text())
        ? trouble
        : new Trouble(trouble.kind(), code, text, trouble.retryAfter().orElse(null));
  }

  private static Set<String> forms(Login login) {
    var password = login.password();
    var bytes = password.getBytes(UTF_8);
    var forms = new LinkedHashSet<>(List.of(password, password.strip()));
    var query = URLEncoder.encode(password, UTF_8);
    for (var each : List.of(query, query.replace("+", "%20"))) {
      forms.add(each);
      forms.add(lowerEscapes(each));
    }
    var quoted = Json.text(password);
    var json = quoted.substring(1, quoted.length() - 1);
    forms.add(json);
    forms.add(BEYOND_ASCII.matcher(json).replaceAll(Mask::escaped));
    forms.add(html(password));
    forms.add(html(password).replace("&#39;", "'"));
    if (password.length() >= CODED_CHARS_MIN) {
      forms.addAll(coded(login, bytes));
    }
    return forms;
  }

  private static Set<String> coded(Login login, byte[] bytes) {
    var forms = new LinkedHashSet<String>();
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    var pair = (login.user() + ":" + login.password()).getBytes(UTF_8);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(pair));
    forms.add(HexFormat.of().formatHex(bytes));
    return forms;
  }

  private static String lowerEscapes(String encoded) {
    return ESCAPE.matcher(encoded).replaceAll(each -> each.group().toLowerCase(Locale.ROOT));
  }

  private static String escaped(MatchResult beyond) {
    return String.format(Locale.ROOT, "\\\\u%04x", (int) beyond.group().charAt(0));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

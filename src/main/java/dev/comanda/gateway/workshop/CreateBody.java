package dev.comanda.gateway.workshop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.Workshop;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.json.Json;
import dev.comanda.location.Quantity;
import dev.comanda.problem.Refused;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line as clients of the first integration send it: under several spellings, numbers as text or
 * number, sometimes a JSON text inside a JSON string.
 */
final class CreateBody {
  private static final int TEXT_CHARS_MAX = 100;

  /** With the prefix of marks at most the 200 characters that a mark has. */
  private static final int MARKED_CHARS_MAX = 180;

  private static final int NUMBER_CHARS_MAX = 60;

  /** With a point or a comma, no signs and no exponents. */
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,6}([.,]\\d{1,12})?");

  private final JsonNode object;
  private final List<String> missing = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  private CreateBody(JsonNode object) {
    this.object = object;
  }

  /** What came of reading: a line, or what is wrong with it in words. */
  sealed interface Read {}

  /** It can be booked. */
  record Good(String workshop, Workshop.Line line) implements Read {}

  /** It cannot. */
  record Bad(String words) implements Read {}

  /**
   * Reads a body.
   *
   * @param needsLogin whether it must say who signs in
   */
  static Read of(byte[] body, boolean needsLogin) {
    JsonNode sent;
    try {
      sent = Json.tree(new String(body, StandardCharsets.UTF_8));
      if (sent.isTextual()) {
        sent = Json.tree(sent.textValue());
      }
    } catch (UncheckedIOException e) {
      return new Bad("The body must be a JSON object.");
    }
    return sent.isObject()
        ? new CreateBody(sent).read(needsLogin)
        : new Bad("The body must be a JSON object.");
  }

  private Read read(boolean needsLogin) {
    var workshop = text(TEXT_CHARS_MAX, "workshop", "dealer");
    var document = text(TEXT_CHARS_MAX, "worksheet", "case_nr");
    var product = text(NUMBER_CHARS_MAX, "product_nr");
    var amount = text(NUMBER_CHARS_MAX, "product_amount");
    var uniqueId = text(TEXT_CHARS_MAX, "uniqueid", "unique_id", "case_id");
    uniqueId.filter(id -> Mark.written(id).length() > MARKED_CHARS_MAX).ifPresent(this::unmarkable);
    var login = login(needsLogin);
    var quantity = amount.flatMap(this::quantity);
    if (!missing.isEmpty()) {
      return new Bad("Missing: " + String.join(", ", missing) + said(bad));
    }
    if (!bad.isEmpty()) {
      return new Bad(String.join("; ", bad));
    }
    return new Good(
        workshop.orElseThrow(),
        new Workshop.Line(
            document.orElseThrow(),
            product.orElseThrow(),
            quantity.orElseThrow(),
            uniqueId.orElseThrow(),
            login.orElse(null)));
  }

  private void unmarkable(String uniqueId) {
    bad.add("uniqueid has too many signs that cannot stand in a mark");
  }

  private static String said(List<String> bad) {
    return bad.isEmpty() ? "" : "; " + String.join("; ", bad);
  }

  private Optional<Login> login(boolean needed) {
    boolean sent = has("username") || has("password");
    if (!needed && !sent) {
      return Optional.empty();
    }
    var user = secret("username");
    var password = secret("password");
    return user.isPresent() && password.isPresent()
        ? Optional.of(new Login(user.get(), password.get()))
        : Optional.empty();
  }

  private boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** As it was sent, with blanks and all; its text is in no message. */
  private Optional<String> secret(String name) {
    var value = object.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      missing.add(name);
      return Optional.empty();
    }
    if (value.textValue().length() > TEXT_CHARS_MAX) {
      bad.add(name + " is too long");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /** A field by any of its names, the first being the one that messages name. */
  private Optional<String> text(int charsMax, String... names) {
    for (var name : names) {
      var value = object.path(name);
      if (value.isTextual() || value.isNumber()) {
        var text = (value.isNumber() ? plain(value.decimalValue()) : value.textValue()).strip();
        if (!text.isEmpty()) {
          return good(names[0], text, charsMax);
        }
      } else if (!value.isMissingNode() && !value.isNull()) {
        bad.add(name + " must be a text or a number");
        return Optional.empty();
      }
    }
    missing.add(names[0]);
    return Optional.empty();
  }

  /** Never written out where it is huge. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > NUMBER_CHARS_MAX
        ? number.toString()
        : number.toPlainString();
  }

  private Optional<String> good(String name, String text, int charsMax) {
    if (text.length() > charsMax) {
      bad.add(name + " is longer than " + charsMax + " characters");
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(CreateBody::unfit)) {
      bad.add(name + " has characters that cannot be kept");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static boolean unfit(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }

  private Optional<Quantity> quantity(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      bad.add("product_amount is not an amount like 5 or 4.7");
      return Optional.empty();
    }
    try {
      return Optional.of(Quantity.parse("product_amount", new BigDecimal(text.replace(',', '.'))));
    } catch (Refused e) {
      bad.add("product_amount: " + e.detail());
      return Optional.empty();
    }
  }
}

package dev.comanda.erp.lines;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Mark;
import dev.comanda.json.Json;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines that stand in a document, as an adapter tells them. What it tells beside is passed over.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FoundLines(@Nullable List<@Nullable FoundLine> lines) {
  /** Digits and a point, or a comma as an ERP's people may write it; no mark between thousands. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,9})?");

  /** Digits of a number of JSON, before and after its point. */
  private static final int DIGITS_MAX = 21;

  private static final int SCALE_MAX = 9;

  @JsonIgnoreProperties(ignoreUnknown = true)
  record FoundLine(
      @Nullable String line,
      @Nullable String product,
      @Nullable JsonNode quantity,
      @Nullable String text) {
    /** Whether it says that it is a line of something else, whatever it says beside. */
    private boolean another(String mark) {
      return text != null && !Mark.standsIn(text, mark);
    }

    private @Nullable Booked booked() {
      var number = quantity == null ? null : number(quantity);
      return line == null || product == null || text == null || number == null
          ? null
          : new Booked(line, product, number, text);
    }
  }

  /**
   * Reads those with a mark from an answer; nothing where it cannot be understood, or one of them.
   */
  static Optional<List<Booked>> read(byte[] json, String mark) {
    try {
      var found = Json.read(json, FoundLines.class).lines();
      return found == null ? Optional.empty() : booked(found, mark);
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Booked>> booked(List<@Nullable FoundLine> found, String mark) {
    var booked = new ArrayList<Booked>();
    for (var each : found) {
      if (each != null && each.another(mark)) {
        continue;
      }
      var line = each == null ? null : each.booked();
      if (line == null) {
        return Optional.empty();
      }
      booked.add(line);
    }
    return Optional.of(booked);
  }

  private static @Nullable BigDecimal number(JsonNode quantity) {
    if (quantity.isNumber()) {
      var number = quantity.decimalValue();
      boolean bounded = number.precision() <= DIGITS_MAX && Math.abs(number.scale()) <= SCALE_MAX;
      return bounded ? number : null;
    }
    var text = quantity.isTextual() ? quantity.textValue().strip() : "";
    return NUMBER.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
  }
}

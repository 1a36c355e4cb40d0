package dev.comanda.erp.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;

/** One look at a page, in one command, so that nothing changes between its parts. */
final class Look {
  /** Statuses by which an ERP asks for patience, and from which on it has failed. */
  static final int BUSY = 429;

  static final int FAILED = 500;

  /** Where the browser shows a page of its own in the place of one that did not come. */
  static final int UNANSWERED = -1;

  private static final String LOOK = script("look.js");

  private static final String STATUS =
      """
      return location.protocol === 'chrome-error:'
        ? -1 : performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0;
      """;

  private Look() {}

  /**
   * What was seen.
   *
   * @param count how many things there are of what was sought
   * @param sought how far the search came
   * @param seen how many there are of what it came to
   * @param element the thing itself, where there is just one
   * @param value of a field, or the words of anything else
   * @param type an input's
   * @param reach where it stands, or why it cannot be pressed; where that was asked
   * @param rows of a table, or what stands in their fields, where that was asked
   */
  record Seen(
      int count,
      int sought,
      int seen,
      @Nullable WebElement element,
      String value,
      String type,
      String reach,
      List<Map<String, String>> rows) {
    /** The one thing that there is. */
    WebElement one() {
      return Objects.requireNonNull(element);
    }

    /** Whether it could be pressed. */
    boolean reachable() {
      return reach.startsWith("at ");
    }

    /** What is missing or too much, for people. */
    String lack(List<Target> chain) {
      if (chain.isEmpty() || sought == 0) {
        return "there is nothing";
      }
      var which = chain.get(sought - 1);
      var where = sought > 1 ? " in " + chain.get(sought - 2) : "";
      if (seen != 1) {
        return "there " + (seen == 0 ? "is no " : "are " + seen + " of ") + which + where;
      }
      return which + where + " is " + (reachable() || reach.isEmpty() ? "there" : reach);
    }
  }

  /**
   * Looks; {@code verb} is {@code find}, {@code reach}, {@code reveal}, {@code rows} or {@code
   * fields}.
   */
  static Seen at(JavascriptExecutor page, List<Target> chain, String verb) {
    var asked = chain.stream().map(Look::asked).toList();
    var seen = (Map<?, ?>) Objects.requireNonNull(page.executeScript(LOOK, asked, verb));
    return new Seen(
        number(seen, "count"),
        number(seen, "sought"),
        number(seen, "seen"),
        (WebElement) seen.get("element"),
        text(seen, "value"),
        text(seen, "type"),
        text(seen, "reach"),
        rows(seen.get("rows")));
  }

  private static Map<String, String> asked(Target each) {
    return Map.of("role", each.role().name(), "name", each.name(), "column", each.column());
  }

  /** By what status the page was answered. */
  static int status(JavascriptExecutor page) {
    return ((Number) Objects.requireNonNull(page.executeScript(STATUS))).intValue();
  }

  private static int number(Map<?, ?> seen, String name) {
    return ((Number) Objects.requireNonNull(seen.get(name))).intValue();
  }

  private static String text(Map<?, ?> seen, String name) {
    return String.valueOf(seen.get(name));
  }

  private static List<Map<String, String>> rows(@Nullable Object rows) {
    return ((List<?>) Objects.requireNonNull(rows)).stream().map(Look::row).toList();
  }

  private static Map<String, String> row(Object row) {
    var cells = new java.util.LinkedHashMap<String, String>();
    ((Map<?, ?>) row)
        .forEach((name, cell) -> cells.put(String.valueOf(name), String.valueOf(cell)));
    return cells;
  }

  /** One of the scripts that lie beside this class. */
  static String script(String name) {
    try (var file = Objects.requireNonNull(Look.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

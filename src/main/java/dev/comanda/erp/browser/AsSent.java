package dev.comanda.erp.browser;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * What the fields of a page held as the ERP sent it, also those that nobody sees; whatever was
 * typed since does not count.
 *
 * @param address where it came from
 * @param status by which it was answered; 0 where no answer came
 * @param fields by the names that they have in the ERP's form; those of one name are one, on lines
 */
public record AsSent(String address, int status, Map<String, String> fields) {
  private static final String SCRIPT = Look.script("sent.js");

  /** The page that is shown. */
  static AsSent shown(JavascriptExecutor page) {
    return at(page, "", Duration.ZERO);
  }

  /** Another page of the same site, which is asked for and not shown. */
  static AsSent beside(JavascriptExecutor page, String address, Duration limit) {
    return at(page, address, limit);
  }

  private static AsSent at(JavascriptExecutor page, String address, Duration limit) {
    var told =
        (Map<?, ?>) Objects.requireNonNull(page.executeScript(SCRIPT, address, limit.toMillis()));
    var fields = new LinkedHashMap<String, String>();
    for (var each : (List<?>) Objects.requireNonNull(told.get("fields"))) {
      var field = (List<?>) each;
      fields.merge(
          String.valueOf(field.getFirst()),
          String.valueOf(field.getLast()),
          (one, other) -> one + "\n" + other);
    }
    int status = ((Number) Objects.requireNonNull(told.get("status"))).intValue();
    return new AsSent(String.valueOf(told.get("address")), status, fields);
  }

  /** What a field held; empty where there is none. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }
}

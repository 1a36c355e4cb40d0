package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The audit log in the administration: read, filtered, saved, and when it cannot be had. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "admin-audit";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  /** Cancels an order, and changes a product more often than one page of the log has lines. */
  private void deeds() {
    var order = evening.waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
    var id = order.json().get("id").textValue();
    var why = Map.of("reason", "Guest changed their mind");
    evening.waiter.post("/api/orders/" + id + "/lines/1/void", why).expect(200);
    var path = "/api/locations/bistro/products/" + evening.product + "/availability";
    for (int i = 0; i < 50; i++) {
      evening.kitchen.put(path, Map.of("available", i % 2 == 1)).expect(200);
    }
    evening.table();
  }

  @Test
  void the_audit_log_is_read_filtered_and_saved(@TempDir Path folder) throws IOException {
    deeds();
    try (var browser = Administration.signedIn(evening, "manager")) {
      browser.press("Audit log");
      browser.see(".deed", "Session opened Wei");
      assertThat(browser.count(".deed")).isEqualTo(50);
      browser.press("Older");
      browser.see(".audit-foot", "Nothing older is kept.");
      browser.choose("audit-filters [name=staff]", waiter());
      browser.gone(".deeds.is-old");
      browser.see(".deed", "Guest changed their mind Order");
      Administration.everywhere(pictures, browser, "admin-audit");
      browser.choose("audit-filters [name=action]", "order.line_voided");
      browser.see(".audit-foot", "Nothing older matches.");
      browser.saveTo(folder);
      browser.press("Download these lines as CSV");
      var file = browser.saved(folder.resolve("audit.csv"));
      assertThat(Files.readAllLines(file)).hasSize(2);
      Files.delete(file);
      browser.choose(".csv-way select", "semicolon");
      browser.reload();
      browser.see(".deed");
      browser.press("Download these lines as CSV");
      assertThat(Files.readAllLines(browser.saved(file)).getFirst()).startsWith("id;at;action;");
      browser.reload();
      browser.see(".audit-foot", "Nothing older matches.");
      assertThat(browser.count(".deed")).isEqualTo(1);
      browser.choose("audit-filters [name=action]", "spot.deleted");
      browser.see(".empty", "Nothing that was written down matches.");
      Administration.everywhere(pictures, browser, "admin-audit-nothing");
      browser.press("Show everything");
      browser.see(".deed", "Product back on sale Kofi");
    }
  }

  private String waiter() {
    var me = evening.waiter.get("/api/auth/verify").expect(200).json().get("user");
    return me.get("id").textValue();
  }

  @Test
  void the_audit_log_says_when_it_is_loaded_and_when_it_cannot_be() {
    try (var browser = Administration.signedIn(evening, "admin")) {
      browser.expect("ERR_INTERNET_DISCONNECTED|/api/audit.*400");
      browser.press("Audit log");
      browser.see(".deed", "Signed in");
      browser.choose("audit-filters [name=location]", "all");
      browser.see(".audit-foot", "Times are UTC.");
      browser.run("window.answers = fetch; window.fetch = () => new Promise(() => {})");
      browser.choose("audit-filters [name=action]", "api_key.created");
      browser.see("[aria-busy=true] .deeds.is-old");
      pictures.look(browser, "admin-audit-loading");
      browser.run("window.fetch = window.answers");
      browser.offline(true);
      browser.choose("audit-filters [name=action]", "staff.signed_in");
      browser.see(".message-fault", "No connection to the server.");
      Administration.everywhere(pictures, browser, "admin-audit-failed");
      browser.offline(false);
      browser.press("Try again");
      browser.see(".deed", "Signed in");
      browser.run(dates("2026-06-02", "2026-06-01"));
      browser.see(".message-fault", "The last day is before the first.");
    }
  }

  /** Chooses both days. */
  private static String dates(String from, String to) {
    return "for (const [name, value] of [['from', '%s'], ['to', '%s']]) {".formatted(from, to)
        + "const field = document.querySelector(`[name=${name}]`);"
        + "field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); }";
  }

  @Test
  void every_action_of_the_audit_log_has_its_words_in_both_languages() {
    var words = Arrays.stream(Action.values()).map(Action::word).toList();
    var offered =
        "return [...document.querySelectorAll('[name=action] option')].map(one => one.%s)";
    for (var language : List.of("en", "de")) {
      try (var browser = Browser.start(Device.PHONE, Scheme.LIGHT, language)) {
        browser.open(evening.app.url() + "/admin?part=audit");
        browser.type("[name=email]", "admin@demo.example");
        browser.type("[name=password]", DemoPlaces.PASSWORD);
        browser.press(browser.see(".entry-card [type=submit]"));
        browser.see(".deed");
        var values = (List<?>) Objects.requireNonNull(browser.run(offered.formatted("value")));
        assertThat(values.stream().map(Object::toString).filter(value -> !value.isEmpty()))
            .containsExactlyInAnyOrderElementsOf(words);
        assertThat(Objects.requireNonNull(browser.run(offered.formatted("text"))).toString())
            .doesNotContain("did.", "thing.", "audit.");
        pictures.look(browser, "admin-audit-" + language + "-phone");
      }
    }
  }
}
